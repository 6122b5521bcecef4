import type { CellTypes } from './cell-types.js';
import type { DualWorkspace } from './dual-workspace.js';

/**
 * D(λ) and its gradient over all requirements, and the lower triangle of its Hessian over the first `active` of
 * `work.active` (ascending), into the workspace; −∞ outside the domain. λ is `work.trial`, zero where not active.
 */
export function evaluateDual(
  theta: number,
  types: CellTypes,
  costShare: Float64Array,
  costOffset: number,
  rows: number,
  active: number,
  work: DualWorkspace,
): number {
  const tilted = tiltTypes(theta, types, active, work);
  if (tilted === OUTSIDE) return Number.NEGATIVE_INFINITY;
  const T = types.count;
  const { bracket, tilt, net, pull, hessian, categoryFactor, spent, movable } = work;
  const { entryStart, entryType, entryShare } = work;
  const power = -(1 / theta + 1);
  // The first two active requirements in locals, the rest in an array: nearly all problems have no more than two.
  const first = active > 0 ? (work.active[0] as number) * T : 0;
  const second = active > 1 ? (work.active[1] as number) * T : first;
  const R = types.requirements;
  if (active > 2) for (let i = 0; i < R * R; i++) hessian[i] = 0;
  let bend00 = 0;
  let bend10 = 0;
  let bend11 = 0;
  for (let row = 0; row < rows; row++) {
    const from = entryStart[row] as number;
    const end = entryStart[row + 1] as number;
    let phi = 0;
    let pull0 = 0;
    let pull1 = 0;
    if (active > 2) for (let i = 2; i < active; i++) pull[i] = 0;
    for (let j = from; j < end; j++) {
      const t = entryType[j] as number;
      const p = (entryShare[j] as number) * (tilt[t] as number);
      phi += p * (bracket[t] as number);
      pull0 += p * (net[first + t] as number);
      pull1 += p * (net[second + t] as number);
      for (let i = 2; i < active; i++)
        pull[i] = (pull[i] as number) + p * (net[(work.active[i] as number) * T + t] as number);
    }
    const k = movable[row] as number;
    const cost = costShare[costOffset + k] as number;
    const factor = tilted === FLAT ? cost : cost * Math.exp(power * Math.log(phi));
    categoryFactor[k] = factor;
    for (let j = from; j < end; j++) {
      const t = entryType[j] as number;
      spent[t] = (spent[t] as number) + factor * (entryShare[j] as number);
    }
    const weight = factor / phi;
    bend00 += weight * pull0 * pull0;
    bend10 += weight * pull0 * pull1;
    bend11 += weight * pull1 * pull1;
    if (active > 2) {
      pull[0] = pull0;
      pull[1] = pull1;
      for (let i = 2; i < active; i++) {
        const weighted = weight * (pull[i] as number);
        for (let j = 0; j <= i; j++) {
          const at = (work.active[i] as number) * R + (work.active[j] as number);
          hessian[at] = (hessian[at] as number) + weighted * (pull[j] as number);
        }
      }
    }
  }
  const c = work.active[0] as number;
  const d = work.active[1] as number;
  if (active > 0) hessian[c * R + c] = bend00;
  if (active > 1) {
    hessian[d * R + c] = bend10;
    hessian[d * R + d] = bend11;
  }
  return sumTypes(theta, types, active, work);
}

/** Whether brackets leave the domain, are all 1, or neither. */
const OUTSIDE = 0;
const FLAT = 1;
const TILTED = 2;

/** Brackets m and tilts m^(−θ−1) by type. */
function tiltTypes(theta: number, types: CellTypes, active: number, work: DualWorkspace): number {
  const T = types.count;
  const { bracket, gross, net, tilt, spent, trial } = work;
  let result = FLAT;
  for (let t = 0; t < T; t++) {
    let m = gross[t] as number;
    for (let i = 0; i < active; i++) {
      const c = work.active[i] as number;
      m -= (trial[c] as number) * (net[c * T + t] as number);
    }
    if (!(m > 0)) return OUTSIDE;
    bracket[t] = m;
    spent[t] = 0;
    if (m === 1) {
      tilt[t] = 1;
    } else {
      tilt[t] = Math.exp(-(theta + 1) * Math.log(m));
      result = TILTED;
    }
  }
  return result;
}

/** What types sum to: the value Σ x m, the gradient −Σ x g, and the part Σ x g g / m of the curvature. */
function sumTypes(theta: number, types: CellTypes, active: number, work: DualWorkspace): number {
  const T = types.count;
  const { bracket, tilt, net, gradient, hessian, spent, total, fixedCost } = work;
  let value = 0;
  for (let t = 0; t < T; t++) {
    const m = bracket[t] as number;
    const moved = (spent[t] as number) * (tilt[t] as number);
    const x = moved + (fixedCost[t] as number);
    spent[t] = moved / m;
    total[t] = x;
    value += m * x;
  }
  for (let c = 0; c < types.requirements; c++) {
    let slope = 0;
    for (let t = 0; t < T; t++) slope -= (total[t] as number) * (net[c * T + t] as number);
    gradient[c] = slope;
  }
  const R = types.requirements;
  for (let i = 0; i < active; i++) {
    const c = work.active[i] as number;
    for (let j = 0; j <= i; j++) {
      const d = work.active[j] as number;
      let bend = hessian[c * R + d] as number;
      for (let t = 0; t < T; t++)
        bend -= (spent[t] as number) * (net[c * T + t] as number) * (net[d * T + t] as number);
      hessian[c * R + d] = (theta + 1) * bend;
    }
  }
  return value;
}
