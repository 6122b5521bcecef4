import { RoosimError } from '../../types/errors.js';
import { solveAtCorner } from './corner.js';
import { putProblems, takeSolutions, viewsOf } from './exchange.js';
import { loadNumbers } from './load.js';
import { writeStructure } from './structure.js';
import { type Dimensions, type Solver, type SourcingSolutions, STATUS, THETA } from './types.js';

export * from './types.js';

/** What the solver says of a problem whose numbers are not what they must be; see wasm/status.ts. */
const INVALID = 5;

/**
 * A solver with memory of its own, for tables of K categories by O origins; one for each thread. It finds the cheapest sourcing
 * that meets every requirement (engine/README.md, section 2) through its dual:
 *
 *     max D(λ) = Σ_k costShare_k (Σ_o s_ko m_ko^(−θ))^(−1/θ) over λ ≥ 0,  m_ko = 1 + u_ko − Σ_c λ_c (a_cko − h_c b_cko)
 *     x_ko = costShare_k s_ko m_ko^(−θ−1) Φ_k^(−1/θ−1)
 *
 * A type of cell whose m is negative, all whose parts a firm would rather buy there than be without what they add to content,
 * takes all spending of its category. Where D has a kink at its highest spending is a mix (corner.ts). An optimum is certified: every requirement holds to 1e-9 of cost, and cost is D to 1e-9.
 *
 * @throws RoosimError `problem_invalid` when there are no categories or origins
 */
export function createSolver({ categories, origins }: Dimensions): Solver {
  if (!(Number.isInteger(categories) && categories > 0 && Number.isInteger(origins) && origins > 0)) {
    throw new RoosimError('problem_invalid', 'A sourcing table needs a category and an origin at least.');
  }
  const numbers = loadNumbers();
  numbers.begin(categories, origins);
  const views = viewsOf(numbers);
  return {
    structure: (what) => writeStructure(numbers, { categories, origins }, what),
    solve: (structure, problems, into) => {
      checkTheta(problems.theta);
      const { first = 0, count } = problems;
      const memory = views();
      numbers.enter(structure.address);
      for (let done = 0; done < count; done += numbers.PROBLEMS.value) {
        const from = first + done;
        const n = Math.min(numbers.PROBLEMS.value, count - done);
        putProblems(numbers, memory, structure, problems, from, n);
        numbers.solve(structure.address, n, problems.theta, into.curvature ? 1 : 0);
        takeSolutions(numbers, memory, structure, into, from, n);
        checkValid(into, from, n);
        for (let i = from; i < from + n; i++) {
          if (into.status[i] === STATUS.notConverged) solveAtCorner(numbers, memory, structure, problems, i, into);
        }
      }
    },
    release: numbers.release,
  };
}

function checkTheta(theta: number): void {
  if (theta >= THETA.least && theta <= THETA.greatest) return;
  throw new RoosimError(
    'problem_invalid',
    `theta must lie between ${THETA.least} and ${THETA.greatest}, not ${theta}.`,
    {
      hint: 'It is the Fréchet shape of part costs: estimates lie between 2.5 and 8.',
    },
  );
}

function checkValid({ status }: SourcingSolutions, from: number, count: number): void {
  const invalid = status.indexOf(INVALID, from);
  if (invalid < 0 || invalid >= from + count) return;
  throw new RoosimError('problem_invalid', `Numbers of sourcing problem ${invalid} are not what they must be.`, {
    hint: 'Cost shares and prices are 0 or more, thresholds 0 to 1, and shares of each category sum to 1.',
  });
}
