import { netOf, setBend } from './curvature';
import { active, before, bend, bracket, fall, hessian, slope, slotPairs, step, target, threshold } from './memory';
import { addScaled, fill, get, getWhole, greatestRatio, rowAt, set } from './vectors';

/** Least part of its curvature that a requirement does not share with those before it. */
const LEAST_OWN: f64 = 1e-4;
/** Most of a bracket that a step may take. */
const DEEPEST_FALL: f64 = 0.9;

/**
 * Sets the step that closes the gaps of the active requirements (Chebyshev's method, of third order). Newton's own closes
 * the slope h·B − A of a requirement, B its base. Content's log-odds respond almost linearly to λ, so this one closes
 * φ = logit h − logit c with c = A/B, B taken as 1, and allows for what is left of its curvature along the step.
 */
export function boldStep(structure: usize, theta: f64, count: i32): void {
  for (let i = 0; i < count; i++) set(target, i, logitGap(get(slope, i), thresholdOf(i)));
  solveStep(count);
  setFall(count);
  setBend(structure, theta, count);
  for (let i = 0; i < count; i++) {
    const gap = get(target, i);
    const content = thresholdOf(i) - get(slope, i);
    const inside = content > 0 && content < 1;
    const bent = get(bend, i) - (inside ? (gap * gap * (1 - 2 * content)) / (content * (1 - content)) : 0);
    const most = 0.5 * Math.abs(gap);
    set(target, i, gap - Math.max(-most, Math.min(most, 0.5 * bent)));
  }
  solveStep(count);
}

/** Newton's own step. */
export function newtonStep(count: i32): void {
  for (let i = 0; i < count; i++) set(target, i, get(slope, i));
  solveStep(count);
}

function thresholdOf(i: i32): f64 {
  return get(threshold, getWhole(active, i));
}

/** (logit h − logit c) at c = h − slope, times c(1 − c): the slope itself, to first order. */
function logitGap(gap: f64, h: f64): f64 {
  const content = h - gap;
  if (!(h > 0 && h < 1 && content > 0 && content < 1)) return gap;
  return content * (1 - content) * Math.log((h * (1 - content)) / (content * (1 - h)));
}

/**
 * Factors minus the Hessian over the active requirements as L D Lᵀ, in its place: L below the diagonal, its own diagonal
 * being 1, and 1/D on it. A requirement whose curvature is all but that of those before it, as one that differs by its
 * threshold alone, keeps a small part: without one, steps trade the prices of the two without end.
 */
export function factorise(count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = rowAt(hessian, i, count);
    let pivot = get(row, i);
    const floor = LEAST_OWN * pivot + 1e-300;
    for (let j = 1; j < i; j++) {
      const other = rowAt(hessian, j, count);
      let entry = get(row, j);
      for (let e = 0; e < j; e++) entry -= get(row, e) * get(other, e);
      set(row, j, entry);
    }
    for (let j = 0; j < i; j++) {
      const entry = get(row, j);
      const scaled = entry * get(hessian, j * count + j);
      set(row, j, scaled);
      pivot -= entry * scaled;
    }
    set(row, i, 1 / Math.max(pivot, floor));
  }
}

/** Solves L D Lᵀ step = target. */
function solveStep(count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = rowAt(hessian, i, count);
    let rest = get(target, i);
    for (let j = 0; j < i; j++) rest -= get(row, j) * get(step, j);
    set(step, i, rest);
  }
  for (let i = count - 1; i >= 0; i--) {
    let rest = get(step, i) * get(hessian, i * count + i);
    for (let j = i + 1; j < count; j++) rest -= get(hessian, j * count + i) * get(step, j);
    set(step, i, rest);
  }
}

/** Longest part of the step, at most 1, that keeps every bracket positive and no shadow price negative. */
export function longestStep(count: i32): f64 {
  let scale: f64 = 1;
  for (let i = 0; i < count; i++) {
    const price = get(before, i);
    const rise = get(step, i);
    // A requirement at zero whose step points down would block all others: it stays at zero instead.
    if (price === 0 && rise < 0) set(step, i, 0);
    else if (scale * rise < -price) scale = -price / rise;
  }
  setFall(count);
  const deepest = greatestRatio(fall, bracket, slotPairs);
  return scale * deepest > DEEPEST_FALL ? DEEPEST_FALL / deepest : scale;
}

/** By how much the whole step lowers each bracket. */
function setFall(count: i32): void {
  fill(fall, 0, slotPairs);
  for (let i = 0; i < count; i++) addScaled(fall, get(step, i), netOf(i), slotPairs);
}
