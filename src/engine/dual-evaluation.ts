import type { CellTypes } from './cell-types.js';
import type { DualWorkspace } from './dual-workspace.js';

/** D(λ), its gradient and the lower triangle of its Hessian into the workspace; −∞ outside the domain. */
export function evaluateDual(
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
  const { bracket, gross, tilt, net, pull, gradient, hessian, categoryFactor, spent, total, movable, fixedCost } = work;
  const { entryStart, entryType, entryShare } = work;
  for (let t = 0; t < T; t++) {
    let m = gross[t] as number;
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
