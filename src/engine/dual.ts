import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/**
 * Which cells of a sourcing table a set of requirements and surcharges treats alike. Within a category, cells with the
 * same weights have the same bracket m and act as one origin whose share is their sum, so the dual needs one power per
 * cell type rather than one per cell.
 */
export type CellTypes = {
  readonly requirements: number;
  readonly count: number;
  /** Type of cell [k·O + o]. */
  readonly typeOf: Uint8Array;
  /** Numerator and denominator weight of requirement c for type t at [c·count + t]. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** 1 + surcharge of type t. */
  readonly gross: Float64Array;
};

/** Weights over all cells, a[k·O + o], b[k·O + o], for one requirement. */
export type CellWeights = { readonly a: Float64Array; readonly b: Float64Array };

/** Groups the cells of a table into types. `surcharge` is u[k·O + o] or undefined for none. */
export function cellTypes(
  weights: readonly CellWeights[],
  surcharge: Float64Array | undefined,
  categories = K,
): CellTypes {
  const typeOf = new Uint8Array(categories * O);
  const index = new Map<string, number>();
  const firstCell: number[] = [];
  for (let cell = 0; cell < categories * O; cell++) {
    const key = [surcharge?.[cell] ?? 0, ...weights.flatMap((w) => [w.a[cell], w.b[cell]])].join();
    let type = index.get(key);
    if (type === undefined) {
      type = firstCell.length;
      index.set(key, type);
      firstCell.push(cell);
    }
    typeOf[cell] = type;
  }
  const perType = (pick: (w: CellWeights, cell: number) => number): Float64Array =>
    Float64Array.from(weights.flatMap((w) => firstCell.map((cell) => pick(w, cell))));
  return {
    requirements: weights.length,
    count: firstCell.length,
    typeOf,
    a: perType((w, cell) => w.a[cell] as number),
    b: perType((w, cell) => w.b[cell] as number),
    gross: Float64Array.from(firstCell, (cell) => 1 + (surcharge?.[cell] ?? 0)),
  };
}

