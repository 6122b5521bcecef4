import { LIMITS } from '../scenario/limits.js';
import type { Shape } from './shape.js';
import type { SourcingSolutions } from './sourcing/solver.js';

/** Problems that are solved in one call of the solver, and what comes of them; columns by problem. */
export type SolverBatch = {
  count: number;
  /** In: the sourcing table of each problem, its position with whoever asks, and the cost above which it is of no interest. */
  readonly table: Int32Array;
  readonly position: Int32Array;
  readonly ceilings: Float64Array;
  /** Out: the plan made; −1 where there is none. */
  readonly plan: Int32Array;
  /** What the solver is given and gives, see SourcingProblems. */
  readonly costShare: Float64Array;
  readonly shares: Float64Array;
  readonly thresholds: Float64Array;
  readonly surchargeWeights: Float64Array;
  readonly solutions: SourcingSolutions;
};

/** How many problems choices are made of at a time. */
export const BATCH = 256;
/** Most requirements of a problem: those of a rule, and one for each duty on parts that is kept within its offset. */
const MOST_REQUIREMENTS = LIMITS.requirements + LIMITS.partsDuties;

/** A batch with room for so many problems of a shape. */
export function createBatch({ categories, cells, origins }: Shape, size = BATCH): SolverBatch {
  return {
    count: 0,
    table: new Int32Array(size),
    position: new Int32Array(size),
    ceilings: new Float64Array(size),
    plan: new Int32Array(size),
    costShare: new Float64Array(size * categories),
    shares: new Float64Array(size * cells),
    thresholds: new Float64Array(size * MOST_REQUIREMENTS),
    surchargeWeights: new Float64Array(size * (origins + LIMITS.partsDuties)),
    solutions: {
      status: new Uint8Array(size),
      cost: new Float64Array(size),
      shadowPrices: new Float64Array(size * MOST_REQUIREMENTS),
      spending: new Float64Array(size * cells),
    },
  };
}
