import * as fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  poolTariffIndex,
  readTariffIndex,
  valuesBehindQuantiles,
} from '../../../../scenarios/studies/hmm/tariff-index.js';

const PATH = 'scenarios/studies/data/hmm_2024_tariff_index_quantiles.csv';

describe('distribution of the tariff index', () => {
  it('recovers the values behind their quantiles', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 1.4, noNaN: true }), { minLength: 2, maxLength: 41 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const quantiles = Array.from({ length: 41 }, (_, i) => quantileSorted(sorted, i / 40));
        for (const [i, value] of valuesBehindQuantiles(quantiles, sorted.length).entries())
          expect(value).toBeCloseTo(sorted[i] ?? Number.NaN, 6);
      }),
    );
  });

  it('has six groups of 1,758 carlines, and rises with the rank', () => {
    const groups = readTariffIndex(PATH);
    expect(groups.map((group) => group.name)).toEqual([
      'CAN 8703',
      'CAN 8704',
      'MEX 8703',
      'MEX 8704',
      'USA 8703',
      'USA 8704',
    ]);
    expect(poolTariffIndex(groups).carlines).toBe(1758);
    for (const group of groups) {
      let last = 1;
      for (let i = 0; i < 500; i++) {
        const index = group.price((i + 0.5) / 500);
        expect(index).toBeGreaterThanOrEqual(last - 1e-4);
        last = index;
      }
    }
  });

  it('gives each pooled group its weight', () => {
    const groups = readTariffIndex(PATH);
    const pool = poolTariffIndex(groups);
    const first = groups[0];
    expect(pool.price((0.3 * 212) / 1758)).toBeCloseTo(first?.price(0.3) ?? Number.NaN, 12);
    expect(pool.quantity(1)).toBeCloseTo(groups.at(-1)?.quantity(1) ?? Number.NaN, 12);
  });

  it('says what is wrong with a file', () => {
    expect(() => readTariffIndex('package.json')).toThrow(/quantiles of the tariff index/);
  });
});
