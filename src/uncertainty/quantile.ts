import { isProperDistribution } from '../baseline/distribution.js';
import type { Distribution, Parameter } from '../baseline/types.js';
import { RoosimError } from '../types/errors.js';
import { distributionFunctions, type Quantile } from './distribution-functions.js';

/**
 * The quantile function of a parameter's distribution, cut at its bounds and scaled up between them (not piled up on them):
 * Q(F(low) + p (F(high) - F(low))). A fixed parameter gives its central value.
 * @throws RoosimError 'baseline_invalid' when the distribution has no mass within the bounds or its numbers make none.
 */
export function parameterQuantile(parameter: Parameter): Quantile {
  const { distribution, bounds } = parameter;
  if (distribution.kind === 'fixed') return () => parameter.value;
  const whole = distributionFunctions(distribution);
  const from = bounds.low > -Infinity ? whole.cdf(bounds.low) : 0;
  const to = bounds.high < Infinity ? whole.cdf(bounds.high) : 1;
  const quantile: Quantile = (probability) => {
    const value = whole.quantile(from + probability * (to - from));
    return Math.min(bounds.high, Math.max(bounds.low, value));
  };
  if (!isProperDistribution(distribution) || !(to > from) || !Number.isFinite(quantile(0.5))) {
    throw new RoosimError(
      'baseline_invalid',
      `The distribution of ${parameter.id} (${describe(distribution)}) has no values between its bounds ${bounds.low} and ${bounds.high}.`,
      { hint: 'Correct the distribution or the bounds of this entry in the register.' },
    );
  }
  return quantile;
}

function describe(distribution: Distribution): string {
  const { kind, ...numbers } = distribution;
  return `${kind} ${Object.entries(numbers)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`.trim();
}
