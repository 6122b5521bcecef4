import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { createSlab } from './slab.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/** Scratch memory of solveDual; one per thread of work, sized for the largest problem. */
export type DualWorkspace = {
  /** A new table of spending by cell, for the solution of a problem. */
  readonly plan: () => Float64Array;
  /** Out: shadow prices λ_c, one per requirement. */
  readonly lambda: Float64Array;
  /** Out: m^(−θ−1) by type, and costShare_k · Φ_k^(−1/θ−1) by category; spending is their product times the share. */
  readonly tilt: Float64Array;
  readonly categoryFactor: Float64Array;
  /** Bracket m by type, and a − h b by (requirement, type). */
  readonly bracket: Float64Array;
  readonly net: Float64Array;
  /** In, for callers: thresholds of the problem at hand. */
  readonly thresholds: Float64Array;
  /** In: 1 + surcharge by type, see setSurcharges. */
  readonly gross: Float64Array;
  /**
   * The problem without what cannot move: categories with more than one type, their entries (type, share), and the cost
   * share of one-type categories summed by type.
   */
  readonly movable: Uint8Array;
  readonly entryStart: Uint8Array;
  readonly entryType: Uint8Array;
  readonly entryShare: Float64Array;
  readonly fixedCost: Float64Array;
  readonly fixedType: Uint8Array;
  /** Scratch of one evaluation. */
  readonly spent: Float64Array;
  readonly total: Float64Array;
  readonly pull: Float64Array;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  /** Cholesky factor of −H, slopes of the active requirements where a step begins, and what the step is to close. */
  readonly factor: Float64Array;
  readonly slope: Float64Array;
  readonly target: Float64Array;
  readonly step: Float64Array;
  readonly trial: Float64Array;
  /** Requirements that are violated or priced, and how many, in the first place of `size`. */
  readonly active: Uint8Array;
  readonly size: Uint8Array;
  /** Whether the last evaluation found the curvature of a requirement. */
  readonly bent: Uint8Array;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories. */
export function dualWorkspace(requirements = 8, categories = K): DualWorkspace {
  const cells = categories * O;
  return {
    plan: createSlab(cells),
    lambda: new Float64Array(requirements),
    tilt: new Float64Array(cells),
    categoryFactor: new Float64Array(categories),
    bracket: new Float64Array(cells),
    net: new Float64Array(requirements * cells),
    thresholds: new Float64Array(requirements),
    gross: new Float64Array(cells).fill(1),
    movable: new Uint8Array(categories),
    entryStart: new Uint8Array(categories + 1),
    entryType: new Uint8Array(cells),
    entryShare: new Float64Array(cells),
    fixedCost: new Float64Array(cells),
    fixedType: new Uint8Array(categories),
    spent: new Float64Array(cells),
    total: new Float64Array(cells),
    pull: new Float64Array(requirements),
    gradient: new Float64Array(requirements),
    hessian: new Float64Array(requirements * requirements),
    factor: new Float64Array(requirements * requirements),
    slope: new Float64Array(requirements),
    target: new Float64Array(requirements),
    step: new Float64Array(requirements),
    trial: new Float64Array(requirements),
    active: new Uint8Array(requirements + 2),
    size: new Uint8Array(1),
    bent: new Uint8Array(requirements),
  };
}
