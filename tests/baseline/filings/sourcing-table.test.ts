import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unconstrainedTable } from '../../../src/baseline/filings/held-up.js';
import { filingTerms, partsOrigins } from '../../../src/baseline/filings/parts-origins.js';
import { createFilingReader } from '../../../src/baseline/filings/sourcing-table.js';
import { contentOf, measureWeights } from '../../../src/policy/content-measure.js';
import { parameterReader } from '../../../src/policy/parameters.js';
import { CATEGORIES, PARTS } from '../../support/dimensions.js';
import { randomBaseline, randomParameters } from '../../support/random-world.js';
import { MEASURES } from '../../support/scenarios.js';

/** A carline of a random fleet with its recipe, table and assumptions. */
function sample(seed: number) {
  const baseline = randomBaseline(seed);
  const values = randomParameters(seed);
  const parameter = parameterReader(values);
  const [carline] = baseline.carlines;
  if (carline === undefined) throw new Error('an empty fleet');
  const [assembly, development] = [0.15, 0.05];
  const costShare = CATEGORIES.map((c) =>
    c === 'assembly'
      ? assembly
      : c === 'development'
        ? development
        : 0.8 * (baseline.partsRecipe[carline.vehicleClass]?.[c] ?? 0),
  );
  const table = new Float64Array(48);
  createFilingReader(baseline, parameter)(carline, costShare, 0, table);
  return { baseline, carline, costShare, parameter, table, values };
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('sourcing tables from filings', () => {
  it('has plants of the region buy what the register says of each material outside it, whatever was filed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { baseline, carline, parameter, table } = sample(seed);
        const { categories, countries, region } = baseline.dimensions;
        categories.forEach(({ name, role }, k) => {
          if (role !== 'material' || !region.members.includes(carline.assembly)) return;
          const outside = countries.reduce(
            (sum, country, o) =>
              sum + (region.members.includes(country) ? 0 : (table[countries.length * k + o] as number)),
            0,
          );
          expect(outside).toBeCloseTo(parameter(`outside_share.${name}`), 9);
        });
      }),
    );
  });

  it('has rows that sum to 1, assembly at the plant, and development at home', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { carline, table } = sample(seed);
        CATEGORIES.forEach((category, k) => {
          const row = table.subarray(4 * k, 4 * k + 4);
          expect(row.every((share) => share >= 0)).toBe(true);
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          const only =
            category === 'assembly' ? carline.assembly : category === 'development' ? carline.homeRegion : undefined;
          if (only !== undefined) expect(row[['US', 'CA', 'MX', 'ROW'].indexOf(only)]).toBe(1);
        });
      }),
    );
  });

  it('gives all parts that a filing is of together the origins of the filing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { baseline, carline, costShare, parameter, table } = sample(seed);
        const plant = baseline.dimensions.countries.indexOf(carline.assembly);
        const expected = partsOrigins(carline, plant, filingTerms(baseline, parameter), 0, new Float64Array(4));
        const parts = baseline.dimensions.categories.flatMap(({ role }, k) => (role === 'part' ? [k] : []));
        const total = parts.reduce((sum, k) => sum + (costShare[k] as number), 0);
        expected.forEach((share, o) => {
          const found =
            parts.reduce((sum, k) => sum + (costShare[k] as number) * (table[4 * k + o] as number), 0) / total;
          expect(found).toBeCloseTo(share, 6);
        });
      }),
    );
  });
});

describe('undoing the rule that filings were made under', () => {
  it('lowers content by the points asked, by one tilt towards the region for all categories', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.01, max: 0.08, noNaN: true }), (seed, lift) => {
        const { baseline, costShare, parameter, table, values } = sample(seed);
        const theta = values.parts_sourcing_elasticity as number;
        const weights = measureWeights(MEASURES.traced as never, baseline.dimensions, parameter);
        const content = (of: Float64Array): number =>
          contentOf(
            weights,
            of.map((share, cell) => share * (costShare[cell >> 2] as number)),
          );
        const observed = content(table);
        const free = unconstrainedTable(table, costShare, weights, theta, observed, lift);
        expect(content(free)).toBeGreaterThanOrEqual(observed - lift - 1e-9);
        expect(content(free)).toBeLessThan(observed + 1e-12);
        // s ∝ x·m^(θ+1): what an American part gained on one from outside is the same in every category.
        const gains = PARTS.map((category) => {
          const [us, row] = [4 * CATEGORIES.indexOf(category), 4 * CATEGORIES.indexOf(category) + 3];
          const before = (free[us] as number) / (free[row] as number);
          return (table[us] as number) / (table[row] as number) / before;
        }).filter((gain) => Number.isFinite(gain));
        for (const gain of gains) expect(gain / (gains[0] as number)).toBeCloseTo(1, 6);
        expect(gains.every((gain) => gain >= 1)).toBe(true);
      }),
    );
  });
});
