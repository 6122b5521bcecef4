import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome, type Results, simulate } from '../../src/engine/index.js';
import type { Scenario } from '../../src/scenario/types.js';
import { METRICS } from '../../src/types/metrics.js';
import { renamed, reordered, withEmptyCountries } from '../support/other-dimensions.js';
import { randomPair, randomParameters } from '../support/random-world.js';
import { shippedScenario } from '../support/shipped.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** Holds every outcome of one run against that of another in which countries have other names. */
function expectSame(one: Results, other: Results, nameOf = (country: string): string => country, but = ''): void {
  for (const year of one.years) {
    for (const metric of METRICS.filter((name) => but === '' || !name.endsWith(but))) {
      for (const country of one.shape.countries) {
        for (const vehicleClass of one.shape.classes) {
          const value = outcome(one, metric, country, vehicleClass, year);
          const found = outcome(other, metric, nameOf(country), vehicleClass, year);
          if (Number.isNaN(value) && Number.isNaN(found)) continue;
          if (!(Math.abs(found - value) <= 1e-9 * (1 + Math.abs(value)))) {
            expect.fail(`${metric} of ${country}, ${vehicleClass}, ${year}: ${found} in place of ${value}`);
          }
        }
      }
    }
  }
}

describe('an economy of any number of countries', () => {
  it('gives the same with four more that are empty, two of them in the region', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { scenario } = randomPair(seed);
        const parameters = randomParameters(seed);
        const wide = simulate(withEmptyCountries(scenario), { parameters });
        expect(wide.shape.countries).toHaveLength(9);
        expectSame(simulate(scenario, { parameters }), wide);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['section-232', 'us-85-50', 'reshoring'])('gives the same for %s as it ships', (name) => {
    const scenario = shippedScenario(name);
    expectSame(simulate(scenario), simulate(withEmptyCountries(scenario)));
  });

  it('gives the same whatever their order', () => {
    const scenario = shippedScenario('usmca');
    expectSame(simulate(scenario), simulate(reordered(scenario)));
  });

  it.each([
    ['four', (scenario: Scenario) => scenario],
    ['eight', (scenario: Scenario) => withEmptyCountries(scenario)],
  ])('relabels results when its %s countries are relabelled', (_, widen) => {
    const names = new Map([
      ['US', 'Arcadia'],
      ['CA', 'Boreas'],
      ['MX', 'Cibola'],
      ['ROW', 'Terra'],
      ['NAM', 'ABC'],
      ['Q1', 'Dilmun'],
    ]);
    const scenario = widen(shippedScenario('section-232'));
    const other = renamed(scenario, names);
    const nameOf = (country: string): string => names.get(country) ?? country;
    // Metrics of a country's own name are for countries that have them.
    expectSame(simulate(scenario), simulate(other), nameOf, '.us');
  });
});
