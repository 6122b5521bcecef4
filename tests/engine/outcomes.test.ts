import { describe, expect, it } from 'vitest';
import { createPreparation, outcome, simulate, simulatedYears } from '../../src/engine/index.js';
import { METRICS } from '../../src/types/metrics.js';
import { GROUPS, outcomesOf } from '../support/reference-outcomes.js';
import { shippedScenario } from '../support/shipped.js';

const NAMES = ['us-85-50', 'canada-innovation', 'section-232', 'withdrawal', 'reshoring'];
const YEARS = [2019, 2022, 2025, 2031];

describe('outcomes as they are written', () => {
  it.each(NAMES)('are the sums of single carlines under %s', (name) => {
    const scenario = shippedScenario(name);
    const results = simulate(scenario);
    const run = createPreparation(scenario)({});
    for (const year of simulatedYears(run)) {
      if (!YEARS.includes(year.year)) continue;
      const expectedOf = outcomesOf(run, year);
      for (const [country, vehicleClass] of GROUPS) {
        const expected = expectedOf(country, vehicleClass);
        for (const metric of METRICS) {
          const found = outcome(results, metric, country, vehicleClass, year.year);
          const value = expected[metric] ?? Number.NaN;
          const where = `${metric} of ${vehicleClass} in ${country}, ${year.year}`;
          if (Number.isNaN(value)) expect(found, where).toBeNaN();
          else expect(Math.abs(found - value), where).toBeLessThan(1e-9 * Math.abs(value) + 1e-9);
        }
      }
    }
  });
});
