import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/baseline/types.js';
import { distributionFunctions } from '../../src/uncertainty/distribution-functions.js';
import { betaCdf, betaQuantile, normalCdf, normalQuantile } from '../../src/uncertainty/special-functions.js';

const level = fc.double({ min: -5, max: 5, noNaN: true });
const spread = fc.double({ min: 0.01, max: 5, noNaN: true });
/** Below 1 a beta piles up at its ends, where one unit in the last place of a value holds much probability. */
const shape = fc.double({ min: 1, max: 50, noNaN: true });
const inside = fc.double({ min: 0, max: 1, noNaN: true });

const distribution: fc.Arbitrary<Exclude<Distribution, { kind: 'fixed' }>> = fc.oneof(
  fc.record({ kind: fc.constant('uniform' as const), low: level, width: spread }).map(({ kind, low, width }) => ({
    kind,
    low,
    high: low + width,
  })),
  fc
    .record({ kind: fc.constant('triangular' as const), low: level, width: spread, at: inside })
    .map(({ kind, low, width, at }) => ({
      kind,
      low,
      mode: Math.min(low + at * width, low + width),
      high: low + width,
    })),
  fc.record({ kind: fc.constant('normal' as const), mean: level, sd: spread }),
  fc.record({ kind: fc.constant('lognormal' as const), mu: level, sigma: spread }),
  fc
    .record({ kind: fc.constant('beta' as const), alpha: shape, beta: shape, low: level, width: spread })
    .map(({ width, ...rest }) => ({ ...rest, high: rest.low + width })),
);

describe('distributions', () => {
  it('give back the probability of a quantile', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (given, probability) => {
        const { cdf, quantile } = distributionFunctions(given);
        expect(cdf(quantile(probability))).toBeCloseTo(probability, 8);
      }),
    );
  });

  it('begin at 0 and end at 1', () => {
    fc.assert(
      fc.property(distribution, (given) => {
        const { cdf, quantile } = distributionFunctions(given);
        expect([cdf(-1e9), cdf(1e300)]).toEqual([0, 1]);
        expect(quantile(0)).toBeLessThan(quantile(0.5));
        expect(quantile(0.5)).toBeLessThan(quantile(1));
      }),
    );
  });

  it('of a uniform and a triangle are exact at their corners', () => {
    const triangle = distributionFunctions({ kind: 'triangular', low: 2, mode: 3, high: 6 });
    // Below the mode lies (3 - 2) / (6 - 2) of the mass; a quarter of that halves the way to it.
    expect([0, 1 / 16, 1 / 4, 1].map(triangle.quantile)).toEqual([2, 2.5, 3, 6]);
    expect([2, 2.5, 3, 6].map(triangle.cdf)).toEqual([0, 1 / 16, 1 / 4, 1]);
    expect([0, 0.25, 1].map(distributionFunctions({ kind: 'uniform', low: -2, high: 2 }).quantile)).toEqual([
      -2, -1, 2,
    ]);
  });
});

describe('the normal', () => {
  // Wichura, Applied Statistics 37 (1988), algorithm AS 241, prints the first two to 16 digits; scipy 1.17.1 norm.ppf and norm.cdf the others.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [0.975, 1.959963984540054],
    [1e-10, -6.361340902404056],
  ])('has at %d the quantile %d', (p, x) => {
    expect(normalQuantile(p) / x).toBeCloseTo(1, 14);
    expect(normalCdf(x) / p).toBeCloseTo(1, 12);
  });

  it('has infinite ends and nothing outside', () => {
    expect([0, 1, -0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
    expect([-Infinity, 0, Infinity].map(normalCdf)).toEqual([0, 0.5, 1]);
  });
});

describe('the beta', () => {
  it('is 3x² − 2x³ for (2, 2), and x^a for (a, 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), shape, (x, a) => {
        expect(betaCdf(x, 2, 2)).toBeCloseTo(3 * x ** 2 - 2 * x ** 3, 13);
        expect(betaCdf(x, a, 1)).toBeCloseTo(x ** a, 13);
        expect(betaQuantile(x, a, 1)).toBeCloseTo(x ** (1 / a), 11);
      }),
    );
  });

  it('has a number at every probability, whatever its shape', () => {
    const anyShape = fc.double({ min: 1e-4, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(anyShape, anyShape, inside, (a, b, p) => {
        const x = betaQuantile(p, a, b);
        expect(x >= 0 && x <= 1).toBe(true);
        const mass = betaCdf(p, a, b);
        expect(mass >= 0 && mass <= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
