import { setHessian } from './curvature';
import { evaluate, setBrackets } from './dual';
import { active, before, bracket, gradient, lambda, slope, slotPairs, step } from './memory';
import { activate, isAllButOptimal, isOptimal, largestMiss } from './optimality';
import { ABOVE_CEILING, NOT_CONVERGED, OPTIMAL } from './status';
import { boldStep, factorise, longestStep, newtonStep } from './step';
import { allBetween, get, getWhole, set } from './vectors';

/** A bracket this small has moved all but all spending that can be moved: what is beyond is for a search with more care. */
const SMALLEST_BRACKET: f64 = 1e-3;
const LARGEST_BRACKET: f64 = 1e6;
/** A price this small is none: what rounding leaves of one that a step brings down to zero. */
const SMALLEST_SHADOW_PRICE: f64 = 1e-14;
const MOST_STEPS = 60;
const MOST_TRIES = 30;
/** So near the optimum Newton's own step is as good as any. */
const NEAR: f64 = 1e-5;
/** What rounding may take from D, as a share of it. */
const NOISE: f64 = 1e-13;

/** D where the search ended. */
export let value: f64 = 0;

/**
 * Maximises D(λ) = Σ_k costShare_k Φ_k^(−1/θ) over free λ ≥ 0 while brackets stay positive, by Newton's method with an active
 * set. Begins at `lambda`, where brackets must be positive.
 */
export function search(structure: usize, theta: f64, ceiling: f64): u8 {
  value = evaluate(structure, theta);
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    if (value > ceiling) return ABOVE_CEILING;
    if (isOptimal(value)) return OPTIMAL;
    if (isAtTheEdge()) return NOT_CONVERGED;
    const count = activate(value);
    for (let i = 0; i < count; i++) set(before, i, get(lambda, getWhole(active, i)));
    setHessian(structure, theta, count);
    factorise(count);
    if (!climb(structure, theta, count)) {
      movePrices(0, count);
      value = evaluate(structure, theta);
      return isAllButOptimal(value) ? OPTIMAL : NOT_CONVERGED;
    }
  }
  return NOT_CONVERGED;
}

/** A bold step first; where it does not climb, Newton's own, as short as it must be. Returns whether D rises. */
function climb(structure: usize, theta: f64, count: i32): bool {
  const from = value;
  let scale: f64 = 1;
  for (let tries = largestMiss() > NEAR ? 0 : 1; tries < MOST_TRIES; tries++) {
    if (tries === 0) {
      boldStep(structure, theta, count);
      scale = longestStep(count);
    } else if (tries === 1) {
      movePrices(0, count);
      setBrackets(structure);
      newtonStep(count);
      scale = longestStep(count);
    } else {
      scale /= 3;
    }
    const ascent = riseAlong(count);
    if (!(ascent > 0)) continue;
    movePrices(scale, count);
    value = evaluate(structure, theta);
    if (value >= from + 1e-4 * scale * ascent && value < Infinity) return true;
    if (value >= from * (1 - NOISE) && settles(ascent, count) && value < Infinity) return true;
  }
  return false;
}

/** Sets prices a part of the step on from where it began. */
export function movePrices(scale: f64, count: i32): void {
  for (let i = 0; i < count; i++) {
    const price = get(before, i) + scale * get(step, i);
    set(lambda, getWhole(active, i), price > SMALLEST_SHADOW_PRICE ? price : 0);
  }
}

/** Rise of D along the step, per unit of it, by the slopes where it begins. */
function riseAlong(count: i32): f64 {
  let rise: f64 = 0;
  for (let i = 0; i < count; i++) rise += get(slope, i) * get(step, i);
  return rise;
}

/** Whether D has all but levelled out along the step: what tells where its rise is lost in rounding (Hager & Zhang 2005). */
export function settles(ascent: f64, count: i32): bool {
  let rise: f64 = 0;
  for (let i = 0; i < count; i++) rise += get(gradient, getWhole(active, i)) * get(step, i);
  return Math.abs(rise) <= 0.5 * ascent;
}

function isAtTheEdge(): bool {
  return !allBetween(bracket, SMALLEST_BRACKET, LARGEST_BRACKET, slotPairs);
}
