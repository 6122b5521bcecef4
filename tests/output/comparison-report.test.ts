import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DrawSummary, summariseDraws } from '../../src/analysis/draw-summaries.js';
import { compareScenarios } from '../../src/analysis/scenario-runs.js';
import { comparisonJson, comparisonOverview, comparisonTables } from '../../src/output/comparison-report.js';
import { rangesTable } from '../../src/output/ranges.js';
import type { Formula, Scenario } from '../../src/scenario/types.js';
import { atLeast, dated, shippedBaseline, statusQuo } from '../support/scenarios.js';

const YEAR = 2021;
const DRAWS = 8;
const plain = { color: false, width: 80 };
const always: Formula = { text: 'true', unit: 'boolean', evaluate: () => 1 };
const nafta = statusQuo(shippedBaseline());
const proposal: Scenario = {
  ...nafta,
  name: 'proposal',
  title: 'A proposal \u001b[2J',
  rules: [...nafta.rules, dated(2020, atLeast('traced', 0.85))],
  claims: [
    {
      says: 'is always right, whatever anyone says about the weather or the price of tea in Mexico City',
      who: 'its author',
      holdsIf: always,
      year: YEAR,
    },
  ],
};
const comparison = compareScenarios(nafta, [proposal]);
const [run] = comparison.others;

describe('a comparison for people', () => {
  let draws: readonly DrawSummary[] = [];
  beforeAll(async () => {
    draws = await summariseDraws([proposal], nafta, { seed: 1, design: 'random', draws: DRAWS }, { years: [YEAR] });
  });

  it('fits the screen, cuts no word, and lets no title act on the terminal', () => {
    const report = comparisonOverview(comparison, YEAR, plain, draws);
    expect(report).not.toContain('\u001b');
    expect(report).toContain('A proposal \\x1b[2J');
    const claim = report.slice(report.indexOf('✔'));
    const prose = report.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(prose.length).toBeGreaterThan(3);
    for (const line of [...prose, ...claim.split('\n')]) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(claim.replace(/\s+/g, ' ')).toContain(
      `holds: its author: is always right, whatever anyone says about the weather or the price of tea in Mexico City (${YEAR}), in 100% of draws`,
    );
  });

  it('gives the middle nine tenths of the draws, and the chance of each sign', () => {
    const [drawn] = draws;
    if (run === undefined || drawn === undefined) throw new Error('nothing was compared');
    const selection = { metrics: ['jobs.direct'] as const, countries: ['US'] as const };
    const table = rangesTable(run, drawn, YEAR, selection, { color: false, width: undefined });
    const { difference } = drawn.outcome('jobs.direct', 'US', 'all', YEAR);
    const cells =
      table
        .trimEnd()
        .split('\n')
        .at(-1)
        ?.trim()
        .split(/\s{2,}/) ?? [];
    expect(cells.slice(0, 2)).toEqual(['direct jobs, U.S.', 'jobs']);
    const [, low, median, high, rises, falls] = cells
      .slice(2)
      .map((cell) => Number(cell.replace('−', '-').replaceAll(',', '')));
    expect(low).toBe(Math.round(difference.quantiles[0] ?? Number.NaN));
    expect(median).toBe(Math.round(difference.quantiles[2] ?? Number.NaN));
    expect(high).toBe(Math.round(difference.quantiles[4] ?? Number.NaN));
    expect((rises ?? 0) + (falls ?? 0)).toBeGreaterThanOrEqual(99);
  });

  it('shows the outcomes that were asked for, each in a table of its own', () => {
    const selection = { metrics: ['jobs.parts', 'price.index'] as const };
    const report = comparisonTables(comparison, [YEAR], selection, 'both', { color: false, width: undefined });
    expect(report.match(/^parts jobs \(jobs\.parts/gm)).toHaveLength(1);
    expect(report.match(/^price index \(price\.index/gm)).toHaveLength(1);
    expect(report).not.toMatch(/NaN|undefined/);
  });

  it('says the same as data', () => {
    const data = JSON.parse(
      comparisonJson(comparison, { years: [YEAR], metrics: ['jobs.direct'] }, 'levels', draws),
    ) as {
      baseline: { name: string };
      scenarios: {
        name: string;
        claims: { holds: boolean }[];
        sentences: { text: string[] };
        draws: { figures: unknown[]; claims: { draws: number }[] };
      }[];
      rows: { scenario: string; metric: string; value: number | null }[];
    };
    expect(data.baseline.name).toBe(nafta.name);
    expect(data.scenarios[0]).toMatchObject({
      name: 'proposal',
      claims: [{ holds: true }],
      draws: { claims: [{ draws: DRAWS }] },
    });
    expect(data.scenarios[0]?.sentences.text.length).toBeGreaterThan(0);
    expect(new Set(data.rows.map((row) => row.scenario))).toEqual(new Set([nafta.name, 'proposal']));
  });
});
