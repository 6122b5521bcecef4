import type { CellTypes } from './cell-types.js';
import type { DualWorkspace } from './dual-workspace.js';

/**
 * What a bold step closes. Newton's own closes the slope h·B − A of a requirement, B its base. Content's log-odds respond
 * almost linearly to λ, so closing c(1 − c)·(logit h − logit c) with c = A/B instead, B taken as 1, saves most of the steps
 * and is the same near the optimum.
 */
export function boldTarget(slope: number, h: number): number {
  const content = h - slope;
  if (!(h > 0 && h < 1 && content > 0 && content < 1)) return slope;
  return content * (1 - content) * Math.log((h * (1 - content)) / (content * (1 - h)));
}

/** Cholesky factor of −H over the active requirements. */
export function factorise(R: number, count: number, work: DualWorkspace): void {
  const { hessian: H, factor: L, active } = work;
  for (let i = 0; i < count; i++) {
    const at = active[i] as number;
    const row = at * R;
    let pivot = -(H[row + at] as number);
    const floor = 1e-13 * pivot + 1e-300;
    for (let j = 0; j < i; j++) {
      const column = active[j] as number;
      let entry = -(H[row + column] as number);
      for (let e = 0; e < j; e++) {
        const before = active[e] as number;
        entry -= (L[row + before] as number) * (L[column * R + before] as number);
      }
      entry /= L[column * R + column] as number;
      L[row + column] = entry;
      pivot -= entry * entry;
    }
    L[row + at] = Math.sqrt(Math.max(pivot, floor));
  }
}

/** Solves (−H) step = target with the factor. */
export function solveStep(R: number, count: number, work: DualWorkspace): void {
  const { target, factor: L, step, active } = work;
  for (let i = 0; i < count; i++) {
    const row = (active[i] as number) * R;
    let rhs = target[i] as number;
    for (let j = 0; j < i; j++) rhs -= (L[row + (active[j] as number)] as number) * (step[j] as number);
    step[i] = rhs / (L[row + (active[i] as number)] as number);
  }
  for (let i = count - 1; i >= 0; i--) {
    const at = active[i] as number;
    let rhs = step[i] as number;
    for (let j = i + 1; j < count; j++) rhs -= (L[(active[j] as number) * R + at] as number) * (step[j] as number);
    step[i] = rhs / (L[at * R + at] as number);
  }
}

/** Longest step that keeps every bracket positive and no shadow price negative, at most 1. */
export function longestStep(types: CellTypes, count: number, work: DualWorkspace): number {
  const T = types.count;
  const { net, bracket, lambda, step, active } = work;
  let scale = 1;
  for (let i = 0; i < count; i++) {
    const price = lambda[active[i] as number] as number;
    // A requirement at zero whose step points down would block all others: it stays at zero instead.
    if (price === 0 && (step[i] as number) < 0) step[i] = 0;
    if ((step[i] as number) < 0) scale = Math.min(scale, -price / (step[i] as number));
  }
  for (let t = 0; t < T; t++) {
    const m = bracket[t] as number;
    let fall = 0;
    for (let i = 0; i < count; i++) fall += (step[i] as number) * (net[(active[i] as number) * T + t] as number);
    if (fall > 0 && scale * fall > 0.9 * m) scale = (0.9 * m) / fall;
  }
  return scale;
}
