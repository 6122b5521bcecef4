import { add, addPairs, get, numberAt } from '../arrays';
import * as LAYOUT from '../records/layout';
import * as PLAN from '../records/plan';
import * as SUM from '../records/sum';

/** Adds a plan, with its accounts and as entered into the markets, to a bundle with a weight. */
export function addToBundle(
  bundle: usize,
  weight: f64,
  plan: usize,
  entry: usize,
  eligible: bool,
  unitCostUsd: f64,
): void {
  const cost = get(plan, PLAN.cost);
  let sums = bundle;
  for (let d = 0; d < LAYOUT.ORIGINS; d++, sums = numberAt(sums, SUM.SUMS)) {
    const landed = get(entry + LAYOUT.ENTRY_LANDED, d);
    if (landed === Infinity) continue;
    const value = weight * get(entry + LAYOUT.ENTRY_WEIGHT, d);
    const sold = value / landed;
    const spent = sold * unitCostUsd;
    const claiming = get(entry + LAYOUT.ENTRY_CLAIMS, d);
    add(bundle + LAYOUT.BUNDLE_VALUE, d, value);
    add(sums, SUM.vehicles, sold);
    add(sums, SUM.claimingVehicles, claiming * sold);
    add(sums, SUM.claimingValue, claiming * spent * cost);
    if (eligible) add(sums, SUM.eligibleValue, spent * cost);
    add(sums, SUM.ruleCost, spent * (cost - 1 + get(entry + LAYOUT.ENTRY_PAPERWORK, d)));
    add(sums, SUM.duty, spent * get(entry + LAYOUT.ENTRY_DUTY, d));
    addPlan(sums, plan, spent);
  }
}

/** Adds a plan's own numbers times what is spent, of jobs per million. */
function addPlan(sums: usize, plan: usize, spent: f64): void {
  addPairs(numberAt(sums, SUM.value), spent, numberAt(plan, PLAN.cost), 3);
  add(sums, SUM.partsDuty, spent * get(plan, PLAN.partsDuty));
  addPairs(numberAt(sums, SUM.partsJobs), spent / 1000, numberAt(plan, PLAN.jobs), 3);
  addPairs(numberAt(sums, SUM.spending), spent, numberAt(plan, PLAN.byOrigin), 2);
}
