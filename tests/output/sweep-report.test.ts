import { describe, expect, it } from 'vitest';
import type { SweepReport, SweptFigure } from '../../src/analysis/sweep-report.js';
import { sweepCsv, sweepJson } from '../../src/output/sweep-data.js';
import { bar, sweepTable } from '../../src/output/sweep-report.js';
import { chance, summarise } from '../../src/uncertainty/summary.js';
import { csvRows } from '../support/csv.js';
import { DIMENSIONS } from '../support/dimensions.js';

const names = { scenario: 'nafta-1994', baselineTitle: 'NAFTA 1994', dimensions: DIMENSIONS };
const style = { color: false, width: undefined };
const found = (...values: number[]) => ({ has: chance(values.length, 2), value: summarise(Float64Array.from(values)) });

const content: SweptFigure = {
  figure: { metric: 'content.regional', country: 'NAM', vehicleClass: 'car', year: 2031 },
  levels: Float64Array.of(0.74, 0.76, 0.75),
  baseline: Float64Array.of(0.74, 0.74, 0.74),
  drawnLevels: [],
  drawnBaseline: [],
  findings: { peak: { value: 0.862, level: 0.7612, inside: true }, crossings: [] },
  findingsOverDraws: undefined,
};
const jobs: SweptFigure = {
  ...content,
  figure: { metric: 'jobs.direct', country: 'MX', vehicleClass: 'all', year: 2031 },
  levels: Float64Array.of(1000, 1400, 600),
  baseline: Float64Array.of(1000, 1000, 1000),
  findings: { peak: undefined, crossings: [{ value: 0.885, direction: 'falling', size: 400 }] },
};
const axis = { path: 'rule.regional', values: [0.5, 0.8, 0.95], percent: true };
const report: SweepReport = { axes: [axis], points: [[0.5], [0.8], [0.95]], figures: [content, jobs] };

describe('a sweep for people', () => {
  it('is a table with a bar, shares as levels and jobs as changes, and what was found in sentences', () => {
    const text = sweepTable(report, names, style);
    expect(text).toMatch(/ 50 +74\.0 {2}▏ +0\n/);
    expect(text).toMatch(/ 80 +76\.0 {2}█{16} +\+400\n/);
    expect(text).toMatch(/ 95 +75\.0 {2}█{8} +−400\n/);
    expect(text).toContain('Regional content of cars assembled in North America in 2031 peaks at 86.2%, with 76.1%.');
    expect(text).toContain('Direct jobs in Mexico in 2031 turn from gain to loss at 88.5%.');
  });

  it('over draws has ranges, and says in how many draws a finding is there', () => {
    const drawn: SweptFigure = {
      ...jobs,
      drawnLevels: [Float64Array.of(1000, 1500, 500), Float64Array.of(1000, 1300, 1100)],
      drawnBaseline: [jobs.baseline, jobs.baseline],
      findingsOverDraws: {
        peak: found(),
        peakLevel: summarise(new Float64Array()),
        falling: found(0.87),
        rising: found(),
      },
    };
    const text = sweepTable({ ...report, figures: [drawn] }, names, style);
    expect(text).toContain('ranges hold 90% of 2 draws');
    expect(text).toContain('+310 to +490');
    expect(text).toMatch(/turn from gain to loss at 88\.5% \(in 50% ± \d+% of\s+draws, there at\s+87\.0%\)/);
  });

  it('does not make much of a curve that hardly leaves the baseline', () => {
    const still = {
      ...jobs,
      findings: { peak: undefined, crossings: [{ value: 0.6, direction: 'rising', size: 3 } as const] },
    };
    expect(sweepTable({ ...report, figures: [still] }, names, style)).not.toContain('turn from');
  });

  it('over two places is a grid', () => {
    const us = { path: 'rule.us', values: [0, 0.5], percent: true };
    const points = axis.values.flatMap((value) => us.values.map((other) => [value, other]));
    const levels = Float64Array.of(1, 2, 3, 4, 5, 6);
    const grid = { ...jobs, levels, baseline: new Float64Array(6), findings: undefined };
    const text = sweepTable({ axes: [axis, us], points, figures: [grid] }, names, style);
    expect(text).toMatch(/rule\.us\s*\nrule\.regional +0 +50\n/);
    expect(text).toMatch(/ 50 +\+1 +\+2\n +80 +\+3 +\+4\n +95 +\+5 +\+6\n/);
  });
});

describe('a sweep as data', () => {
  it('has a column for the swept place, and levels and changes for every point', () => {
    const rows = csvRows(sweepCsv(report, names));
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'scenario',
      'rule.regional',
      'draw',
      'year',
      'metric',
      'country',
      'class',
      'value',
      'unit',
    ]);
    expect(rows).toHaveLength(3 * 2 * 2);
    expect(
      rows.filter((row) => row.metric === 'change.jobs.direct').map((row) => [row['rule.regional'], row.value]),
    ).toEqual([
      ['0.5', '0'],
      ['0.8', '400'],
      ['0.95', '-400'],
    ]);
  });

  it('in JSON carries the findings', () => {
    const json = JSON.parse(sweepJson(report, names)) as { figures: { findings: unknown; points: unknown[] }[] };
    expect(json.figures[0]?.findings).toEqual(content.findings);
    expect(json.figures[1]?.points[2]).toEqual({ at: [0.95], level: 600, change: -400 });
  });
});

describe('a bar', () => {
  it('has eighths, never nothing, never more than its width', () => {
    expect([bar(0, 4), bar(0.5, 4), bar(0.53125, 4), bar(2, 4)]).toEqual(['▏', '██', '██▏', '████']);
  });
});
