import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpreadByCategory } from '../../../src/baseline/filings/by-category.js';

const positive = fc.double({ min: 0.05, max: 20, noNaN: true });
const shares = (length: number) =>
  fc.array(positive, { minLength: length, maxLength: length }).map((values) => {
    const sum = values.reduce((total, value) => total + value, 0);
    return values.map((value) => value / sum);
  });
const columnsOf = (table: Float64Array, cost: readonly number[], origins: number) =>
  Array.from({ length: origins }, (_, o) =>
    cost.reduce((sum, spent, k) => sum + spent * (table[k * origins + o] ?? 0), 0),
  );

describe('createSpreadByCategory', () => {
  it('gives rows that sum to one and origins that have their share of all spending', () => {
    fc.assert(
      fc.property(
        shares(4),
        shares(3),
        fc.array(positive, { minLength: 12, maxLength: 12 }),
        (total, cost, pattern) => {
          const table = createSpreadByCategory(3, 4)(new Float64Array(12), total, cost, pattern);
          for (let k = 0; k < 3; k++)
            expect(table.slice(k * 4, k * 4 + 4).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          for (const [o, share] of columnsOf(table, cost, 4).entries()) expect(share).toBeCloseTo(total[o] ?? 0, 11);
        },
      ),
    );
  });

  it('gives every category the same origins where the pattern has no say', () => {
    const total = [0.6, 0.3, 0.1];
    const table = createSpreadByCategory(2, 3)(new Float64Array(6), total, [2, 1], [1, 1, 1, 1, 1, 1]);
    expect([...table].map((value) => Number(value.toFixed(12)))).toEqual([...total, ...total]);
  });

  it('keeps the odds ratios of the pattern', () => {
    const pattern = [1, 1, 0.1, 1, 1, 0.5];
    const table = createSpreadByCategory(2, 3)(new Float64Array(6), [0.5, 0.2, 0.3], [3, 1], pattern);
    const odds = (k: number) => (table[k * 3 + 2] ?? 0) / (table[k * 3] ?? 0);
    expect(odds(1) / odds(0)).toBeCloseTo(5, 9);
    expect((table[1] ?? 0) / (table[0] ?? 0)).toBeCloseTo((table[4] ?? 0) / (table[3] ?? 0), 9);
  });

  it('is what odds of the outside scaled by one number are where only the outside has a pattern, as in the baseline of 2019', () => {
    const cost = [0.2, 0.5, 0.3];
    const outside = [0.6, 0.02, 0.5];
    const mean = 0.4;
    // Bisection in the scale of the odds.
    let [low, high] = [0, 1e6];
    const shareAt = (scale: number, k: number) => (scale * (outside[k] ?? 0)) / (1 + scale * (outside[k] ?? 0));
    for (let i = 0; i < 200; i++) {
      const at = (low + high) / 2;
      if (cost.reduce((sum, spent, k) => sum + spent * shareAt(at, k), 0) < mean) low = at;
      else high = at;
    }
    const pattern = outside.flatMap((odds) => [1, 1, odds]);
    const table = createSpreadByCategory(3, 3)(new Float64Array(9), [0.45, 0.15, mean], cost, pattern);
    for (const k of outside.keys()) {
      expect(table[k * 3 + 2]).toBeCloseTo(shareAt(low, k), 9);
      expect((table[k * 3] ?? 0) / (table[k * 3 + 1] ?? 1)).toBeCloseTo(3, 9);
    }
  });

  it('leaves an origin without spending out', () => {
    const table = createSpreadByCategory(2, 2)(new Float64Array(4), [1, 0], [1, 1], [1, 1, 1, 1]);
    expect([...table]).toEqual([1, 0, 1, 0]);
  });

  it('says when an origin that has spending could never get any', () => {
    expect(() => createSpreadByCategory(2, 2)(new Float64Array(4), [0.5, 0.5], [1, 1], [1, 0, 1, 0])).toThrow(
      RangeError,
    );
  });
});
