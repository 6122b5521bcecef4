import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeIn, compare, compareRun } from '../../src/analysis/compare.js';
import { resultsOf } from '../output/results.js';

const YEARS = [2019, 2020, 2021];

describe('a comparison', () => {
  it('is exactly zero for a scenario that equals the baseline, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 7, maxLength: 7 }),
        (values) => {
          let next = 0;
          const cell = (): number => values[next++ % values.length] as number;
          const baseline = resultsOf('nafta-1994', YEARS, cell);
          const same = { ...baseline, scenario: 'null', cells: baseline.cells.slice() };
          const [run] = compare(baseline, same).others;
          expect(run?.change.every((value) => value === 0)).toBe(true);
        },
      ),
    );
  });

  it('is scenario minus baseline, and does not apply where either does not', () => {
    const baseline = resultsOf('nafta-1994', YEARS, (_metric, country) => (country === 'ROW' ? Number.NaN : 10));
    const scenario = resultsOf('usmca', YEARS, (_metric, country) => (country === 'MX' ? Number.NaN : 7));
    const run = compareRun(scenario, baseline);
    expect(changeIn(run, 'jobs.direct', 'US', 'all', 2020)).toBe(-3);
    expect(changeIn(run, 'jobs.direct', 'MX', 'all', 2020)).toBeNaN();
    expect(changeIn(run, 'jobs.direct', 'ROW', 'all', 2020)).toBeNaN();
    expect([...run.change].filter((value) => value === -3)).toHaveLength((run.change.length * 3) / 5);
  });

  it('refuses runs of different years', () => {
    const zero = (): number => 0;
    expect(() => compare(resultsOf('a', YEARS, zero), resultsOf('b', [2019, 2020], zero))).toThrow(/different years/);
    const run = compareRun(resultsOf('a', YEARS, zero), resultsOf('b', YEARS, zero));
    expect(() => changeIn(run, 'jobs.direct', 'US', 'all', 2031)).toThrow(/2031 was not simulated/);
  });
});
