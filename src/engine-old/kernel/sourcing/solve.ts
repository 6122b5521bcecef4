import { get, getWhole, NUMBER, PAIR, set, setWhole } from '../arrays';
import { curvature } from './curvature';
import { evaluate } from './evaluation';
import { gather } from './gather';
import { active, before, bracket, fall, gradient, gross, lambda, net, slope, step, thresholds } from './memory';
import { boldStep, factorise, longestStep, newtonStep } from './step';
import { denominators, numerators, requirementsOf, slotsOf } from './types';

/** A requirement holds when its slack Σ (a − h b) x is above −TOLERANCE (x as a share of unit cost). */
const TOLERANCE: f64 = 1e-10;
/** What rounding may leave of a requirement when no step improves the dual any more. */
const ROUNDING: f64 = 1e-9;
/** A bracket this small has moved all spending that can be moved. */
const SMALLEST_BRACKET: f64 = 1e-9;
const LARGEST_SHADOW_PRICE: f64 = 1e8;
/** A price this small is none: what rounding leaves of one that a step brings down to zero. */
const SMALLEST_SHADOW_PRICE: f64 = 1e-14;
const MOST_STEPS = 200;
const MOST_TRIES = 30;
/** So near the optimum Newton's own step is as good as any. */
const NEAR: f64 = 1e-5;
/** What rounding may take from D, as a share of it. */
const NOISE: f64 = 1e-13;

/**
 * Maximises the dual of sourcing under rules of origin (model section 2): D(λ) = Σ_k costShare_k Φ_k^(−1/θ) over λ ≥ 0, with
 * Φ_k = Σ_o s_ko m_ko^(−θ) and m = 1 + u − Σ_c λ_c (a_c − h_c b_c) > 0, by Newton's method with an active set.
 *
 * @param types address of a record of cell types
 * @param ceiling cost above which the solution is of no interest: any D(λ) is a lower bound of it
 * @returns D at the optimum, which is the cost with surcharges; NaN when no sourcing can meet the requirements, or none at
 *   a cost up to the ceiling
 */
export function solve(types: usize, theta: f64, ceiling: f64): f64 {
  const requirements = requirementsOf(types);
  const slots = slotsOf(types);
  const size = <usize>slots * NUMBER;
  begin(types);
  let value = evaluate(types, theta);
  if (!(value < Infinity)) return NaN;
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    const miss = largestMiss(requirements);
    if (miss <= TOLERANCE) return value;
    if (value > ceiling) return NaN;
    const count = activate(requirements);
    curvature(types, theta, count);
    factorise(count);
    memory.copy(before, bracket, size);
    // A bold step first; where it does not climb, Newton's own, as short as it must be.
    let climbs = false;
    let next = value;
    let scale: f64 = 1;
    for (let tries = 0; tries < MOST_TRIES && !climbs; tries++) {
      if (tries < 2) {
        if (tries === 0 && miss > NEAR) {
          boldStep(types, theta, count);
        } else {
          if (tries > 0) memory.copy(bracket, before, size);
          newtonStep(count);
        }
        scale = longestStep(types, count);
      } else {
        scale /= 3;
      }
      const ascent = along(count);
      if (!(ascent > 0)) continue;
      moveAlong(scale, size);
      next = evaluate(types, theta);
      const rises = next >= value + 1e-4 * scale * ascent || (next >= value * (1 - NOISE) && settles(ascent, count));
      climbs = rises && next < Infinity;
    }
    if (!climbs) {
      memory.copy(bracket, before, size);
      value = evaluate(types, theta);
      break;
    }
    value = next;
    raisePrices(scale, count);
    if (isAtTheEdge(requirements, slots)) break;
  }
  return largestMiss(requirements) <= ROUNDING ? value : NaN;
}

/** Sets a − h b, brackets and prices where the search begins: at λ = 0. */
function begin(types: usize): void {
  const slots = slotsOf(types);
  const requirements = requirementsOf(types);
  gather(types);
  memory.copy(bracket, gross, <usize>slots * NUMBER);
  let a = numerators(types);
  let b = denominators(types);
  let into = net;
  for (let c = 0; c < requirements; c++) {
    set(lambda, c, 0);
    const h = f64x2.splat(get(thresholds, c));
    for (let t = 0; t < slots; t += 2, a += PAIR, b += PAIR, into += PAIR) {
      v128.store(into, f64x2.sub(v128.load(a), f64x2.mul(h, v128.load(b))));
    }
  }
}

/** Largest amount by which the conditions of an optimum fail: a violated requirement, or a price on one that has slack. */
function largestMiss(requirements: i32): f64 {
  let miss: f64 = 0;
  for (let c = 0; c < requirements; c++) {
    const rise = get(gradient, c);
    const gap = get(lambda, c) > 0 ? Math.abs(rise) : rise;
    if (gap > miss) miss = gap;
  }
  return miss;
}

/** Lists the requirements that are violated or priced, with their slopes. Returns how many. */
function activate(requirements: i32): i32 {
  let count = 0;
  for (let c = 0; c < requirements; c++) {
    const rise = get(gradient, c);
    if (!(get(lambda, c) > 0 || rise > TOLERANCE)) continue;
    setWhole(active, count, c);
    set(slope, count, rise);
    count++;
  }
  return count;
}

/** Sets brackets a part of the step on. */
function moveAlong(scale: f64, size: usize): void {
  const part = f64x2.splat(scale);
  for (let at: usize = 0; at < size; at += PAIR) {
    v128.store(bracket + at, f64x2.sub(v128.load(before + at), f64x2.mul(part, v128.load(fall + at))));
  }
}

function raisePrices(scale: f64, count: i32): void {
  for (let i = 0; i < count; i++) {
    const c = getWhole(active, i);
    const price = get(lambda, c) + scale * get(step, i);
    set(lambda, c, price > SMALLEST_SHADOW_PRICE ? price : 0);
  }
}

/** Rise of D along the step, per unit of it, by the slopes of the active requirements. */
function along(count: i32): f64 {
  let rise: f64 = 0;
  for (let i = 0; i < count; i++) rise += get(slope, i) * get(step, i);
  return rise;
}

/** Whether D has all but levelled out along the step: what tells where its rise is lost in rounding (Hager & Zhang 2005). */
function settles(ascent: f64, count: i32): bool {
  let rise: f64 = 0;
  for (let i = 0; i < count; i++) rise += get(gradient, getWhole(active, i)) * get(step, i);
  return Math.abs(rise) <= 0.5 * ascent;
}

/** Whether nothing more can be moved: a bracket has all but vanished, or a price has all but left for infinity. */
function isAtTheEdge(requirements: i32, slots: i32): bool {
  for (let c = 0; c < requirements; c++) if (get(lambda, c) > LARGEST_SHADOW_PRICE) return true;
  for (let slot = 0; slot < slots; slot++) if (get(bracket, slot) < SMALLEST_BRACKET) return true;
  return false;
}
