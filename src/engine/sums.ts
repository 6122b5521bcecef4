import * as SUM from './kernel/records/sum.js';

/** Where sums are, by place of assembly, market and class. */
export { SUM };
export const SUMS = SUM.SUMS;

/** Adds `factor` times a stretch of one array to a stretch of another. */
export function addScaled(
  into: Float64Array,
  to: number,
  factor: number,
  from: Float64Array,
  start: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) into[to + i] = (into[to + i] as number) + factor * (from[start + i] as number);
}
