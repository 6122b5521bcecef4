import { COUNTRIES } from '../../../src/types/dimensions.js';
import type { CellTypes } from './cell-types.js';
import type { DualWorkspace } from './dual-workspace.js';
import { power } from './power.js';

// Rows have four entries, written out: a loop of four turns costs more than what it does. Unused ones have no share.

const O: number = COUNTRIES.length;

/**
 * D and its gradient over all requirements where brackets are `work.bracket`, into the workspace. Brackets must be positive.
 *
 * @returns D(λ) = Σ_t m_t x_t
 */
export function evaluateDual(theta: number, types: CellTypes, work: DualWorkspace): number {
  const { requirements: R, count: T } = types;
  const { bracket, tilt, raised, net, gradient, moved, total, fixedCost, phi, factor } = work;
  const { rows, rowCost, entryType, entryShare } = work;
  const tilting = -(theta + 1);
  let isFlat = true;
  let bracketBefore = 1;
  let tiltBefore = 1;
  for (let t = 0; t < T; t++) {
    const m = bracket[t] as number;
    moved[t] = 0;
    if (m === 1) {
      tilt[t] = 1;
      raised[t] = 1;
    } else {
      // Types that an active requirement does not tell apart often follow each other.
      const tilted = m === bracketBefore ? tiltBefore : power(m, tilting);
      bracketBefore = m;
      tiltBefore = tilted;
      tilt[t] = tilted;
      raised[t] = tilted * m;
      isFlat = false;
    }
  }
  const aggregating = -(1 / theta + 1);
  const last = rows[0] as number;
  for (let row = 0; row < last; row++) {
    const e = row * O;
    const t0 = entryType[e] as number;
    const t1 = entryType[e + 1] as number;
    const t2 = entryType[e + 2] as number;
    const t3 = entryType[e + 3] as number;
    const s0 = entryShare[e] as number;
    const s1 = entryShare[e + 1] as number;
    const s2 = entryShare[e + 2] as number;
    const s3 = entryShare[e + 3] as number;
    const sum =
      s0 * (raised[t0] as number) +
      s1 * (raised[t1] as number) +
      (s2 * (raised[t2] as number) + s3 * (raised[t3] as number));
    const cost = rowCost[row] as number;
    const spent = isFlat ? cost : cost * power(sum, aggregating);
    phi[row] = sum;
    factor[row] = spent;
    moved[t0] = (moved[t0] as number) + spent * s0;
    moved[t1] = (moved[t1] as number) + spent * s1;
    moved[t2] = (moved[t2] as number) + spent * s2;
    moved[t3] = (moved[t3] as number) + spent * s3;
  }
  let value = 0;
  for (let t = 0; t < T; t++) {
    const x = (moved[t] as number) * (tilt[t] as number);
    moved[t] = x;
    const all = x + (fixedCost[t] as number);
    total[t] = all;
    value += (bracket[t] as number) * all;
  }
  for (let c = 0, i = 0; c < R; c++) {
    let slope = 0;
    for (let t = 0; t < T; t++, i++) slope -= (total[t] as number) * (net[i] as number);
    gradient[c] = slope;
  }
  return value;
}

/**
 * The lower triangle of D's Hessian, negated, over the active requirements where D was last evaluated, in `work.hessian` at
 * [i·count + j]: (θ + 1)(Σ_t x_t g_it g_jt / m_t − Σ_k f_k p_ik p_jk / Φ_k), p_ik = Σ_o s_ko m_ko^(−θ−1) g_iko.
 */
