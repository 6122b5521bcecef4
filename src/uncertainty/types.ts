/** How the draws are spread over the unit cube: independently, one per stratum of each axis, or as a digital net. */
export const DESIGNS = ['random', 'latin_hypercube', 'sobol'] as const;
export type Design = (typeof DESIGNS)[number];

/** A set of draws. Draw numbers run from 0 to draws-1; the designs other than `random` fill the cube as a set of `draws`. */
export type DrawPlan = {
  /** Whole number from 0 to 2^53-1. */
  readonly seed: number;
  readonly design: Design;
  readonly draws: number;
};
