import type { SourcingProblem, SourcingSolution } from '../../../src/engine/sourcing.js';
import { cellTypes } from './cell-types.js';
import { setSurcharges, solveDual, writeSpending } from './dual.js';
import { dualWorkspace } from './dual-workspace.js';

/** The same as minimumCostSourcing, by the kernel written in TypeScript: what the one in WebAssembly must agree with. */
export function sourcingInTypeScript({
  theta,
  costShare,
  shares,
  surcharge,
  requirements,
}: SourcingProblem): SourcingSolution {
  const flat = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());
  const weights = requirements.map(({ a, b }) => ({ a: flat(a), b: flat(b) }));
  const types = cellTypes(weights, surcharge ? [flat(surcharge)] : [], costShare.length);
  const work = dualWorkspace(requirements.length, costShare.length);
  setSurcharges(types, surcharge ? [1] : [], work);
  work.thresholds.set(requirements.map((r) => r.atLeast));
  const costs = Float64Array.from(costShare);
  const cost = solveDual(theta, types, costs, 0, flat(shares), work);
  const spending = new Float64Array(flat(shares).length);
  writeSpending(types, costs, 0, flat(shares), work, spending);
  const feasible = !Number.isNaN(cost);
  return {
    feasible,
    cost,
    spending: shares.map((row, k) => row.map((_, o) => spending[k * row.length + o] as number)),
    shadowPrices: requirements.map((_, c) => work.lambda[c] as number),
  };
}