/** Scratch memory of {@link solveDual}; one per thread of work, sized for the largest problem. */
export type DualWorkspace = {
  /** Out: shadow prices λ_c, one per requirement. */
  readonly lambda: Float64Array;
  /** Out: m^(−θ−1) by type, and costShare_k · Φ_k^(−1/θ−1) by category; spending is their product times the share. */
  readonly tilt: Float64Array;
  readonly categoryFactor: Float64Array;
  /** Bracket m by type, and a − h b by (requirement, type). */
  readonly bracket: Float64Array;
  readonly net: Float64Array;
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
  readonly target: Float64Array;
  readonly step: Float64Array;
  readonly trial: Float64Array;
  readonly free: Uint8Array;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories. */
export function dualWorkspace(requirements = 8, categories = K): DualWorkspace {
  const cells = categories * O;
  return {
    lambda: new Float64Array(requirements),
    tilt: new Float64Array(cells),
    categoryFactor: new Float64Array(categories),
    bracket: new Float64Array(cells),
    net: new Float64Array(requirements * cells),
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
    target: new Float64Array(requirements),
    step: new Float64Array(requirements),
    trial: new Float64Array(requirements),
    free: new Uint8Array(requirements),
  };
}

/** A requirement holds when its slack Σ (a − h b) x is above −TOLERANCE (x as a share of unit cost). */
const TOLERANCE = 1e-10;
/** What rounding may leave of a requirement when no step improves the dual any more. */
const ROUNDING = 1e-9;
/** A bracket this small has moved all spending that can be moved. */
const SMALLEST_BRACKET = 1e-9;
const LARGEST_SHADOW_PRICE = 1e8;
const MOST_STEPS = 200;
/** A category whose spending can move, or that has none. */
const NOT_FIXED = 255;

/**
 * Maximises the dual of sourcing under rules of origin (model section 2): D(λ) = Σ_k costShare_k Φ_k^(−1/θ) over λ ≥ 0, with
 * Φ_k = Σ_o s_ko m_ko^(−θ) and m = 1 + u − Σ_c λ_c (a_c − h_c b_c) > 0, by Newton's method with an active set.
 *
 * @param shares s[offset + k·O + o]; each category with a positive cost share sums to 1
 * @param thresholds h_c
 * @returns D at the optimum, which is the cost with surcharges; NaN when no sourcing can meet the requirements.
 *   λ, tilt and categoryFactor are left in the workspace.
 */
export function solveDual(
  theta: number,
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  offset: number,
  thresholds: Float64Array,
  work: DualWorkspace,
): number {
  const R = types.requirements;
  const { lambda, gradient, step, trial, free } = work;
  const rows = gather(types, costShare, costOffset, shares, offset, work);
  for (let c = 0, i = 0; c < R; c++) {
    lambda[c] = 0;
    for (let t = 0; t < types.count; t++, i++) {
      work.net[i] = (types.a[i] as number) - (thresholds[c] as number) * (types.b[i] as number);
    }
  }
  let value = evaluate(theta, types, costShare, costOffset, rows, lambda, work);
  let plain = false;
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    const miss = markFree(R, work);
    if (miss <= TOLERANCE) return value;
    aim(R, thresholds, work, plain);
    newtonStep(R, work);
    let scale = longestStep(types, work);
    let ascent = 0;
    for (let c = 0; c < R; c++) if (free[c]) ascent += (gradient[c] as number) * (step[c] as number);
    let next = Number.NEGATIVE_INFINITY;
    for (let tries = 0; tries < 40; tries++, scale /= 3) {
      for (let c = 0; c < R; c++) trial[c] = Math.max(0, (lambda[c] as number) + scale * (step[c] as number));
      next = evaluate(theta, types, costShare, costOffset, rows, trial, work);
      if (next >= value + 1e-4 * scale * ascent - 4e-16 * Math.abs(value)) break;
      next = Number.NEGATIVE_INFINITY;
    }
    if (next === Number.NEGATIVE_INFINITY && !plain) {
      plain = true;
      value = evaluate(theta, types, costShare, costOffset, rows, lambda, work);
      continue;
    }
    if (next === Number.NEGATIVE_INFINITY) {
      value = evaluate(theta, types, costShare, costOffset, rows, lambda, work);
      return markFree(R, work) <= ROUNDING ? value : Number.NaN;
    }
    value = next;
    let largest = 0;
    for (let c = 0; c < R; c++) {
      lambda[c] = trial[c] as number;
      if ((lambda[c] as number) > largest) largest = lambda[c] as number;
    }
    if (largest > LARGEST_SHADOW_PRICE || smallestBracket(types, work) < SMALLEST_BRACKET) {
      return markFree(R, work) <= ROUNDING ? value : Number.NaN;
    }
  }
  return markFree(R, work) <= ROUNDING ? value : Number.NaN;
}

/**
 * Spending of cell [k·O + o] after {@link solveDual}, before surcharges: costShare_k · s · m^(−θ−1) · Φ_k^(−1/θ−1), which is
 * costShare_k · s where all of a category's cells are of one type.
 */
export function spendingOf(
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  cell: number,
  share: number,
  work: DualWorkspace,
): number {
  const k = (cell / O) | 0;
  if (work.fixedType[k] !== NOT_FIXED) return (costShare[costOffset + k] as number) * share;
  return (work.categoryFactor[k] as number) * (work.tilt[types.typeOf[cell] as number] as number) * share;
}

/** Sums shares of cells of one type within each category and sets the categories that cannot move aside. Returns how many can. */
function gather(
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  offset: number,
  work: DualWorkspace,
): number {
  const { entryType, entryShare, entryStart, movable, fixedCost, fixedType, categoryFactor } = work;
  const { typeOf } = types;
  for (let t = 0; t < types.count; t++) fixedCost[t] = 0;
  let entries = 0;
  let rows = 0;
  for (let k = 0; k * O < typeOf.length; k++) {
    const cost = costShare[costOffset + k] as number;
    fixedType[k] = NOT_FIXED;
    categoryFactor[k] = 0;
    if (cost === 0) continue;
    const first = entries;
    for (let o = k * O; o < (k + 1) * O; o++) {
      const share = shares[offset + o] as number;
      if (share === 0) continue;
      const type = typeOf[o] as number;
      let j = first;
      while (j < entries && entryType[j] !== type) j++;
      if (j < entries) {
        entryShare[j] = (entryShare[j] as number) + share;
      } else {
        entryType[entries] = type;
        entryShare[entries] = share;
        entries++;
      }
    }
    if (entries - first === 1) {
      const type = entryType[first] as number;
      fixedCost[type] = (fixedCost[type] as number) + cost;
      fixedType[k] = type;
      entries = first;
    } else {
      movable[rows] = k;
      entryStart[rows] = first;
      rows++;
    }
  }
  entryStart[rows] = entries;
  return rows;
}

