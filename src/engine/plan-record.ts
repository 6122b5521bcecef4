import { CATEGORIES, COUNTRIES, REGION } from '../types/dimensions.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

/** Measures of content whose values are kept with a plan; those of others are computed each time. */
export const KEPT_CONTENTS = 16;

/**
 * Where the numbers of a plan are, in units of its cost when nothing constrains it. Thousands of plans are made in a run:
 * one array each costs a fraction of an object with as many fields.
 */
export const PLAN = {
  /** Spending x[k·O + o]. */
  spending: 0,
  /** Σ x: unit cost before any duty. */
  cost: CELLS,
  /** Spending in the base of content, which leaves development out (net cost), and its regional and U.S. part. */
  base: CELLS + 1,
  regional: CELLS + 2,
  us: CELLS + 3,
  /** Rise of unit cost per unit of threshold, for the requirement reported as regional and as U.S. content. */
  shadowRegional: CELLS + 4,
  shadowUs: CELLS + 5,
  /** Duty on bought parts, after what is set against it. */
  partsDuty: CELLS + 6,
  /** Jobs per million USD of unconstrained vehicle cost by country of the region: three of parts, then three indirect. */
  jobs: CELLS + 7,
  /** Spending by origin. */
  byOrigin: CELLS + 7 + 2 * REGION.length,
  /** Content by measure, 0 where it is not known yet. */
  contents: CELLS + 7 + 2 * REGION.length + COUNTRIES.length,
} as const;

/** Unit cost of a plan before any duty. */
export function costOf({ numbers }: { readonly numbers: Float64Array }): number {
  return numbers[PLAN.cost] as number;
}

/** Duty on the parts that a plan buys. */
export function partsDutyOf({ numbers }: { readonly numbers: Float64Array }): number {
  return numbers[PLAN.partsDuty] as number;
}

/** Length of a plan's numbers. */
export const PLAN_LENGTH = PLAN.contents + KEPT_CONTENTS;
