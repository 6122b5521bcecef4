import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import lognormalCdf from '@stdlib/stats-base-dists-lognormal-cdf';
import lognormalQuantile from '@stdlib/stats-base-dists-lognormal-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import triangularCdf from '@stdlib/stats-base-dists-triangular-cdf';
import triangularQuantile from '@stdlib/stats-base-dists-triangular-quantile';
import uniformQuantile from '@stdlib/stats-base-dists-uniform-quantile';
import type { Distribution, Parameter } from '../baseline/types.js';
import { RoosimError } from '../types/errors.js';

/** Turns a probability in [0, 1] into a value. */
export type Quantile = (probability: number) => number;

/**
 * The quantile function of a parameter's distribution, cut at its bounds and scaled up between them (not piled up on them):
 * Q(F(low) + p (F(high) - F(low))). A fixed parameter gives its central value.
 * @throws RoosimError 'baseline_invalid' when the distribution has no mass within the bounds or its numbers make none.
 */
export function parameterQuantile(parameter: Parameter): Quantile {
  const { distribution, bounds } = parameter;
  if (distribution.kind === 'fixed') return () => parameter.value;
  const whole = untruncated(distribution);
  const from = bounds.low > -Infinity ? whole.cdf(bounds.low) : 0;
  const to = bounds.high < Infinity ? whole.cdf(bounds.high) : 1;
  const quantile: Quantile = (probability) => {
    const value = whole.quantile(from + probability * (to - from));
    return Math.min(bounds.high, Math.max(bounds.low, value));
  };
  if (!(to > from) || !Number.isFinite(quantile(0.5))) {
    throw new RoosimError(
      'baseline_invalid',
      `The distribution of ${parameter.id} (${describe(distribution)}) has no values between its bounds ${bounds.low} and ${bounds.high}.`,
      { hint: 'Correct the distribution or the bounds of this entry in the register.' },
    );
  }
  return quantile;
}

type Whole = { readonly cdf: (value: number) => number; readonly quantile: Quantile };

function untruncated(distribution: Exclude<Distribution, { kind: 'fixed' }>): Whole {
  switch (distribution.kind) {
    case 'uniform':
      return {
        cdf: (value) => Math.min(1, Math.max(0, (value - distribution.low) / (distribution.high - distribution.low))),
        quantile: uniformQuantile.factory(distribution.low, distribution.high),
      };
    case 'normal':
      return {
        cdf: normalCdf.factory(distribution.mean, distribution.sd),
        quantile: normalQuantile.factory(distribution.mean, distribution.sd),
      };
    case 'lognormal':
      return {
        cdf: lognormalCdf.factory(distribution.mu, distribution.sigma),
        quantile: lognormalQuantile.factory(distribution.mu, distribution.sigma),
      };
    case 'triangular':
      return {
        cdf: triangularCdf.factory(distribution.low, distribution.high, distribution.mode),
        quantile: triangularQuantile.factory(distribution.low, distribution.high, distribution.mode),
      };
    case 'beta': {
      const { low, high } = distribution;
      const cdf = betaCdf.factory(distribution.alpha, distribution.beta);
      const quantile = betaQuantile.factory(distribution.alpha, distribution.beta);
      return {
        cdf: (value) => cdf((value - low) / (high - low)),
        quantile: (probability) => low + (high - low) * quantile(probability),
      };
    }
  }
}

function describe(distribution: Distribution): string {
  const { kind, ...numbers } = distribution;
  return `${kind} ${Object.entries(numbers)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`.trim();
}
