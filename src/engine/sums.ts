import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;

/**
 * What outcomes are made of, per place of assembly, market and class. Vehicles in thousands, money in thousand USD. From
 * `value` on they are a plan's own numbers times what is sold, in the order of PLAN from `cost` on.
 */
export const SUM = {
  vehicles: 0,
  /** Vehicles and value that enter under a treatment that requires the rule. */
  claimingVehicles: 1,
  claimingValue: 2,
  /** Value that meets the rule. */
  eligibleValue: 3,
  /** Cost of re-sourcing and of paperwork. */
  ruleCost: 4,
  /** Duty on vehicles at the border of the market. */
  duty: 5,
  /** Value before duties. */
  value: 6,
  /** Spending in the base of content (net cost), and the regional and U.S. part of it. */
  base: 7,
  regional: 8,
  us: 9,
  shadowRegional: 10,
  shadowUs: 11,
  /** Duty on parts at the border of the plant. */
  partsDuty: 12,
  /** Jobs by country of the region, three each, indirect after direct. */
  partsJobs: 13,
  indirectJobs: 16,
  /** Spending by origin, four: of single carlines only. */
  spending: 19,
} as const;
export const SUMS = 23;
/** Sums that accounts are kept of: those that outcomes of all carlines are made from. */
export const IN_ACCOUNT = SUM.spending;

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
