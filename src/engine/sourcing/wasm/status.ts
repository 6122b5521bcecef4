// How a problem ended, as src/engine/sourcing/solver.ts names it.
export const OPTIMAL: u8 = 1;
export const INFEASIBLE: u8 = 2;
export const ABOVE_CEILING: u8 = 3;
export const NOT_CONVERGED: u8 = 4;
/** Its numbers are not what they must be. */
export const INVALID: u8 = 5;
