import { COUNTRIES } from '../../../src/types/dimensions.js';
import type { CellTypes } from './cell-types.js';
import { curvature, evaluateDual } from './dual-evaluation.js';
import { boldStep, factorise, longestStep, newtonStep } from './dual-step.js';
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
const MOST_TRIES = 30;
/** So near the optimum Newton's own step is as good as any. */
const NEAR = 1e-5;
/** What rounding may take from D, as a share of it. */
const NOISE = 1e-13;
/** A category that is no row of the problem. */
const NO_ROW = 65_535;

/**
 * Maximises the dual of sourcing under rules of origin (model section 2): D(λ) = Σ_k costShare_k Φ_k^(−1/θ) over λ ≥ 0, with
 * Φ_k = Σ_o s_ko m_ko^(−θ) and m = 1 + u − Σ_c λ_c (a_c − h_c b_c) > 0, by Newton's method with an active set.
 * Thresholds h are `work.thresholds`, surcharges what {@link setSurcharges} last set.
 *
 * @param shares s[k·O + o]; each category with a positive cost share sums to 1
 * @param ceiling cost above which the solution is of no interest: any D(λ) is a lower bound of it
 * @returns D at the optimum, which is the cost with surcharges; NaN when no sourcing can meet the requirements, or none at
 *   a cost up to the ceiling. λ, tilt and factor are left in the workspace.
 */
export function solveDual(
  theta: number,
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  work: DualWorkspace,
  ceiling = Number.POSITIVE_INFINITY,
): number {
  const { requirements: R, count: T } = types;
  const { lambda, step, gradient, active, slope, bracket, before, fall } = work;
  gather(types, costShare, costOffset, shares, work);
  for (let t = 0; t < T; t++) bracket[t] = work.gross[t] as number;
  for (let c = 0, i = 0; c < R; c++) {
    lambda[c] = 0;
    const h = work.thresholds[c] as number;
    for (let t = 0; t < T; t++, i++) work.net[i] = (types.a[i] as number) - h * (types.b[i] as number);
  }
  work.size[0] = 0;
  let value = evaluateDual(theta, types, work);
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    const miss = largestMiss(R, work);
    if (miss <= TOLERANCE) return value;
    if (value > ceiling) return Number.NaN;
    const count = activate(R, T, work);
    curvature(theta, types, count, work);
    factorise(count, work);
    for (let i = 0; i < count; i++) slope[i] = gradient[active[i] as number] as number;
    for (let t = 0; t < T; t++) before[t] = bracket[t] as number;
    // A bold step first; where it does not climb, Newton's own, as short as it must be.
    let climbs = false;
    let next = value;
    let scale = 1;
    for (let tries = 0; tries < MOST_TRIES && !climbs; tries++) {
      if (tries < 2) {
        if (tries === 0 && miss > NEAR) {
          boldStep(theta, types, count, work);
        } else {
          if (tries > 0) for (let t = 0; t < T; t++) bracket[t] = before[t] as number;
          newtonStep(count, work);
        }
        scale = longestStep(T, count, work);
      } else {
        scale /= 3;
      }
      const ascent = along(slope, count, work);
      if (!(ascent > 0)) continue;
      for (let t = 0; t < T; t++) bracket[t] = (before[t] as number) - scale * (fall[t] as number);
      next = evaluateDual(theta, types, work);
      climbs = next >= value + 1e-4 * scale * ascent || (next >= value * (1 - NOISE) && settles(ascent, count, work));
    }
    if (!climbs) {
      for (let t = 0; t < T; t++) bracket[t] = before[t] as number;
      value = evaluateDual(theta, types, work);
      break;
    }
    value = next;
    for (let i = 0; i < count; i++) {
      const c = active[i] as number;
      lambda[c] = Math.max(0, (lambda[c] as number) + scale * (step[i] as number));
    }
    if (isAtTheEdge(R, T, work)) break;
  }
  return largestMiss(R, work) <= ROUNDING ? value : Number.NaN;
}

/**
 * Spending by cell [k·O + o] after {@link solveDual}, before surcharges: costShare_k · s · m^(−θ−1) · Φ_k^(−1/θ−1), which is
 * costShare_k · s where all of a category's cells are of one type.
 */
export function writeSpending(
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  work: DualWorkspace,
  into: Float64Array,
): void {
  const { tilt, factor, rowOf } = work;
  const { typeOf } = types;
  for (let k = 0, cell = 0; cell < typeOf.length; k++) {
    const row = rowOf[k] as number;
    const scale = (row === NO_ROW ? costShare[costOffset + k] : factor[row]) as number;
    for (const end = cell + O; cell < end; cell++) {
      const share = shares[cell] as number;
      into[cell] = share === 0 ? 0 : scale * share * (row === NO_ROW ? 1 : (tilt[typeOf[cell] as number] as number));
    }
  }
}

