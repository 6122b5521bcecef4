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
 * A distribution as the register writes it: `fixed`, or a mapping such as `{triangular: [2.5, 4, 8]}` whose numbers come
 * in the order uniform low, high; normal mean, sd; lognormal mu, sigma; triangular low, mode, high; beta alpha, beta, low, high.
 * @returns a sentence when it is none.
 */
export function distributionOf(value: unknown): Distribution | string {
  if (value === 'fixed') return { kind: 'fixed' };
  const [entry, ...more] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entry === undefined || more.length > 0) return 'distribution must be fixed or one kind, as in {uniform: [0, 1]}.';
  const [kind, list] = entry;
  if (!Object.hasOwn(FIELDS, kind))
    return `distribution "${kind}" is not known; it is ${Object.keys(FIELDS).join(', ')}.`;
  const fields = FIELDS[kind as Distribution['kind']];
  const numbers = Array.isArray(list) ? list.map(quantity) : [];
  if (numbers.length !== fields.length || numbers.includes(undefined))
    return `a ${kind} distribution takes the numbers ${fields.join(', ')}.`;
  const distribution = { kind, ...Object.fromEntries(fields.map((field, i) => [field, numbers[i]])) } as Distribution;
  return isProper(distribution)
    ? distribution
    : `the numbers of the ${kind} distribution are out of order or not positive.`;
}

function isProper(d: Distribution): boolean {
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

/** Whether a distribution with ends keeps inside the bounds; those without ends are cut off there when drawn. */
export function isInside(distribution: Distribution, bounds: Parameter['bounds']): boolean {
  if (!('low' in distribution)) return true;
  return distribution.low >= bounds.low && distribution.high <= bounds.high;
}
