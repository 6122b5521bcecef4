import { COUNTRIES, REGION } from '../types/dimensions.js';
import type { Entry } from './entry.js';
import type { Plan } from './plan.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/**
 * A carline's programs of one vintage at one site under the regime in force, over its variants and plans: what they sell
 * and sum to by market, before the year's market conditions. A year is then a weighted sum of a few bundles.
 */
export type Bundle = {
  /** Σ w·landed^−η and Σ w·landed^(1−η) by market. */
  readonly quantity: Float64Array;
  readonly value: Float64Array;
  /** Σ w·landed^−η·(sums per thousand vehicles) by (market, sum). */
  readonly sums: Float64Array;
};

export function emptyBundle(): Bundle {
  return { quantity: new Float64Array(O), value: new Float64Array(O), sums: new Float64Array(O * SUMS) };
}

/** Adds a plan, as entered into the markets, to a bundle with a weight. */
export function addToBundle(
  bundle: Bundle,
  weight: number,
  plan: Plan,
  entry: Entry,
  unitCostUsd: number,
  eta: number,
): void {
  const { sums } = bundle;
  const content = plan.sums;
  for (let d = 0; d < O; d++) {
    const landed = entry.landed[d] as number;
    if (landed === Number.POSITIVE_INFINITY) continue;
    const value = weight * landed ** (1 - eta);
    const sold = value / landed;
    bundle.quantity[d] = (bundle.quantity[d] as number) + sold;
    bundle.value[d] = (bundle.value[d] as number) + value;
    const at = d * SUMS;
    const spent = sold * unitCostUsd;
    const add = (sum: number, amount: number): void => {
      sums[at + sum] = (sums[at + sum] as number) + amount;
    };
    add(SUM.vehicles, sold);
    add(SUM.value, spent * plan.cost);
    if (entry.claims[d]) {
      add(SUM.claimingVehicles, sold);
      add(SUM.claimingValue, spent * plan.cost);
    }
    if (entry.eligible) add(SUM.eligibleValue, spent * plan.cost);
    add(SUM.base, spent * content.base);
    add(SUM.regional, spent * content.regional);
    add(SUM.us, spent * content.us);
    add(SUM.ruleCost, spent * (plan.cost - 1 + (entry.paperwork[d] as number)));
    add(SUM.shadowRegional, spent * plan.shadowPriceRegional);
    add(SUM.shadowUs, spent * plan.shadowPriceUs);
    add(SUM.duty, spent * (entry.duty[d] as number));
    add(SUM.partsDuty, spent * plan.partsDuty);
    for (let c = 0; c < R; c++) {
      add(SUM.partsJobs + c, (spent / 1000) * (content.partsJobs[c] as number));
      add(SUM.indirectJobs + c, (spent / 1000) * (content.indirectJobs[c] as number));
    }
    for (let o = 0; o < O; o++) add(SUM.spending + o, spent * (plan.byOrigin[o] as number));
  }
}
