import { COUNTRIES } from '../types/dimensions.js';
import type { CellTypes } from './cell-types.js';
import { evaluateDual } from './dual-evaluation.js';
import type { DualWorkspace } from './dual-workspace.js';

const O: number = COUNTRIES.length;

/** Sets 1 + Σ_j weight_j u_j by type: what a vehicle bears of each surcharge table of its types, e.g. by share of sales. */
export function setSurcharges(types: CellTypes, weights: readonly number[], work: DualWorkspace): void {
  for (let t = 0; t < types.count; t++) {
    let gross = 1;
    for (let j = 0; j < weights.length; j++)
      gross += (weights[j] as number) * (types.surcharges[j * types.count + t] as number);
    work.gross[t] = gross;
  }
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
 * Surcharges are what {@link setSurcharges} last set.
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
  let value = evaluateDual(theta, types, costShare, costOffset, rows, lambda, work);
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
      next = evaluateDual(theta, types, costShare, costOffset, rows, trial, work);
      if (next >= value + 1e-4 * scale * ascent - 4e-16 * Math.abs(value)) break;
      next = Number.NEGATIVE_INFINITY;
    }
    if (next === Number.NEGATIVE_INFINITY && !plain) {
      plain = true;
      value = evaluateDual(theta, types, costShare, costOffset, rows, lambda, work);
      continue;
    }
    if (next === Number.NEGATIVE_INFINITY) {
      value = evaluateDual(theta, types, costShare, costOffset, rows, lambda, work);
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
    const root = Math.sqrt(Math.max(pivot, floor));
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
  const { net, gross, lambda, step, free } = work;
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
    let m = gross[t] as number;
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
