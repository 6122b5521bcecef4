import { RoosimError } from '../../types/errors.js';
import { loadNumbers, type Numbers } from './load.js';
import { writeStructure } from './structure.js';
import { type Dimensions, type Solver, type SourcingSolutions, THETA } from './types.js';

export * from './types.js';

/** What the solver says of a problem whose numbers are not what they must be; see wasm/status.ts. */
const INVALID = 5;
/** Up to so many numbers are copied faster one by one than through a view. */
const FEW = 96;

/**
 * A solver with memory of its own, for tables of K categories by O origins; one for each thread. It finds the cheapest sourcing
 * that meets every requirement (model section 2) through its dual:
 *
 *     max D(λ) = Σ_k costShare_k (Σ_o s_ko m_ko^(−θ))^(−1/θ) over λ ≥ 0,  m_ko = 1 + u_ko − Σ_c λ_c (a_cko − h_c b_cko)
 *     x_ko = costShare_k s_ko m_ko^(−θ−1) Φ_k^(−1/θ−1)
 *
 * A type of cell whose m is negative, all whose parts a firm would rather buy there than be without what they add to content,
 * takes all spending of its category. An optimum is certified: every requirement holds to 1e-9 of cost, and cost is D to 1e-9.
 *
 * @throws RoosimError `problem_invalid` when there are no categories or origins
 */
export function createSolver({ categories, origins }: Dimensions): Solver {
  if (!(Number.isInteger(categories) && categories > 0 && Number.isInteger(origins) && origins > 0)) {
    throw new RoosimError('problem_invalid', 'A sourcing table needs a category and an origin at least.');
  }
  const numbers = loadNumbers();
  numbers.begin(categories, origins);
  const cells = categories * origins;
  const views = viewsOf(numbers);
  return {
    structure: (what) => writeStructure(numbers, { categories, origins }, what),
    solve: (structure, problems, into) => {
      checkTheta(problems.theta);
      const { requirements: C, surcharges: S, address } = structure;
      const { first = 0, count } = problems;
      const { floats, bytes } = views();
      numbers.enter(address);
      const at = (array: { readonly value: number }): number => array.value / 8;
      for (let done = 0; done < count; done += numbers.PROBLEMS.value) {
        const from = first + done;
        const n = Math.min(numbers.PROBLEMS.value, count - done);
        copy(problems.costShare, from * categories, floats, at(numbers.costShares), n * categories);
        copy(problems.shares, from * cells, floats, at(numbers.shareTables), n * cells);
        copy(problems.thresholds, from * C, floats, at(numbers.thresholds), n * C);
        copyOr(Number.POSITIVE_INFINITY, problems.ceilings, from, floats, at(numbers.ceilings), n);
        copyOr(Number.NaN, problems.fixedPrices, from * C, floats, at(numbers.fixedPrices), n * C);
        copyOr(1, problems.surchargeWeights, from * S, floats, at(numbers.surchargeWeights), n * S);
        numbers.solve(address, n, problems.theta, into.curvature ? 1 : 0);
        copy(bytes, numbers.statuses.value, into.status, from, n);
        copy(floats, at(numbers.costs), into.cost, from, n);
        copy(floats, at(numbers.prices), into.shadowPrices, from * C, n * C);
        copy(floats, at(numbers.spendings), into.spending, from * cells, n * cells);
        if (into.slack) copy(floats, at(numbers.slacks), into.slack, from * C, n * C);
        if (into.curvature) copy(floats, at(numbers.curvatures), into.curvature, from * C * C, n * C * C);
        checkValid(into, from, n);
      }
    },
    release: numbers.release,
  };
}

/** Views of the solver's memory, made anew when it has grown. */
function viewsOf({ memory }: Numbers): () => { readonly floats: Float64Array; readonly bytes: Uint8Array } {
  const make = () => ({ floats: new Float64Array(memory.buffer), bytes: new Uint8Array(memory.buffer) });
  let views = make();
  return () => {
    if (views.floats.buffer !== memory.buffer) views = make();
    return views;
  };
}

type Column = Float64Array | Uint8Array;

function copy(from: Column, start: number, into: Column, at: number, length: number): void {
  if (length > FEW) into.set(from.subarray(start, start + length), at);
  else for (let i = 0; i < length; i++) into[at + i] = from[start + i] ?? Number.NaN;
}

function copyOr(
  otherwise: number,
  from: Float64Array | undefined,
  start: number,
  into: Float64Array,
  at: number,
  length: number,
): void {
  if (from) copy(from, start, into, at, length);
  else into.fill(otherwise, at, at + length);
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
