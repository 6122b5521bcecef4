import { bendAlong } from './curvature';
import {
  active,
  bend,
  bracket,
  fall,
  hessian,
  lambda,
  NUMBER,
  netOf,
  PAIR,
  slope,
  step,
  target,
  thresholds,
} from './memory';
import { slotsOf } from './types';

/**
 * Sets the step that closes the gaps of the active requirements (Chebyshev's method, of third order). Newton's own closes
 * the slope h·B − A of a requirement, B its base. Content's log-odds respond almost linearly to λ, so this one closes
 * φ = logit h − logit c with c = A/B, B taken as 1, and allows for what is left of its curvature along the step.
 */
export function boldStep(types: usize, theta: f64, count: i32): void {
  for (let i = 0; i < count; i++) store<f64>(target + at(i), logitGap(load<f64>(slope + at(i)), thresholdOf(i)));
  solveStep(count);
  setFall(types, count);
  bendAlong(types, theta, count);
  for (let i = 0; i < count; i++) {
    const gap = load<f64>(target + at(i));
    const content = thresholdOf(i) - load<f64>(slope + at(i));
    const inside = content > 0 && content < 1;
    const bent = load<f64>(bend + at(i)) - (inside ? (gap * gap * (1 - 2 * content)) / (content * (1 - content)) : 0);
    const most = 0.5 * Math.abs(gap);
    store<f64>(target + at(i), gap - Math.max(-most, Math.min(most, 0.5 * bent)));
  }
  solveStep(count);
}

/** Newton's own step. */
export function newtonStep(count: i32): void {
  memory.copy(target, slope, at(count));
  solveStep(count);
}

/** Bytes before the number at a position. */
function at(position: i32): usize {
  return <usize>position * NUMBER;
}

function thresholdOf(position: i32): f64 {
  return load<f64>(thresholds + at(load<i32>(active + ((<usize>position) << 2))));
}

/** (logit h − logit c) at c = h − slope, times c(1 − c): the slope itself, to first order. */
function logitGap(gap: f64, h: f64): f64 {
  const content = h - gap;
  if (!(h > 0 && h < 1 && content > 0 && content < 1)) return gap;
  return content * (1 - content) * Math.log((h * (1 - content)) / (content * (1 - h)));
}

/**
 * Factors the negated Hessian over the active requirements as L D Lᵀ, in its place: L below the diagonal, its own diagonal
 * being 1, and 1/D on it.
 */
export function factorise(count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = hessian + at(i * count);
    let pivot = load<f64>(row + at(i));
    const floor = 1e-13 * pivot + 1e-300;
    for (let j = 1; j < i; j++) {
      const other = hessian + at(j * count);
      let entry = load<f64>(row + at(j));
      for (let e = 0; e < j; e++) entry -= load<f64>(row + at(e)) * load<f64>(other + at(e));
      store<f64>(row + at(j), entry);
    }
    for (let j = 0; j < i; j++) {
      const entry = load<f64>(row + at(j));
      const scaled = entry * load<f64>(hessian + at(j * count + j));
      store<f64>(row + at(j), scaled);
      pivot -= entry * scaled;
    }
    store<f64>(row + at(i), 1 / Math.max(pivot, floor));
  }
}

/** Solves L D Lᵀ step = target. */
function solveStep(count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = hessian + at(i * count);
    let rest = load<f64>(target + at(i));
    for (let j = 0; j < i; j++) rest -= load<f64>(row + at(j)) * load<f64>(step + at(j));
    store<f64>(step + at(i), rest);
  }
  for (let i = count - 1; i >= 0; i--) {
    let rest = load<f64>(step + at(i)) * load<f64>(hessian + at(i * count + i));
    for (let j = i + 1; j < count; j++) rest -= load<f64>(hessian + at(j * count + i)) * load<f64>(step + at(j));
    store<f64>(step + at(i), rest);
  }
}

/**
 * Longest part of the step, at most 1, that keeps every bracket positive and no shadow price negative; and by how much
 * the whole step lowers each bracket, into `fall`.
 */
export function longestStep(types: usize, count: i32): f64 {
  let scale: f64 = 1;
  for (let i = 0; i < count; i++) {
    const price = load<f64>(lambda + at(load<i32>(active + ((<usize>i) << 2))));
    const rise = load<f64>(step + at(i));
    // A requirement at zero whose step points down would block all others: it stays at zero instead.
    if (price === 0 && rise < 0) store<f64>(step + at(i), 0);
    else if (scale * rise < -price) scale = -price / rise;
  }
  setFall(types, count);
  for (let slot = 0, slots = slotsOf(types); slot < slots; slot++) {
    const most = 0.9 * load<f64>(bracket + at(slot));
    const fallen = load<f64>(fall + at(slot));
    if (scale * fallen > most) scale = most / fallen;
  }
  return scale;
}

/** By how much the whole step lowers each bracket. */
function setFall(types: usize, count: i32): void {
  const slots = slotsOf(types);
  memory.fill(fall, 0, at(slots));
  for (let i = 0; i < count; i++) {
    const rise = v128.load_splat<f64>(step + at(i));
    const weights = netOf(i, slots);
    for (let pair: usize = 0, end = at(slots); pair < end; pair += PAIR) {
      const more = f64x2.mul(rise, v128.load(weights + pair));
      v128.store(fall + pair, f64x2.add(v128.load(fall + pair), more));
    }
  }
}
