import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;

/** What outcomes are made of, per place of assembly, market and class. Vehicles in thousands, money in thousand USD. */
export const SUM = {
  vehicles: 0,
  /** Vehicles and value that enter under a treatment that requires the rule. */
  claimingVehicles: 1,
  claimingValue: 2,
  /** Value before duties; value that meets the rule. */
  value: 3,
  eligibleValue: 4,
  /** Spending in the base of content (net cost), and the regional and U.S. part of it. */
  base: 5,
  regional: 6,
  us: 7,
  /** Cost of re-sourcing and of paperwork. */
  ruleCost: 8,
  shadowRegional: 9,
  shadowUs: 10,
  /** Duty on vehicles at the border of the market; duty on parts at that of the plant. */
  duty: 11,
  partsDuty: 12,
  /** Jobs by country of the region, three each, indirect after direct. */
  partsJobs: 13,
  indirectJobs: 16,
  /** Spending by origin, four. */
  spending: 19,
} as const;
export const SUMS = 23;

/** Sums by (place of assembly, market, class): at {@link sumIndex}. */
export type Tally = Float64Array;

/** Length of a tally. */
export const TALLY = O * O * C * SUMS;

/** Where the sums of a place of assembly, a market and a class begin. */
export function sumIndex(assembly: number, market: number, vehicleClass: number): number {
  return ((assembly * O + market) * C + vehicleClass) * SUMS;
}
