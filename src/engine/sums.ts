import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import * as SUM from './kernel/records/sum.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;

/** Where sums are, by place of assembly, market and class. */
export { SUM };
export const SUMS = SUM.SUMS;
/** Sums that accounts are kept of. */
export const IN_ACCOUNT = SUM.IN_ACCOUNT;

/** Sums by (place of assembly, market, class): at {@link sumIndex}. */
export type Tally = Float64Array;

/** Length of a tally. */
export const TALLY = O * O * C * SUMS;

/** Where the sums of a place of assembly, a market and a class begin. */
export function sumIndex(assembly: number, market: number, vehicleClass: number): number {
  return ((assembly * O + market) * C + vehicleClass) * SUMS;
}

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
