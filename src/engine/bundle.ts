import { COUNTRIES, REGION } from '../types/dimensions.js';
import type { Entry } from './entry.js';
import type { Plan, PlanSums } from './plan.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

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

/**
 * Adds a plan, as entered into the markets, to a bundle with a weight.
 */
export function addToBundle(
  bundle: Bundle,
  weight: number,
  plan: Plan,
  sums: PlanSums,
  entry: Entry,
  eligible: boolean,
  unitCostUsd: number,
): void {
  for (let d = 0; d < O; d++) {
    const landed = entry.landed[d] as number;
    if (landed === Number.POSITIVE_INFINITY) continue;
    const value = weight * (entry.weight[d] as number);
    const sold = value / landed;
    const spent = sold * unitCostUsd;
    const at = d * SUMS;
    bundle[VALUE + d] = (bundle[VALUE + d] as number) + value;
    bundle[at + SUM.vehicles] = (bundle[at + SUM.vehicles] as number) + sold;
    bundle[at + SUM.value] = (bundle[at + SUM.value] as number) + spent * plan.cost;
    const claiming = entry.claims[d] as number;
    bundle[at + SUM.claimingVehicles] = (bundle[at + SUM.claimingVehicles] as number) + claiming * sold;
    bundle[at + SUM.claimingValue] = (bundle[at + SUM.claimingValue] as number) + claiming * spent * plan.cost;
    if (eligible) {
      bundle[at + SUM.eligibleValue] = (bundle[at + SUM.eligibleValue] as number) + spent * plan.cost;
    }
    const ruleCost = plan.cost - 1 + (entry.paperwork[d] as number);
    bundle[at + SUM.base] = (bundle[at + SUM.base] as number) + spent * sums.base;
    bundle[at + SUM.regional] = (bundle[at + SUM.regional] as number) + spent * sums.regional;
    bundle[at + SUM.us] = (bundle[at + SUM.us] as number) + spent * sums.us;
    bundle[at + SUM.ruleCost] = (bundle[at + SUM.ruleCost] as number) + spent * ruleCost;
    bundle[at + SUM.shadowRegional] = (bundle[at + SUM.shadowRegional] as number) + spent * plan.shadowPriceRegional;
    bundle[at + SUM.shadowUs] = (bundle[at + SUM.shadowUs] as number) + spent * plan.shadowPriceUs;
    bundle[at + SUM.duty] = (bundle[at + SUM.duty] as number) + spent * (entry.duty[d] as number);
    bundle[at + SUM.partsDuty] = (bundle[at + SUM.partsDuty] as number) + spent * plan.partsDuty;
    for (let j = 0; j < 2 * R; j++) {
      const jobs = at + SUM.partsJobs + j;
      bundle[jobs] = (bundle[jobs] as number) + (spent / 1000) * (sums.jobs[j] as number);
    }
    for (let o = 0; o < O; o++) {
      const origin = at + SUM.spending + o;
      bundle[origin] = (bundle[origin] as number) + spent * (plan.byOrigin[o] as number);
    }
  }
}
