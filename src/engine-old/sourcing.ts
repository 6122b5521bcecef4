import { COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { putCellTypes } from './cell-types.js';
import { type Kernel, loadKernel } from './load-kernel.js';
import { createMemory, numbersAt, setNumbers } from './memory.js';

const O = COUNTRIES.length;

/** One for all problems, which are solved one after the other. */
let kernel: Kernel | undefined;

/** One requirement: Σ a·x ≥ atLeast · Σ b·x, weights by category (rows) and origin (US, CA, MX, ROW). */
export type SourcingRequirement = {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly atLeast: number;
};

export type SourcingProblem = {
  /** Fréchet shape of part costs. */
  readonly theta: number;
  /** Share of unit cost by category; positive, sums to 1. */
  readonly costShare: readonly number[];
  /** Unconstrained share of spending by category and origin; each row sums to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Duty on spending by category and origin, as a share of it; none if left out. */
  readonly surcharge?: readonly (readonly number[])[];
  readonly requirements: readonly SourcingRequirement[];
};

export type SourcingSolution = {
  readonly feasible: boolean;
  /** Unit cost with surcharges, 1 when nothing constrains or surcharges; NaN when infeasible. */
  readonly cost: number;
  /** Spending by category and origin, before surcharges, in the unit of `cost`; empty when infeasible. */
  readonly spending: readonly (readonly number[])[];
  /** λ_c: fall in unit cost per unit of Σ (a − h b) x; 0 where a requirement does not bind. */
  readonly shadowPrices: readonly number[];
};

/**
 * Cheapest sourcing of a vehicle that meets every requirement (model section 2; one requirement and two origins give
 * Head, Mayer & Melitz 2024, equations 1 to 6). Exact: the optimum of a convex problem, found through its dual.
 *
 * @throws RoosimError `problem_invalid` when shapes or numbers are not what the types say
 * @example
 * minimumCostSourcing({ theta: 4, costShare: [1], shares: [[0.4, 0, 0, 0.6]],
 *   requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast: 0.625 }] }).cost // 1.0208…
 */
export function minimumCostSourcing(problem: SourcingProblem): SourcingSolution {
  checkProblem(problem);
  const { theta, requirements } = problem;
  const K = problem.costShare.length;
  const shares = flat(problem.shares);
  kernel ??= loadKernel();
  const memory = createMemory(requirements.length, K, 0, kernel);
  const { types, surcharges, slots } = putCellTypes(
    memory,
    requirements.map((r) => ({ a: flat(r.a), b: flat(r.b) })),
    [problem.surcharge ? flat(problem.surcharge) : new Float64Array(K * O)],
    K,
  );
  const into = kernel.take(8 * K * O);
  setNumbers(memory, kernel.costShare.value, problem.costShare);
  setNumbers(memory, kernel.shares.value, shares);
  setNumbers(
    memory,
    kernel.thresholds.value,
    requirements.map((r) => r.atLeast),
  );
  setNumbers(
    memory,
    kernel.gross.value,
    numbersAt(memory, surcharges, slots).map((rate) => 1 + rate),
  );
  const cost = kernel.solve(types, theta, Number.POSITIVE_INFINITY);
  if (Number.isNaN(cost)) {
    return { feasible: false, cost, spending: [], shadowPrices: requirements.map(() => Number.NaN) };
  }
  kernel.writeSpending(types, into);
  const spending = Array.from({ length: K }, (_, k) => [...numbersAt(memory, into + 8 * k * O, O)]);
  const shadowPrices = [...numbersAt(memory, kernel.lambda.value, requirements.length)];
  return { feasible: true, cost, spending, shadowPrices };
}

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}

function checkProblem({ theta, costShare, shares, surcharge, requirements }: SourcingProblem): void {
  const fail = (message: string): never => {
    throw new RoosimError('problem_invalid', message, { hint: 'See the types of minimumCostSourcing.' });
  };
  const isTable = (table: readonly (readonly number[])[], low: number, high: number): boolean =>
    table.length === costShare.length &&
    table.every((row) => row.length === O && row.every((x) => Number.isFinite(x) && x >= low && x <= high));
  if (!(theta > 0 && Number.isFinite(theta))) fail('theta must be a positive number.');
  if (costShare.length === 0 || !costShare.every((x) => x >= 0 && x <= 1)) fail('costShare must hold shares, 0 to 1.');
  if (Math.abs(costShare.reduce((sum, x) => sum + x, 0) - 1) > 1e-9) fail('costShare must sum to 1.');
  if (!isTable(shares, 0, 1)) fail('shares must have a row per category and a share for US, CA, MX and ROW in each.');
  for (const row of shares) {
    if (Math.abs(row.reduce((sum, x) => sum + x, 0) - 1) > 1e-9) fail('Each row of shares must sum to 1.');
  }
  if (surcharge && !isTable(surcharge, 0, 100)) fail('surcharge must have the shape of shares and rates of 0 or more.');
  for (const r of requirements) {
    if (!isTable(r.a, 0, 1) || !isTable(r.b, 0, 1)) fail('a and b must have the shape of shares and lie in 0 to 1.');
    if (!(r.atLeast >= 0 && r.atLeast <= 1)) fail('atLeast must lie in 0 to 1.');
  }
}