/** D(λ), its gradient and the lower triangle of its Hessian into the workspace; −∞ outside the domain. */
function evaluate(
  theta: number,
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  rows: number,
  lambda: Float64Array,
  work: DualWorkspace,
): number {
  const R = types.requirements;
  const T = types.count;
  const { bracket, tilt, net, pull, gradient, hessian, categoryFactor, spent, total, movable, fixedCost } = work;
  const { entryStart, entryType, entryShare } = work;
  for (let t = 0; t < T; t++) {
    let m = types.gross[t] as number;
    for (let c = 0; c < R; c++) m -= (lambda[c] as number) * (net[c * T + t] as number);
    if (!(m > 0)) return Number.NEGATIVE_INFINITY;
    bracket[t] = m;
    tilt[t] = Math.exp(-(theta + 1) * Math.log(m));
    spent[t] = 0;
  }
  for (let i = 0; i < R * R; i++) hessian[i] = 0;
  const power = -(1 / theta + 1);
  const second = R > 1 ? T : 0;
  let bend00 = 0;
  let bend10 = 0;
  let bend11 = 0;
  for (let row = 0; row < rows; row++) {
    const first = entryStart[row] as number;
    const end = entryStart[row + 1] as number;
    let phi = 0;
    let pull0 = 0;
    let pull1 = 0;
    for (let j = first; j < end; j++) {
      const t = entryType[j] as number;
      const p = (entryShare[j] as number) * (tilt[t] as number);
      phi += p * (bracket[t] as number);
      pull0 += p * (net[t] as number);
      pull1 += p * (net[second + t] as number);
      for (let c = 2; c < R; c++) pull[c] = (pull[c] as number) + p * (net[c * T + t] as number);
    }
    const k = movable[row] as number;
    const factor = (costShare[costOffset + k] as number) * Math.exp(power * Math.log(phi));
    categoryFactor[k] = factor;
    for (let j = first; j < end; j++) {
      const t = entryType[j] as number;
      spent[t] = (spent[t] as number) + factor * (entryShare[j] as number);
    }
    const weight = factor / phi;
    bend00 += weight * pull0 * pull0;
    bend10 += weight * pull0 * pull1;
    bend11 += weight * pull1 * pull1;
    if (R > 2) {
      pull[0] = pull0;
      pull[1] = pull1;
      for (let c = 2; c < R; c++) {
        const weighted = weight * (pull[c] as number);
        for (let d = 0; d <= c; d++)
          hessian[c * R + d] = (hessian[c * R + d] as number) + weighted * (pull[d] as number);
      }
      for (let c = 2; c < R; c++) pull[c] = 0;
    }
  }
  if (R > 0) hessian[0] = bend00;
  if (R > 1) {
    hessian[R] = bend10;
    hessian[R + 1] = bend11;
  }
  // What types sum to: value Σ x m, gradient −Σ x g, and the part of the curvature that is Σ x g g / m.
  let value = 0;
  for (let t = 0; t < T; t++) {
    const m = bracket[t] as number;
    const moved = (spent[t] as number) * (tilt[t] as number);
    spent[t] = moved / m;
    const x = moved + (fixedCost[t] as number);
    total[t] = x;
    value += m * x;
  }
  for (let c = 0; c < R; c++) {
    let slope = 0;
    for (let t = 0; t < T; t++) slope -= (total[t] as number) * (net[c * T + t] as number);
    gradient[c] = slope;
    for (let d = 0; d <= c; d++) {
      let bend = hessian[c * R + d] as number;
      for (let t = 0; t < T; t++)
        bend -= (spent[t] as number) * (net[c * T + t] as number) * (net[d * T + t] as number);
      hessian[c * R + d] = (theta + 1) * bend;
    }
  }
  return value;
}

