import { COUNTRIES } from '../types/dimensions.js';
import type { CellTypes } from './cell-types.js';
import { evaluateDual } from './dual-evaluation.js';
import { boldTarget, factorise, longestStep, solveStep } from './dual-step.js';
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
/** A category whose spending can move, or that has none. */
const NOT_FIXED = 255;

/**
 * Maximises the dual of sourcing under rules of origin (model section 2): D(λ) = Σ_k costShare_k Φ_k^(−1/θ) over λ ≥ 0, with
 * Φ_k = Σ_o s_ko m_ko^(−θ) and m = 1 + u − Σ_c λ_c (a_c − h_c b_c) > 0, by Newton's method with an active set.
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
  const { lambda, trial, step, gradient, active } = work;
  const rows = gather(types, costShare, costOffset, shares, offset, work);
  for (let c = 0, i = 0; c < R; c++) {
    lambda[c] = 0;
    trial[c] = 0;
    for (let t = 0; t < types.count; t++, i++) {
      work.net[i] = (types.a[i] as number) - (thresholds[c] as number) * (types.b[i] as number);
    }
  }
  // All curvatures at the start, where they are cheap: it saves an evaluation once it is known which requirements bind.
  for (let c = 0; c < R; c++) {
    active[c] = c;
    work.bent[c] = 1;
  }
  let value = evaluateDual(theta, types, costShare, costOffset, rows, R, work);
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    if (largestMiss(R, work) <= TOLERANCE) return value;
    const entered = activate(R, work);
    const count = work.size[0] as number;
    if (entered) value = evaluateDual(theta, types, costShare, costOffset, rows, count, work);
    work.bent.fill(0);
    for (let i = 0; i < count; i++) {
      const c = active[i] as number;
      work.bent[c] = 1;
      work.slope[i] = gradient[c] as number;
    }
    factorise(R, count, work);
    // A bold step first; where it does not climb, Newton's own, as short as it must be.
    let next = Number.NEGATIVE_INFINITY;
    for (let tries = 0, scale = 1; tries < MOST_TRIES; tries++) {
      if (tries < 2) {
        for (let i = 0; i < count; i++) {
          const slope = work.slope[i] as number;
          work.target[i] = tries === 0 ? boldTarget(slope, thresholds[active[i] as number] as number) : slope;
        }
        solveStep(R, count, work);
        scale = longestStep(types, count, work);
      }
      let ascent = 0;
      for (let i = 0; i < count; i++) ascent += (work.slope[i] as number) * (step[i] as number);
      for (let i = 0; i < count; i++) {
        const c = active[i] as number;
        trial[c] = Math.max(0, (lambda[c] as number) + scale * (step[i] as number));
      }
      if (ascent > 0) next = evaluateDual(theta, types, costShare, costOffset, rows, count, work);
      if (next >= value + 1e-4 * scale * ascent - 4e-16 * Math.abs(value)) break;
      next = Number.NEGATIVE_INFINITY;
      if (tries > 0) scale /= 3;
    }
    if (next === Number.NEGATIVE_INFINITY) {
      for (let c = 0; c < R; c++) trial[c] = lambda[c] as number;
      value = evaluateDual(theta, types, costShare, costOffset, rows, count, work);
      break;
    }
    value = next;
    for (let c = 0; c < R; c++) lambda[c] = trial[c] as number;
    if (isAtTheEdge(types, work)) break;
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
  const { tilt, categoryFactor, fixedType } = work;
  const { typeOf } = types;
  for (let k = 0, cell = 0; cell < into.length; k++) {
    const isFixed = fixedType[k] !== NOT_FIXED;
    const factor = (isFixed ? costShare[costOffset + k] : categoryFactor[k]) as number;
    for (const end = cell + O; cell < end; cell++) {
      const share = shares[cell] as number;
      into[cell] = share === 0 ? 0 : factor * share * (isFixed ? 1 : (tilt[typeOf[cell] as number] as number));
    }
  }
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

/** Largest amount by which the conditions of an optimum fail: a violated requirement, or a price on one that has slack. */
function largestMiss(R: number, work: DualWorkspace): number {
  let miss = 0;
  for (let c = 0; c < R; c++) {
    const slope = work.gradient[c] as number;
    const gap = (work.lambda[c] as number) > 0 ? Math.abs(slope) : slope;
    if (gap > miss) miss = gap;
  }
  return miss;
}

/** Lists the requirements that are violated or priced; true when one has come in whose curvature is not known. */
function activate(R: number, work: DualWorkspace): boolean {
  let count = 0;
  let entered = false;
  for (let c = 0; c < R; c++) {
    if (!((work.lambda[c] as number) > 0 || (work.gradient[c] as number) > TOLERANCE)) continue;
    work.active[count++] = c;
    if (work.bent[c] === 0) entered = true;
  }
  work.size[0] = count;
  return entered;
}

/** Whether nothing more can be moved: a bracket has all but vanished, or a price has all but left for infinity. */
function isAtTheEdge(types: CellTypes, work: DualWorkspace): boolean {
  for (let c = 0; c < types.requirements; c++) if ((work.lambda[c] as number) > LARGEST_SHADOW_PRICE) return true;
  for (let t = 0; t < types.count; t++) if ((work.bracket[t] as number) < SMALLEST_BRACKET) return true;
  return false;
}
