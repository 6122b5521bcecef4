// Where the numbers of a plan are in its record, in units of its cost when nothing constrains it.

/** Spending x[k·4 + o] by category and origin. */
export const spending = 0;
/** Σ x: unit cost before any duty. */
export const cost = 48;
/** Spending in the base of content, which leaves development out (net cost), and its regional and U.S. part. */
export const base = 49;
export const regional = 50;
export const us = 51;
/** Rise of unit cost per unit of threshold, for the requirement reported as regional and as U.S. content. */
export const shadowRegional = 52;
export const shadowUs = 53;
/** Duty on bought parts, after what is set against it. */
export const partsDuty = 54;
/** Jobs per million USD of unconstrained vehicle cost by country of the region: three of parts, then three indirect. */
export const jobs = 55;
/** Spending by origin, four. */
export const byOrigin = 61;
/** Content by measure, 0 where it is not known yet. */
export const contents = 65;
/** Measures of content whose values are kept with a plan; those of others are computed each time. */
export const KEPT_CONTENTS = 16;
/** How many numbers a plan has, before the shadow prices of its option's requirements. */
export const LENGTH = 81;
