import { describe, expect, it } from 'vitest';
import type { Baseline, Carline } from '../../src/baseline/types.js';
import { outcome, type Results, simulate } from '../../src/engine/index.js';
import type { Scenario } from '../../src/scenario/types.js';
import { METRICS } from '../../src/types/metrics.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../support/dimensions.js';
import { atLeast, dated, shippedBaseline, statusQuo } from '../support/scenarios.js';
import { shippedScenario } from '../support/shipped.js';

const baseline = shippedBaseline();
const withFleet = (carlines: readonly Carline[], threshold = 0.85): Scenario => {
  const base: Baseline = { ...baseline, carlines };
  const before = statusQuo(base);
  return { ...before, rules: [...before.rules, dated(2020, atLeast('traced', threshold))] };
};
const levels = [
  'jobs.direct',
  'jobs.total',
  'vehicles.assembled',
  'vehicles.sold',
  'vehicles.imported',
  'duty.paid',
] as const;

/** A figure that is neither finite nor "does not apply": levels always apply inside the region. */
function broken(results: Results): string[] {
  return results.years.flatMap((year) =>
    METRICS.flatMap((metric) =>
      OUTCOME_COUNTRIES.flatMap((country) =>
        OUTCOME_CLASSES.filter((c) => {
          const value = outcome(results, metric, country, c, year);
          if (Math.abs(value) === Number.POSITIVE_INFINITY) return true;
          const applies = (levels as readonly string[]).includes(metric) && country !== 'ROW';
          return applies && Number.isNaN(value);
        }).map((c) => `${metric} ${country} ${c} ${year}`),
      ),
    ),
  );
}

describe('inputs at the edge', () => {
  it('simulates a fleet without vehicles as none made, sold or employing anybody', () => {
    const results = simulate(withFleet([]), { detail: true });
    expect(broken(results)).toEqual([]);
    expect(outcome(results, 'jobs.total', 'NAM', 'all', 2025)).toBe(0);
    expect(outcome(results, 'compliance.value', 'NAM', 'all', 2025)).toBeNaN();
  });

  it('simulates carlines that sell nothing', () => {
    const none = { US: 0, CA: 0, MX: 0, ROW: 0 };
    const results = simulate(withFleet(baseline.carlines.map((c) => ({ ...c, salesThousand: none }))));
    expect(broken(results)).toEqual([]);
    expect(outcome(results, 'vehicles.assembled', 'NAM', 'all', 2025)).toBe(0);
  });

  it('simulates a single maker with a single plant, which has nowhere in the region to move to', () => {
    const [only] = baseline.carlines.filter((c) => c.assembly === 'MX');
    const results = simulate(withFleet([only as Carline]), { detail: true });
    expect(broken(results)).toEqual([]);
    expect(outcome(results, 'vehicles.assembled', 'US', 'all', 2031)).toBe(0);
  });

  it.each([0, 1])('simulates a threshold of %d', (threshold) => {
    const results = simulate(withFleet(baseline.carlines, threshold));
    expect(broken(results)).toEqual([]);
    const share = outcome(results, 'compliance.value', 'NAM', 'all', 2031);
    if (threshold === 0) expect(share).toBeGreaterThan(0.99);
    else expect(share).toBeLessThan(0.5);
  });

  it('refuses shares of assembly thought of as elsewhere that leave less than nothing at home, naming them', () => {
    const parameters = {
      'assembly_prior_share.plant': 0.5,
      'assembly_prior_share.outside': 0.2,
      assembly_location_elasticity: 30,
    };
    expect(() => simulate(shippedScenario('withdrawal'), { parameters })).toThrow(
      /assembly_prior_share\.plant of 0\.5 and assembly_prior_share\.outside of 0\.2 .* \(.*\), which could move to/,
    );
    expect(
      broken(simulate(shippedScenario('withdrawal'), { parameters: { assembly_location_elasticity: 30 } })),
    ).toEqual([]);
  });

  it('names an assumption that is not in the register, and a year that is not simulated', () => {
    const { register, ...rest } = baseline;
    const short = new Map(register);
    short.delete('parts_sourcing_elasticity');
    expect(() => simulate(statusQuo({ ...rest, register: short }))).toThrow(/parts_sourcing_elasticity/);
    expect(() => simulate(statusQuo(baseline), { years: [2050] })).toThrow(/2050/);
  });
});
