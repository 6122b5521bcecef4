import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution, Parameter } from '../../src/baseline/types.js';
import { parameterQuantile } from '../../src/uncertainty/quantile.js';

function parameter(distribution: Distribution, low = -Infinity, high = Infinity): Parameter {
  return {
    id: 'x',
    label: 'x',
    value: 0.5,
    unit: '1',
    bounds: { low, high },
    distribution,
    source: 'test',
    status: 'judgement',
  };
}

describe('quantiles', () => {
  // scipy 1.17.1: beta.ppf, lognorm.ppf, triang.ppf, truncnorm.ppf at 0.37.
  it.each<[string, Parameter, number]>([
    ['uniform', parameter({ kind: 'uniform', low: 2, high: 4 }), 2.74],
    ['beta', parameter({ kind: 'beta', alpha: 2, beta: 5, low: 0, high: 1 }), 0.21032463252174394],
    ['beta on 1 to 3', parameter({ kind: 'beta', alpha: 2, beta: 5, low: 1, high: 3 }), 1 + 2 * 0.21032463252174394],
    ['lognormal', parameter({ kind: 'lognormal', mu: 0.2, sigma: 0.5 }), 1.0346604722690675],
    ['triangular', parameter({ kind: 'triangular', low: 2, mode: 3.5, high: 7 }), 3.6796084568232015],
    ['normal cut to 0.2 to 1.1', parameter({ kind: 'normal', mean: 1, sd: 0.5 }, 0.2, 1.1), 0.6609429036203374],
  ])('of %s agree with scipy', (_, entry, expected) => {
    expect(parameterQuantile(entry)(0.37)).toBeCloseTo(expected, 9);
  });

  it('stay within the bounds and rise with the probability, whatever the distribution', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const distribution = fc.constantFrom<Distribution>(
      { kind: 'uniform', low: 0, high: 2 },
      { kind: 'normal', mean: 0.3, sd: 2 },
      { kind: 'lognormal', mu: 0, sigma: 1 },
      { kind: 'triangular', low: 0, mode: 0.1, high: 3 },
      { kind: 'beta', alpha: 0.5, beta: 2, low: 0, high: 2 },
    );
    fc.assert(
      fc.property(distribution, probability, probability, (shape, p, q) => {
        const quantile = parameterQuantile(parameter(shape, 0.2, 1));
        const [a, b] = [quantile(Math.min(p, q)), quantile(Math.max(p, q))];
        expect(a).toBeGreaterThanOrEqual(0.2);
        expect(b).toBeLessThanOrEqual(1);
        expect(b).toBeGreaterThanOrEqual(a - 1e-12);
      }),
    );
  });

  it('of a fixed parameter are its value', () => {
    expect(parameterQuantile(parameter({ kind: 'fixed' }))(0.9)).toBe(0.5);
  });

  it.each<[string, Distribution]>([
    ['has no mass between the bounds', { kind: 'uniform', low: 5, high: 6 }],
    ['has its ends swapped', { kind: 'uniform', low: 1, high: 0 }],
    ['has its mode outside', { kind: 'triangular', low: 0.5, mode: 0.9, high: 0.6 }],
    ['has a negative deviation', { kind: 'normal', mean: 0, sd: -1 }],
  ])('are refused when the distribution %s', (_, distribution) => {
    expect(() => parameterQuantile(parameter(distribution, 0, 1))).toThrow('The distribution of x');
  });
});
