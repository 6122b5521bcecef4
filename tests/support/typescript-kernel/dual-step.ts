import type { CellTypes } from './cell-types.js';
import { bendAlong } from './dual-evaluation.js';
import type { DualWorkspace } from './dual-workspace.js';

/**
 * Sets the step that closes the gaps of the active requirements (Chebyshev's method, of third order). Newton's own closes
 * the slope h·B − A of a requirement, B its base. Content's log-odds respond almost linearly to λ, so this one closes
 * φ = logit h − logit c with c = A/B, B taken as 1, and allows for what is left of its curvature along the step.
 */
export function boldStep(theta: number, types: CellTypes, count: number, work: DualWorkspace): void {
  const { target, slope, bend, active, thresholds } = work;
  for (let i = 0; i < count; i++) target[i] = logitGap(slope[i] as number, thresholds[active[i] as number] as number);
  solveStep(count, work);
  setFall(types.count, count, work);
  bendAlong(theta, types, count, work);
  for (let i = 0; i < count; i++) {
    const gap = target[i] as number;
    const content = (thresholds[active[i] as number] as number) - (slope[i] as number);
    const inside = content > 0 && content < 1;
    const bent = (bend[i] as number) - (inside ? (gap * gap * (1 - 2 * content)) / (content * (1 - content)) : 0);
    const most = 0.5 * Math.abs(gap);
    target[i] = gap - Math.max(-most, Math.min(most, 0.5 * bent));
  }
  solveStep(count, work);
}

/** Newton's own step. */
export function newtonStep(count: number, work: DualWorkspace): void {
  for (let i = 0; i < count; i++) work.target[i] = work.slope[i] as number;
  solveStep(count, work);
}

/** (logit h − logit c) at c = h − slope, times c(1 − c): the slope itself, to first order. */
function logitGap(slope: number, h: number): number {
  const content = h - slope;
  if (!(h > 0 && h < 1 && content > 0 && content < 1)) return slope;
  return content * (1 - content) * Math.log((h * (1 - content)) / (content * (1 - h)));
}

/**
 * Factors the negated Hessian over the active requirements as L D Lᵀ, in its place: L below the diagonal, its own diagonal
 * being 1, and 1/D on it.
 */
export function factorise(count: number, { hessian: L }: DualWorkspace): void {
  for (let i = 0; i < count; i++) {
    const row = i * count;
    let pivot = L[row + i] as number;
    const floor = 1e-13 * pivot + 1e-300;
    for (let j = 1; j < i; j++) {
      let entry = L[row + j] as number;
      for (let e = 0; e < j; e++) entry -= (L[row + e] as number) * (L[j * count + e] as number);
      L[row + j] = entry;
    }
    for (let j = 0; j < i; j++) {
      const entry = L[row + j] as number;
      const scaled = entry * (L[j * count + j] as number);
      L[row + j] = scaled;
      pivot -= entry * scaled;
    }
    L[row + i] = 1 / Math.max(pivot, floor);
  }
}

/** Solves L D Lᵀ step = target. */
function solveStep(count: number, { hessian: L, target, step }: DualWorkspace): void {
  for (let i = 0; i < count; i++) {
    let rhs = target[i] as number;
    for (let j = 0; j < i; j++) rhs -= (L[i * count + j] as number) * (step[j] as number);
    step[i] = rhs;
  }
  for (let i = count - 1; i >= 0; i--) {
    let rhs = (step[i] as number) * (L[i * count + i] as number);
    for (let j = i + 1; j < count; j++) rhs -= (L[j * count + i] as number) * (step[j] as number);
    step[i] = rhs;
  }
}

/**
 * Longest part of the step, at most 1, that keeps every bracket positive and no shadow price negative; and by how much
 * the whole step lowers each bracket, into `work.fall`.
 */
export function longestStep(T: number, count: number, work: DualWorkspace): number {
  const { bracket, lambda, step, active, fall } = work;
  let scale = 1;
  for (let i = 0; i < count; i++) {
    const price = lambda[active[i] as number] as number;
    const rise = step[i] as number;
    // A requirement at zero whose step points down would block all others: it stays at zero instead.
    if (price === 0 && rise < 0) step[i] = 0;
    else if (scale * rise < -price) scale = -price / rise;
  }
  setFall(T, count, work);
  for (let t = 0; t < T; t++) {
    const m = bracket[t] as number;
    if (scale * (fall[t] as number) > 0.9 * m) scale = (0.9 * m) / (fall[t] as number);
  }
  return scale;
}

/** By how much the whole step lowers each bracket. */
function setFall(T: number, count: number, { fall, step, activeNet }: DualWorkspace): void {
  for (let t = 0; t < T; t++) fall[t] = 0;
  for (let i = 0, at = 0; i < count; i++) {
    const rise = step[i] as number;
    for (let t = 0; t < T; t++, at++) fall[t] = (fall[t] as number) + rise * (activeNet[at] as number);
  }
}
