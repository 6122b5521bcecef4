import { quantity } from './quantity.js';
import type { Distribution, Parameter } from './types.js';

const FIELDS = {
  fixed: [],
  uniform: ['low', 'high'],
  normal: ['mean', 'sd'],
  lognormal: ['mu', 'sigma'],
  triangular: ['low', 'mode', 'high'],
  beta: ['alpha', 'beta', 'low', 'high'],
} as const satisfies Record<Distribution['kind'], readonly string[]>;

/**
 * A distribution as the register writes it: its kind and its numbers, `fixed`, `uniform LOW HIGH`, `normal MEAN SD`, `lognormal MU SIGMA`,
 * `triangular LOW MODE HIGH` or `beta ALPHA BETA LOW HIGH`.
 * @returns a sentence when it is none
 * @example parseDistribution('triangular 15% 25% 40%') // { kind: 'triangular', low: 0.15, mode: 0.25, high: 0.4 }
 */
export function parseDistribution(text: string): Distribution | string {
  const [kind = '', ...words] = text.trim().split(/\s+/);
  if (!Object.hasOwn(FIELDS, kind))
    return `distribution "${kind}" is not known; it is ${Object.keys(FIELDS).join(', ')}.`;
  const fields = FIELDS[kind as Distribution['kind']];
  const numbers = words.map(quantity);
  if (numbers.length !== fields.length || numbers.includes(undefined))
    return `a ${kind} distribution takes ${fields.length === 0 ? 'no numbers' : `the numbers ${fields.join(', ')}`}.`;
  const distribution = { kind, ...Object.fromEntries(fields.map((field, i) => [field, numbers[i]])) } as Distribution;
  return isProperDistribution(distribution)
    ? distribution
    : `the numbers of the ${kind} distribution are out of order or not positive.`;
}

/** Whether a distribution has mass: its numbers in order, its spread positive. */
export function isProperDistribution(d: Distribution): boolean {
  switch (d.kind) {
    case 'fixed':
      return true;
    case 'uniform':
      return d.low < d.high;
    case 'normal':
      return d.sd > 0;
    case 'lognormal':
      return d.sigma > 0;
    case 'triangular':
      return d.low <= d.mode && d.mode <= d.high && d.low < d.high;
    case 'beta':
      return d.alpha > 0 && d.beta > 0 && d.low < d.high;
  }
}

/** Whether a distribution with ends leaves the bounds; those without ends are cut off there when drawn. */
export function reachesBeyond(distribution: Distribution, bounds: Parameter['bounds']): boolean {
  return 'low' in distribution && (distribution.low < bounds.low || distribution.high > bounds.high);
}
