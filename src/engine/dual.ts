import type { CellTypes } from './cell-types.js';
import { addressOf, type DualWorkspace } from './dual-workspace.js';

/** Sets 1 + Σ_j weight_j u_j by slot: what a vehicle bears of each surcharge table of its types, e.g. by share of sales. */
export function setSurcharges(types: CellTypes, weights: readonly number[], work: DualWorkspace): void {
  const { slots, surcharges } = types;
  for (let slot = 0; slot < slots; slot++) {
    let gross = 1;
    for (let j = 0; j < weights.length; j++) gross += (weights[j] as number) * (surcharges[j * slots + slot] as number);
    work.gross[slot] = gross;
  }
}

/**
 * Cheapest sourcing under rules of origin (model section 2), by maximising its dual in the kernel (src/engine/kernel/solve.ts).
 * Thresholds h are `work.thresholds`, surcharges what {@link setSurcharges} last set.
 *
 * @param shares s[k·O + o]; each category with a positive cost share sums to 1
 * @param ceiling cost above which the solution is of no interest
 * @returns cost with surcharges; NaN when no sourcing can meet the requirements, or none at a cost up to the ceiling. Shadow
 *   prices are in `work.lambda`.
 */
export function solveDual(
  theta: number,
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  work: DualWorkspace,
  ceiling = Number.POSITIVE_INFINITY,
): number {
  const address = addressOf(types, work);
  const { kernel, categories } = work;
  for (let k = 0; k < categories; k++) work.costShare[k] = costShare[costOffset + k] as number;
  work.shares.set(shares);
  return kernel.solve(address, theta, ceiling);
}

/** Spending by cell [k·O + o], before surcharges, of the problem that {@link solveDual} has just solved. */
export function writeSpending(types: CellTypes, work: DualWorkspace, into: Float64Array): void {
  work.kernel.writeSpending(addressOf(types, work));
  into.set(work.spending);
}
