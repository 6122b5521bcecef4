import * as PLAN from './kernel/records/plan.js';

/** Where the numbers of a plan are. */
export { PLAN };

type Numbered = { readonly numbers: Float64Array };

/** Unit cost of a plan before any duty. */
export function costOf({ numbers }: Numbered): number {
  return numbers[PLAN.cost] as number;
}

/** Duty on the parts that a plan buys. */
export function partsDutyOf({ numbers }: Numbered): number {
  return numbers[PLAN.partsDuty] as number;
}
