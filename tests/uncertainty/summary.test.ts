import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSketch, SKETCH_ACCURACY, type Sketch } from '../../src/uncertainty/sketch.js';
import { chance, SUMMARY_PROBABILITIES, summarise, summariseDifference } from '../../src/uncertainty/summary.js';
import { createUniform } from '../../src/uncertainty/uniform.js';

const draws = (n: number, seed = 1) => {
  const u = createUniform({ seed, design: 'random', draws: n }, 'x');
  return Float64Array.from({ length: n }, (_, i) => u(i));
};

describe('summarise', () => {
  it('gives the quantiles of type 7', () => {
    // numpy.quantile([3,6,7,8,8,10,13,15,16,20], [.05,.25,.5,.75,.95]) with its default method (type 7).
    const values = Float64Array.of(20, 3, 7, 6, 8, 13, 8, 10, 16, 15);
    const expected = [4.35, 7.25, 9, 14.5, 18.2];
    expect(SUMMARY_PROBABILITIES).toEqual([0.05, 0.25, 0.5, 0.75, 0.95]);
    summarise(values).quantiles.forEach((quantile, i) => {
      expect(quantile).toBeCloseTo(expected[i] ?? NaN, 12);
    });
  });

  it('leaves the values as they were and says how many did not apply', () => {
    const values = Float64Array.of(3, NaN, -1, 0);
    const summary = summarise(values);
    expect([...values]).toEqual([3, NaN, -1, 0]);
    expect(summary).toMatchObject({ count: 3, missing: 1, min: -1, max: 3 });
    expect([summary.positive.share, summary.negative.share, summary.zero.share]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('of no draws is NaN, of one has no spread', () => {
    expect(summarise(new Float64Array(0)).mean).toBeNaN();
    expect(summarise(Float64Array.of(NaN)).positive.share).toBeNaN();
    const one = summarise(Float64Array.of(5));
    expect([one.mean, one.quantiles[0], one.sd]).toEqual([5, 5, NaN]);
  });

  it('holds the true mean and quantiles of a uniform within four of its errors, at every sample size', () => {
    for (const n of [100, 1000, 10_000]) {
      const summary = summarise(draws(n, n));
      expect(Math.abs(summary.mean - 0.5)).toBeLessThan(4 * summary.standardError);
      summary.quantiles.forEach((quantile, i) => {
        const error = summary.quantileErrors[i] ?? NaN;
        expect(Math.abs(quantile - (SUMMARY_PROBABILITIES[i] ?? NaN))).toBeLessThan(4 * error);
      });
    }
  });

  it('has errors that fall as the root of the number of draws, and are the size theory says', () => {
    const summary = summarise(draws(10_000));
    expect(summary.standardError).toBeCloseTo(1 / Math.sqrt(12 * 10_000), 4);
    // Of a uniform the error of quantile p is √(p(1-p)/n).
    expect(summary.quantileErrors[2]).toBeCloseTo(0.005, 3);
  });
});

describe('summariseDifference', () => {
  it('cancels what the two share', () => {
    const baseline = draws(1000);
    const noise = draws(1000, 2);
    const scenario = baseline.map((value, i) => value + 0.01 * (noise[i] as number));
    const difference = summariseDifference(scenario, baseline);
    expect(difference.sd).toBeLessThan(summarise(scenario).sd / 50);
    expect(difference.positive.share).toBe(1);
    expect(summariseDifference(baseline, baseline)).toMatchObject({ mean: 0, sd: 0, zero: { share: 1 } });
  });

  it('refuses draws that do not pair', () => {
    expect(() => summariseDifference(draws(3), draws(4))).toThrow(RangeError);
  });
});

describe('chance', () => {
  it('is Wilson’s interval', () => {
    // R: binom::binom.wilson(8, 10) gives 0.4901625 to 0.9433178.
    const { share, low, high } = chance(8, 10);
    expect(share).toBe(0.8);
    expect(low).toBeCloseTo(0.4901625, 6);
    expect(high).toBeCloseTo(0.9433178, 6);
  });

  it('admits at none or all of the draws that it might have been otherwise', () => {
    expect(chance(0, 100)).toMatchObject({ share: 0, low: 0 });
    expect(chance(0, 100).high).toBeGreaterThan(0.03);
    expect(chance(100, 100).low).toBeLessThan(0.97);
  });
});

describe('sketch', () => {
  const fill = (values: Iterable<number>): Sketch => {
    const sketch = createSketch();
    for (const value of values) sketch.add(value);
    return sketch;
  };
  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constant(0), fc.constant(NaN));

  it('agrees with the exact summary: all but the quantiles to rounding, those to its accuracy', () => {
    const values = draws(20_000).map((u) => Math.exp(6 * u) - 30);
    const exact = summarise(values);
    const sketched = fill(values).summary();
    expect(sketched.mean / exact.mean).toBeCloseTo(1, 10);
    expect(sketched.sd / exact.sd).toBeCloseTo(1, 10);
    expect(sketched).toMatchObject({ count: exact.count, min: exact.min, max: exact.max, positive: exact.positive });
    sketched.quantiles.forEach((quantile, i) => {
      const truth = exact.quantiles[i] ?? NaN;
      expect(Math.abs(quantile - truth)).toBeLessThan(
        2 * SKETCH_ACCURACY * Math.abs(truth) + exact.quantileErrors[i]! / 10,
      );
    });
  });

  it('merged from shards in any order says what one sketch of all says', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 40 }), { minLength: 1, maxLength: 5 }), (shards) => {
        const whole = fill(shards.flat()).summary();
        for (const order of [shards, [...shards].reverse()]) {
          const merged = createSketch();
          for (const shard of order) merged.merge(fill(shard));
          const summary = merged.summary();
          expect(summary.quantiles).toEqual(whole.quantiles);
          expect({ ...summary, quantiles: 0, mean: 0, sd: 0, standardError: 0 }).toEqual({
            ...whole,
            quantiles: 0,
            mean: 0,
            sd: 0,
            standardError: 0,
          });
          if (whole.count > 1) {
            expect(Math.abs(summary.mean - whole.mean)).toBeLessThan(1e-9 * (1 + Math.abs(whole.mean) + whole.sd));
            expect(Math.abs(summary.sd - whole.sd)).toBeLessThan(1e-6 * (1 + whole.sd));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
