import { CATEGORIES, COUNTRIES } from '../../../src/types/dimensions.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/** Scratch memory of solveDual; one per thread of work, sized for the largest problem. */
export type DualWorkspace = {
  /** In: thresholds of the problem at hand, and 1 + surcharge by type, see setSurcharges. */
  readonly thresholds: Float64Array;
  readonly gross: Float64Array;
  /** Out: shadow prices λ_c, one per requirement. */
  readonly lambda: Float64Array;
  /** m^(−θ) by type. */
  readonly raised: Float64Array;
  /** Out: m^(−θ−1) by type, and costShare_k · Φ_k^(−1/θ−1) by row; spending is their product times the share. */
  readonly tilt: Float64Array;
  readonly factor: Float64Array;
  /** Row of each category, for those whose spending can move. */
  readonly rowOf: Uint16Array;
  /** How many rows there are; their cost shares, and their entries (type, share) at [row·O + slot], up to O of them. */
  readonly rows: Uint16Array;
  readonly rowCost: Float64Array;
  readonly entryType: Uint16Array;
  readonly entryShare: Float64Array;
  /** Cost share of categories whose spending cannot move, by type. */
  readonly fixedCost: Float64Array;
  /** a − h b by (requirement, type), and of the active requirements alone. */
  readonly net: Float64Array;
  readonly activeNet: Float64Array;
  /** Brackets m by type where D was last evaluated, where a step began, and by how much a whole step lowers them. */
  readonly bracket: Float64Array;
  readonly before: Float64Array;
  readonly fall: Float64Array;
  /** Of the last evaluation: Φ by row, spending that can move and all spending by type, slopes by requirement. */
  readonly phi: Float64Array;
  readonly moved: Float64Array;
  readonly total: Float64Array;
  readonly gradient: Float64Array;
  /** Requirements that are violated or priced, and how many, in the first place of `size`. */
  readonly active: Uint16Array;
  readonly size: Uint16Array;
  /** Over the active requirements: curvature or its factors, slopes where a step begins, what it is to close, and the step. */
  readonly hessian: Float64Array;
  readonly slope: Float64Array;
  readonly target: Float64Array;
  readonly step: Float64Array;
  /** How content bends along the step, by active requirement. */
  readonly bend: Float64Array;
  /** Scratch of the curvature and of the bend. */
  readonly pull: Float64Array;
  readonly perPull: Float64Array;
  readonly relative: Float64Array;
  readonly weighted: Float64Array;
  readonly tilted: Float64Array;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories. */
export function dualWorkspace(requirements = 8, categories = K): DualWorkspace {
  const cells = categories * O;
  return {
    thresholds: new Float64Array(requirements),
    gross: new Float64Array(cells).fill(1),
    lambda: new Float64Array(requirements),
    raised: new Float64Array(cells),
    tilt: new Float64Array(cells),
    factor: new Float64Array(categories),
    rowOf: new Uint16Array(categories),
    rows: new Uint16Array(1),
    rowCost: new Float64Array(categories),
    entryType: new Uint16Array(cells),
    entryShare: new Float64Array(cells),
    fixedCost: new Float64Array(cells),
    net: new Float64Array(requirements * cells),
    activeNet: new Float64Array(requirements * cells),
    bracket: new Float64Array(cells),
    before: new Float64Array(cells),
    fall: new Float64Array(cells),
    phi: new Float64Array(categories),
    moved: new Float64Array(cells),
    total: new Float64Array(cells),
    gradient: new Float64Array(requirements),
    active: new Uint16Array(requirements),
    size: new Uint16Array(1),
    hessian: new Float64Array(requirements * requirements),
    slope: new Float64Array(requirements),
    target: new Float64Array(requirements),
    step: new Float64Array(requirements),
    bend: new Float64Array(requirements),
    pull: new Float64Array(requirements * categories),
    perPull: new Float64Array(categories),
    relative: new Float64Array(cells),
    weighted: new Float64Array(cells),
    tilted: new Float64Array(cells),
  };
}