export function curvature(theta: number, types: CellTypes, count: number, work: DualWorkspace): void {
  const T = types.count;
  const { bracket, tilt, activeNet, moved, phi, factor, hessian, pull, tilted, perPull, rows } = work;
  const { entryType, entryShare } = work;
  const last = rows[0] as number;
  for (let row = 0; row < last; row++) perPull[row] = (factor[row] as number) / (phi[row] as number);
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < T; t++) tilted[t] = (tilt[t] as number) * (activeNet[i * T + t] as number);
    for (let row = 0, e = 0; row < last; row++, e += O) {
      pull[i * last + row] =
        (entryShare[e] as number) * (tilted[entryType[e] as number] as number) +
        (entryShare[e + 1] as number) * (tilted[entryType[e + 1] as number] as number) +
        (entryShare[e + 2] as number) * (tilted[entryType[e + 2] as number] as number) +
        (entryShare[e + 3] as number) * (tilted[entryType[e + 3] as number] as number);
    }
  }
  for (let t = 0; t < T; t++) tilted[t] = (moved[t] as number) / (bracket[t] as number);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let bend = 0;
      for (let t = 0; t < T; t++) {
        bend += (tilted[t] as number) * (activeNet[i * T + t] as number) * (activeNet[j * T + t] as number);
      }
      for (let row = 0; row < last; row++) {
        bend -= (perPull[row] as number) * (pull[i * last + row] as number) * (pull[j * last + row] as number);
      }
      hessian[i * count + j] = (theta + 1) * bend;
    }
  }
}

/**
 * Second derivative of Σ x (a − h b) of each active requirement along the step that lowers brackets by `work.fall`, where D
 * was last evaluated, into `work.bend`. With u = fall/m of a cell, ū and E[u²] its means over a category by s·m^(−θ),
 * x″ = x (θ + 1)((θ + 1)(u − ū)² + u² − (θ + 1) E[u²] + θ ū²).
 */
export function bendAlong(theta: number, types: CellTypes, count: number, work: DualWorkspace): void {
  const T = types.count;
  const { bracket, fall, tilt, tilted, phi, factor, bend, activeNet, rows } = work;
  const { entryType, entryShare, relative, weighted } = work;
  const steep = theta + 1;
  for (let t = 0; t < T; t++) {
    relative[t] = (fall[t] as number) / (bracket[t] as number);
    weighted[t] = (fall[t] as number) * (tilt[t] as number);
    tilted[t] = 0;
  }
  const last = rows[0] as number;
  for (let row = 0; row < last; row++) {
    const e = row * O;
    const t0 = entryType[e] as number;
    const t1 = entryType[e + 1] as number;
    const t2 = entryType[e + 2] as number;
    const t3 = entryType[e + 3] as number;
    const s0 = entryShare[e] as number;
    const s1 = entryShare[e + 1] as number;
    const s2 = entryShare[e + 2] as number;
    const s3 = entryShare[e + 3] as number;
    const u0 = relative[t0] as number;
    const u1 = relative[t1] as number;
    const u2 = relative[t2] as number;
    const u3 = relative[t3] as number;
    const part0 = s0 * (weighted[t0] as number);
    const part1 = s1 * (weighted[t1] as number);
    const part2 = s2 * (weighted[t2] as number);
    const part3 = s3 * (weighted[t3] as number);
    const inverse = 1 / (phi[row] as number);
    const mean = (part0 + part1 + (part2 + part3)) * inverse;
    const square = (part0 * u0 + part1 * u1 + (part2 * u2 + part3 * u3)) * inverse;
    const constant = theta * mean * mean - steep * square;
    const spent = (factor[row] as number) * steep;
    tilted[t0] = (tilted[t0] as number) + spent * s0 * (steep * (u0 - mean) * (u0 - mean) + u0 * u0 + constant);
    tilted[t1] = (tilted[t1] as number) + spent * s1 * (steep * (u1 - mean) * (u1 - mean) + u1 * u1 + constant);
    tilted[t2] = (tilted[t2] as number) + spent * s2 * (steep * (u2 - mean) * (u2 - mean) + u2 * u2 + constant);
    tilted[t3] = (tilted[t3] as number) + spent * s3 * (steep * (u3 - mean) * (u3 - mean) + u3 * u3 + constant);
  }
  for (let t = 0; t < T; t++) tilted[t] = (tilted[t] as number) * (tilt[t] as number);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let t = 0; t < T; t++) sum += (tilted[t] as number) * (activeNet[i * T + t] as number);
    bend[i] = sum;
  }
}