/**
 * Sums shares of cells of one type within each category, as entries of a row, and sets the categories whose spending cannot
 * move aside: those with one type only, or without cost.
 */
function gather(
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  shares: Float64Array,
  work: DualWorkspace,
): void {
  const { entryType, entryShare, fixedCost, rowOf, rowCost } = work;
  const { slotOf, slotType } = types;
  for (let t = 0; t < types.count; t++) fixedCost[t] = 0;
  let rows = 0;
  for (let k = 0, cell = 0; cell < slotOf.length; k++, cell += O) {
    const cost = costShare[costOffset + k] as number;
    rowOf[k] = NO_ROW;
    if (cost === 0) continue;
    const first = rows * O;
    entryType[first] = slotType[cell] as number;
    entryType[first + 1] = slotType[cell + 1] as number;
    entryType[first + 2] = slotType[cell + 2] as number;
    entryType[first + 3] = slotType[cell + 3] as number;
    entryShare[first] = shares[cell] as number;
    entryShare[first + 1] = 0;
    entryShare[first + 2] = 0;
    entryShare[first + 3] = 0;
    const e1 = first + (slotOf[cell + 1] as number);
    const e2 = first + (slotOf[cell + 2] as number);
    const e3 = first + (slotOf[cell + 3] as number);
    entryShare[e1] = (entryShare[e1] as number) + (shares[cell + 1] as number);
    entryShare[e2] = (entryShare[e2] as number) + (shares[cell + 2] as number);
    entryShare[e3] = (entryShare[e3] as number) + (shares[cell + 3] as number);
    let used = entryShare[first] === 0 ? 0 : 1;
    let last = first;
    if (entryShare[first + 1] !== 0) {
      used++;
      last = first + 1;
    }
    if (entryShare[first + 2] !== 0) {
      used++;
      last = first + 2;
    }
    if (entryShare[first + 3] !== 0) {
      used++;
      last = first + 3;
    }
    if (used > 1) {
      rowOf[k] = rows;
      rowCost[rows] = cost;
      rows++;
    } else {
      const type = entryType[last] as number;
      fixedCost[type] = (fixedCost[type] as number) + cost;
    }
  }
  work.rows[0] = rows;
}

/** Largest amount by which the conditions of an optimum fail: a violated requirement, or a price on one that has slack. */
function largestMiss(R: number, { gradient, lambda }: DualWorkspace): number {
  let miss = 0;
  for (let c = 0; c < R; c++) {
    const slope = gradient[c] as number;
    const gap = (lambda[c] as number) > 0 ? Math.abs(slope) : slope;
    if (gap > miss) miss = gap;
  }
  return miss;
}

/** Lists the requirements that are violated or priced, with their rows of `net` side by side. Returns how many. */
function activate(R: number, T: number, work: DualWorkspace): number {
  const { active, activeNet, net, lambda, gradient, size } = work;
  let count = 0;
  let isNew = false;
  for (let c = 0; c < R; c++) {
    if (!((lambda[c] as number) > 0 || (gradient[c] as number) > TOLERANCE)) continue;
    if (count >= (size[0] as number) || active[count] !== c) isNew = true;
    active[count++] = c;
  }
  size[0] = count;
  if (!isNew) return count;
  for (let i = 0; i < count; i++) {
    const row = (active[i] as number) * T;
    for (let t = 0; t < T; t++) activeNet[i * T + t] = net[row + t] as number;
  }
  return count;
}

/** Rise of D along the step, per unit of it, by the slopes of the active requirements. */
function along(slope: Float64Array, count: number, { step }: DualWorkspace): number {
  let rise = 0;
  for (let i = 0; i < count; i++) rise += (slope[i] as number) * (step[i] as number);
  return rise;
}

/** Whether D has all but levelled out along the step: what tells where its rise is lost in rounding (Hager & Zhang 2005). */
function settles(ascent: number, count: number, { gradient, active, step }: DualWorkspace): boolean {
  let rise = 0;
  for (let i = 0; i < count; i++) rise += (gradient[active[i] as number] as number) * (step[i] as number);
  return Math.abs(rise) <= 0.5 * ascent;
}

/** Whether nothing more can be moved: a bracket has all but vanished, or a price has all but left for infinity. */
function isAtTheEdge(R: number, T: number, { lambda, bracket }: DualWorkspace): boolean {
  for (let c = 0; c < R; c++) if ((lambda[c] as number) > LARGEST_SHADOW_PRICE) return true;
  for (let t = 0; t < T; t++) if ((bracket[t] as number) < SMALLEST_BRACKET) return true;
  return false;
}
