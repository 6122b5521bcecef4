import { COUNTRIES } from '../types/dimensions.js';
import type { Entry } from './entry.js';
import { PLAN } from './plan-record.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;

/**
 * A carline's programs of one vintage at one site under the regime in force, over its variants and plans: what they sell
 * and sum to by market, before the year's market conditions. A year is then a weighted sum of a few bundles.
 *
 * Σ w·landed^−η·(sums per thousand vehicles) at [market·SUMS + sum], and Σ w·landed^(1−η) at [VALUE + market];
 * Σ w·landed^−η itself is the sum of vehicles.
 */
export type Bundle = Float64Array;

/** Where a bundle's Σ w·landed^(1−η) by market begin. */
export const VALUE = O * SUMS;

/** Length of a bundle. */
export const BUNDLE = VALUE + O;

/** Adds a plan, as entered into the markets, to a bundle with a weight. `numbers` are the plan's, with its accounts. */
export function addToBundle(
  bundle: Bundle,
  weight: number,
  numbers: Float64Array,
  entry: Entry,
  eligible: boolean,
  unitCostUsd: number,
): void {
  const cost = numbers[PLAN.cost] as number;
  for (let d = 0; d < O; d++) {
    const landed = entry.landed[d] as number;
    if (landed === Number.POSITIVE_INFINITY) continue;
    const value = weight * (entry.weight[d] as number);
    const sold = value / landed;
    const spent = sold * unitCostUsd;
    const claiming = entry.claims[d] as number;
    const at = d * SUMS;
    add(bundle, VALUE + d, value);
    add(bundle, at + SUM.vehicles, sold);
    add(bundle, at + SUM.claimingVehicles, claiming * sold);
    add(bundle, at + SUM.claimingValue, claiming * spent * cost);
    if (eligible) add(bundle, at + SUM.eligibleValue, spent * cost);
    add(bundle, at + SUM.ruleCost, spent * (cost - 1 + (entry.paperwork[d] as number)));
    add(bundle, at + SUM.duty, spent * (entry.duty[d] as number));
    for (let i = SUM.value, from = PLAN.cost; i < SUMS; i++, from++) {
      const amount = i >= SUM.partsJobs && i < SUM.spending ? spent / 1000 : spent;
      add(bundle, at + i, amount * (numbers[from] as number));
    }
  }
}

function add(bundle: Bundle, at: number, amount: number): void {
  bundle[at] = (bundle[at] as number) + amount;
}
