import { RoosimError } from '../types/errors.js';
import { checkProblem } from './sourcing/problem.js';
import { createSolver, type Solver, STATUS } from './sourcing/solver.js';

/** One requirement: Σ a·x ≥ atLeast · Σ b·x, weights by category (rows) and origin (columns), 0 to 1. */
export type SourcingRequirement = {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly atLeast: number;
};

/** Tables have a row for each category and a column for each origin, as many as you like. */
export type SourcingProblem = {
  /** Fréchet shape of part costs, 0.5 to 50. */
  readonly theta: number;
  /** Share of unit cost by category; sums to 1. */
  readonly costShare: readonly number[];
  /** Unconstrained share of spending by category and origin; each row sums to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Duty on spending by category and origin, as a share of it, up to 100; none if left out. */
  readonly surcharge?: readonly (readonly number[])[];
  readonly requirements: readonly SourcingRequirement[];
};

export type SourcingSolution = {
  /** Infeasible is proven: no sourcing meets the requirements. */
  readonly status: 'optimal' | 'infeasible';
  readonly feasible: boolean;
  /** Unit cost with surcharges, 1 when nothing constrains or surcharges; NaN when infeasible. */
  readonly cost: number;
  /** Spending by category and origin, before surcharges, in the unit of `cost`; empty when infeasible. */
  readonly spending: readonly (readonly number[])[];
  /** λ_c: fall in unit cost per unit of Σ (a − h b) x; 0 where a requirement does not bind; NaN when infeasible. */
  readonly shadowPrices: readonly number[];
};

/** The last solver made: problems that follow one another mostly have tables of one size. */
let last: { readonly categories: number; readonly origins: number; readonly solver: Solver } | undefined;

/**
 * Cheapest sourcing of a vehicle that meets every requirement (engine/README.md, section 2; one requirement and two origins give
 * Head, Mayer & Melitz 2024, equations 1 to 6). Exact: the optimum of a convex problem, found through its dual, whose
 * requirements hold to 1e-9 and whose cost is the least to 1e-9.
 *
 * @throws RoosimError `problem_invalid` when shapes or numbers are not what the types say; `not_converged`, with the problem as
 *   its cause, when neither an optimum nor a proof that there is none was found
 * @example
 * minimumCostSourcing({ theta: 4, costShare: [1], shares: [[0.4, 0, 0, 0.6]],
 *   requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast: 0.625 }] }).cost // 1.0208…
 */
export function minimumCostSourcing(problem: SourcingProblem): SourcingSolution {
  checkProblem(problem);
  const { theta, requirements, surcharge } = problem;
  const [K, O, C] = [problem.costShare.length, problem.shares[0]?.length ?? 0, requirements.length];
  const solver = solverFor(K, O);
  const structure = solver.structure({
    requirements: requirements.map(({ a, b }) => ({ a: flat(a), b: flat(b) })),
    ...(surcharge && { surcharges: [flat(surcharge)] }),
  });
  const solution = {
    status: new Uint8Array(1),
    cost: new Float64Array(1),
    shadowPrices: new Float64Array(C),
    spending: new Float64Array(K * O),
  };
  const costShare = Float64Array.from(problem.costShare);
  const thresholds = Float64Array.from(requirements, ({ atLeast }) => atLeast);
  solver.solve(structure, { count: 1, theta, costShare, shares: flat(problem.shares), thresholds }, solution);
  solver.release();
  const [status] = solution.status;
  if (status === STATUS.infeasible) {
    const shadowPrices = requirements.map(() => Number.NaN);
    return { status: 'infeasible', feasible: false, cost: Number.NaN, spending: [], shadowPrices };
  }
  if (status !== STATUS.optimal) throw notConverged(problem);
  return {
    status: 'optimal',
    feasible: true,
    cost: solution.cost[0] ?? Number.NaN,
    spending: Array.from({ length: K }, (_, k) => [...solution.spending.subarray(k * O, (k + 1) * O)]),
    shadowPrices: [...solution.shadowPrices],
  };
}

function solverFor(categories: number, origins: number): Solver {
  if (last?.categories !== categories || last.origins !== origins) {
    last = { categories, origins, solver: createSolver({ categories, origins }) };
  }
  return last.solver;
}

function notConverged(problem: SourcingProblem): RoosimError {
  return new RoosimError('not_converged', 'No cheapest sourcing was found, nor a proof that there is none.', {
    hint: 'This is a fault of the solver, not of the rule: please report the problem, which is attached as the cause.',
    cause: problem,
  });
}

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