/** Marks the requirements that are violated or priced; returns the largest amount by which the optimum's conditions fail. */
function markFree(R: number, work: DualWorkspace): number {
  let miss = 0;
  for (let c = 0; c < R; c++) {
    const slope = work.gradient[c] as number;
    const priced = (work.lambda[c] as number) > 0;
    work.free[c] = priced || slope > TOLERANCE ? 1 : 0;
    const gap = priced ? Math.abs(slope) : slope;
    if (gap > miss) miss = gap;
  }
  return miss;
}

/**
 * What a step should close. The plain Newton step closes the gradient h·B − A of each requirement; content's log-odds
 * respond almost linearly to λ, so closing B·c(1 − c)·(logit h − logit c) instead, which is the same near the optimum,
 * saves most of the steps. B, the base of the measure, is taken as 1 − what is left out of it at the start.
 */
function aim(R: number, thresholds: Float64Array, work: DualWorkspace, plain: boolean): void {
  for (let c = 0; c < R; c++) {
    const h = thresholds[c] as number;
    const slope = work.gradient[c] as number;
    const content = h - slope;
    const near = h > 0 && h < 1 && content > 0 && content < 1;
    work.target[c] =
      plain || !near ? slope : content * (1 - content) * Math.log((h * (1 - content)) / (content * (1 - h)));
  }
}

/** Solves (−H) step = target over the free requirements by Cholesky, in place of the lower triangle of H. */
function newtonStep(R: number, work: DualWorkspace): void {
  const { target, hessian: H, step, free } = work;
  for (let c = 0; c < R; c++) {
    if (!free[c]) {
      step[c] = 0;
      continue;
    }
    let rhs = target[c] as number;
    let pivot = -(H[c * R + c] as number);
    const floor = 1e-13 * pivot + 1e-300;
    for (let d = 0; d < c; d++) {
      if (!free[d]) continue;
      let entry = -(H[c * R + d] as number);
      for (let e = 0; e < d; e++) if (free[e]) entry -= (H[c * R + e] as number) * (H[d * R + e] as number);
      entry /= H[d * R + d] as number;
      H[c * R + d] = entry;
      pivot -= entry * entry;
      rhs -= entry * (step[d] as number);
    }
    const root = Math.sqrt(pivot > floor ? pivot : floor);
    H[c * R + c] = root;
    step[c] = rhs / root;
  }
  for (let c = R - 1; c >= 0; c--) {
    if (!free[c]) continue;
    let rhs = step[c] as number;
    for (let d = c + 1; d < R; d++) if (free[d]) rhs -= (H[d * R + c] as number) * (step[d] as number);
    step[c] = rhs / (H[c * R + c] as number);
  }
}

/** Longest step that keeps every bracket positive and no shadow price negative, at most 1. */
function longestStep(types: CellTypes, work: DualWorkspace): number {
  const R = types.requirements;
  const T = types.count;
  const { net, lambda, step, free } = work;
  let scale = 1;
  for (let c = 0; c < R; c++) {
    const change = step[c] as number;
    if (free[c] && change < 0) scale = Math.min(scale, -(lambda[c] as number) / change);
  }
  // A requirement at zero whose step points down would block all others: let it stay at zero instead.
  if (scale === 0) {
    scale = 1;
    for (let c = 0; c < R; c++) if (lambda[c] === 0 && (step[c] as number) < 0) step[c] = 0;
  }
  for (let t = 0; t < T; t++) {
    let m = types.gross[t] as number;
    let fall = 0;
    for (let c = 0; c < R; c++) {
      const n = net[c * T + t] as number;
      m -= (lambda[c] as number) * n;
      fall += (step[c] as number) * n;
    }
    if (fall > 0 && scale * fall > 0.9 * m) scale = (0.9 * m) / fall;
  }
  return scale;
}

function smallestBracket(types: CellTypes, work: DualWorkspace): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < types.count; t++) {
    if ((work.bracket[t] as number) < smallest) smallest = work.bracket[t] as number;
  }
  return smallest;
}
