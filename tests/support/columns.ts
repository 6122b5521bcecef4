import {
  createSolver,
  type ProblemStructure,
  type Solver,
  type SourcingProblems,
  type SourcingSolutions,
} from '../../src/engine/sourcing/solver.js';
import type { SourcingProblem } from '../../src/engine/sourcing.js';

type Columns = {
  readonly solver: Solver;
  readonly structure: ProblemStructure;
  readonly problems: SourcingProblems;
  readonly solutions: Required<SourcingSolutions>;
};

/** A problem as columns of a solver, so many times over. */
export function columnsOf(problem: SourcingProblem, count = 1): Columns {
  const { theta, costShare, shares, surcharge, requirements } = problem;
  const dimensions = { categories: costShare.length, origins: shares[0]?.length ?? 0 };
  const solver = createSolver(dimensions);
  const structure = solver.structure({
    requirements: requirements.map(({ a, b }) => ({ a: flat(a), b: flat(b) })),
    ...(surcharge && { surcharges: [flat(surcharge)] }),
  });
  const often = (numbers: readonly number[]): Float64Array =>
    Float64Array.from(Array.from({ length: count }, () => numbers).flat());
  const thresholds = often(requirements.map(({ atLeast }) => atLeast));
  const problems = { count, theta, costShare: often(costShare), shares: often(shares.flat()), thresholds };
  return { solver, structure, problems, solutions: roomFor(dimensions, requirements.length, count) };
}

/** Room for so many solutions. */
export function roomFor(
  { categories, origins }: { readonly categories: number; readonly origins: number },
  requirements: number,
  count: number,
): Required<SourcingSolutions> {
  return {
    status: new Uint8Array(count),
    cost: new Float64Array(count),
    shadowPrices: new Float64Array(count * requirements),
    spending: new Float64Array(count * categories * origins),
    slack: new Float64Array(count * requirements),
    curvature: new Float64Array(count * requirements * requirements),
  };
}

/** Solves one problem through columns. */
export function solveColumns(problem: SourcingProblem): Required<SourcingSolutions> {
  const { solver, structure, problems, solutions } = columnsOf(problem);
  solver.solve(structure, problems, solutions);
  return solutions;
}

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
