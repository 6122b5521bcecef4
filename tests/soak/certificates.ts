import { STATUS } from '../../src/engine/sourcing/solver.js';
import { anyProblem } from '../support/any-problem.js';
import { missingFrom } from '../support/certificate.js';
import { solveColumns } from '../support/columns.js';
import { solvePrimal } from '../support/primal-sourcing.js';
import { randomProblem } from '../support/random-problem.js';
import type { SoakFault, SoakPart } from './part.js';

/** One in so many is solved by the general primal solver too, which takes most of the time. */
const PRIMAL_EVERY = 200;

/**
 * Sourcing problems of all sizes and θ from 0.5 to 50, each answer with its certificate: an optimum's by feasibility,
 * complementary slackness and the dual, infeasibility's by a direction in which the dual grows without bound.
 */
export const part: SoakPart = {
  name: 'certificates',
  usualAmount: 20_000,
  isDivisible: true,
  run: ({ seed, amount, seconds, log }) => {
    const faults: SoakFault[] = [];
    const ends = new Map<string, number>();
    const until = performance.now() + 1000 * seconds;
    let done = 0;
    for (; done < (amount ?? Number.POSITIVE_INFINITY) && performance.now() < until; done++) {
      const own = seed + done;
      const { end, fault } = trial(own);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      if (fault !== undefined) faults.push({ seed: own, what: fault });
      if (done % 5000 === 4999) log(`${done + 1} problems, ${faults.length} faults`);
    }
    return Promise.resolve({ done, faults, notes: [...ends].map(([end, count]) => `${end}: ${count}`) });
  },
};

function trial(seed: number): { readonly end: string; readonly fault: string | undefined } {
  if (seed % PRIMAL_EVERY === 0) return { end: 'optimal, as the primal solver has it', fault: besidePrimal(seed) };
  const problem = anyProblem(seed);
  const solution = solveColumns(problem);
  const [status] = solution.status;
  const end = status === STATUS.infeasible ? 'infeasible' : status === STATUS.optimal ? 'optimal' : 'not converged';
  return { end, fault: missingFrom(problem, solution) };
}

/** What the primal solver finds otherwise, in words. */
function besidePrimal(seed: number): string | undefined {
  const { problem, start } = randomProblem(seed);
  const solution = solveColumns(problem);
  const { cost } = solvePrimal(problem, start);
  const gap = Math.abs((solution.cost[0] ?? Number.NaN) / cost - 1);
  return gap < 1e-8 ? missingFrom(problem, solution) : `cost differs from the primal solver's by ${gap}`;
}
