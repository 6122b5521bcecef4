import { evaluateAnySign, magnitude } from './any-sign';
import { fixedValue, setBrackets, setGradient } from './dual';
import {
  active,
  before,
  bracket,
  excluding,
  fixedSlack,
  gradient,
  held,
  hessian,
  lambda,
  net,
  ray,
  rayPrice,
  requirements,
  slope,
  slotPairs,
  slots,
  step,
  telling,
} from './memory';
import { activate, isAllButOptimal, isFree, isOptimal, TOLERANCE, within } from './optimality';
import { movePrices, settles } from './search';
import { ABOVE_CEILING, INFEASIBLE, NOT_CONVERGED, OPTIMAL } from './status';
import { factorise, newtonStep } from './step';
import { addScaled, fill, get, getWhole, rowAt, set, setWhole } from './vectors';

const MOST_STEPS = 400;
const MOST_TRIES = 60;
/** How much longer than the prices there are a step may be, at most. */
const LONGEST: f64 = 10;
/** By how much the curvature is raised where its step does not climb. */
const DAMPING: f64 = 10;
const NOISE: f64 = 1e-13;
/** What a price that excludes leaves of what it excludes, all but; and by how much it is raised where that is too much. */
const VANISHING: f64 = 1e-12;
const RAISE: f64 = 30;

/** D where the search ended. */
export let carefulValue: f64 = 0;

/**
 * The same as search.ts for problems that it leaves: prices may have any sign, so that D is all there is. Where no sourcing meets
 * the requirements D grows without bound, and this ends with a direction that proves it in `ray`: along it the least that can be
 * spent on −Σ_c ray_c (a_c − h_c b_c) x is positive, while it would have to be 0 or less. Requirements are taken in one by one,
 * the most violated first, so that those that do not bind tell no types of cells apart.
 */
export function searchWithCare(structure: usize, theta: f64, ceiling: f64): u8 {
  // Where the other search stood, a proof is likely at hand.
  for (let c = 0; c < requirements; c++) {
    setWhole(telling, c, get(lambda, c) > 0 ? 1 : 0);
    setWhole(excluding, c, 0);
  }
  if (isProvenInfeasible(structure, theta, 0)) return INFEASIBLE;
  for (let c = 0; c < requirements; c++) {
    const isHeld = !Number.isNaN(get(held, c));
    setWhole(telling, c, isHeld && get(held, c) > 0 ? 1 : 0);
    if (!isHeld) set(lambda, c, 0);
  }
  for (let round = 0; round < 10 * (requirements + 1); round++) {
    const status = searchAmongTelling(structure, theta, ceiling);
    if (status !== OPTIMAL) return status;
    const worst = mostViolated(within(TOLERANCE, carefulValue));
    if (worst < 0) return OPTIMAL;
    if (getWhole(excluding, worst) !== 0) {
      if (isProvenInfeasible(structure, theta, 0)) return INFEASIBLE;
      raiseExcluding(worst, RAISE * get(lambda, worst));
    } else {
      setWhole(telling, worst, 1);
      for (let c = 0; c < requirements; c++) set(ray, c, c === worst ? 1 : 0);
      if (growsAlongRay(structure, theta)) return INFEASIBLE;
      if (excludesOnly(worst)) raiseExcluding(worst, VANISHING ** (-1 / theta));
    }
  }
  return NOT_CONVERGED;
}

/** The requirement that is furthest from holding, or whose price is: −1 if there is none. */
function mostViolated(tolerance: f64): i32 {
  let worst = -1;
  let most = tolerance;
  for (let c = 0; c < requirements; c++) {
    const isHeld = !Number.isNaN(get(held, c));
    if (isHeld && getWhole(excluding, c) === 0) continue;
    const miss = isHeld ? Math.max(1, get(lambda, c)) * Math.abs(get(gradient, c)) : get(gradient, c);
    if (!(miss > most) || (!isHeld && getWhole(telling, c) !== 0)) continue;
    most = miss;
    worst = c;
  }
  return worst;
}

/** Whether no spending adds to a requirement, so that it excludes all that takes from it: its price has no bound. */
function excludesOnly(c: i32): bool {
  const weights = rowAt(net, c, slots);
  for (let slot = 0; slot < slots; slot++) if (get(weights, slot) > 0) return false;
  return get(fixedSlack, c) <= 0;
}

/** Holds the price of a requirement that excludes where what it leaves all but vanishes. */
function raiseExcluding(c: i32, price: f64): void {
  setWhole(excluding, c, 1);
  set(held, c, price);
  set(lambda, c, price);
}

/** Maximises D over the prices of requirements that tell types apart. */
function searchAmongTelling(structure: usize, theta: f64, ceiling: f64): u8 {
  let damping: f64 = 0;
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    carefulValue = evaluateThere(structure, theta, 0);
    if (Number.isNaN(carefulValue)) return NOT_CONVERGED;
    if (carefulValue > ceiling) return ABOVE_CEILING;
    if (isOptimal(carefulValue)) return OPTIMAL;
    const count = activate(carefulValue);
    if (isProvenInfeasible(structure, theta, count)) return INFEASIBLE;
    // Spending where the search stands, which the proof has overwritten, and curvature.
    carefulValue = evaluateThere(structure, theta, count);
    for (let i = 0; i < count; i++) set(before, i, get(lambda, getWhole(active, i)));
    damping = climbWithCare(structure, theta, count, damping);
    if (damping < 0) {
      movePrices(0, count);
      carefulValue = evaluateThere(structure, theta, 0);
      break;
    }
  }
  return isAllButOptimal(carefulValue) ? OPTIMAL : NOT_CONVERGED;
}

/** D, its gradient and minus its Hessian over so many active requirements, at the prices there are. */
export function evaluateThere(structure: usize, theta: f64, count: i32): f64 {
  setBrackets(structure);
  const value = evaluateAnySign(structure, theta, bracket, count);
  setGradient();
  return value + fixedValue(structure);
}

/** A step by Newton's method, damped until D rises (Levenberg & Marquardt). Returns the damping it took, −1 if D does not rise. */
function climbWithCare(structure: usize, theta: f64, count: i32, damping: f64): f64 {
  const from = carefulValue;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (tries > 0) {
      movePrices(0, count);
      evaluateThere(structure, theta, count);
      damping = Math.max(1e-4, damping * DAMPING);
    }
    dampen(count, damping);
    factorise(count);
    newtonStep(count);
    const gained = stepOn(count);
    if (!(gained > 0)) continue;
    const next = evaluateThere(structure, theta, 0);
    if (next >= from + 1e-4 * gained) return damping < 1e-3 ? 0 : damping / (DAMPING * DAMPING);
    if (next >= from - NOISE * Math.max(1, Math.abs(from)) && settles(gained, count)) return damping / DAMPING;
  }
  return -1;
}

/** Raises the diagonal of the curvature, which is all but 0 where spending has moved as far as it can. */
function dampen(count: i32, damping: f64): void {
  let most: f64 = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, get(hessian, i * count + i));
  const least = 1e-14 * most + 1e-200;
  for (let i = 0; i < count; i++) {
    const at = i * count + i;
    set(hessian, at, (1 + damping) * Math.max(get(hessian, at), least));
  }
}

/** Sets prices a step on, or as far as is allowed. Returns by how much D would rise by the slopes where it begins. */
function stepOn(count: i32): f64 {
  let highest: f64 = 1;
  let longest: f64 = 0;
  for (let i = 0; i < count; i++) {
    highest = Math.max(highest, get(before, i));
    longest = Math.max(longest, Math.abs(get(step, i)));
  }
  movePrices(Math.min(1, (LONGEST * highest) / longest), count);
  let gained: f64 = 0;
  for (let i = 0; i < count; i++) {
    const moved = get(lambda, getWhole(active, i)) - get(before, i);
    set(step, i, moved);
    gained += get(slope, i) * moved;
  }
  return gained;
}

/** Whether D grows without bound along the prices there are, the step that led there or one requirement's own. */
function isProvenInfeasible(structure: usize, theta: f64, count: i32): bool {
  for (let c = 0; c < requirements; c++) set(ray, c, isFree(c) || getWhole(excluding, c) !== 0 ? get(lambda, c) : 0);
  if (growsAlongRay(structure, theta)) return true;
  for (let i = 0; i < count; i++) {
    if (!(get(slope, i) > 0)) continue;
    for (let c = 0; c < requirements; c++) set(ray, c, 0);
    set(ray, getWhole(active, i), 1);
    if (growsAlongRay(structure, theta)) return true;
  }
  return false;
}

/** Whether D(t·ray) grows without bound in t: D(t·ray)/t tends to D where prices are −Σ_c ray_c (a_c − h_c b_c). */
function growsAlongRay(structure: usize, theta: f64): bool {
  let longest: f64 = 0;
  for (let c = 0; c < requirements; c++) longest = Math.max(longest, get(ray, c));
  if (!(longest > 0)) return false;
  fill(rayPrice, 0, slotPairs);
  let growth: f64 = 0;
  let size: f64 = 0;
  for (let c = 0; c < requirements; c++) {
    const part = get(ray, c) / longest;
    set(ray, c, part);
    addScaled(rayPrice, -part, rowAt(net, c, slots), slotPairs);
    growth -= part * get(fixedSlack, c);
    size += Math.abs(part * get(fixedSlack, c));
  }
  growth += evaluateAnySign(structure, theta, rayPrice, 0);
  return growth > NOISE * (size + magnitude);
}

/** Whether D grows without bound along `ray`, what has a part in it telling types of cells apart. */
export function provesInfeasible(structure: usize, theta: f64): bool {
  for (let c = 0; c < requirements; c++) setWhole(telling, c, get(ray, c) > 0 ? 1 : 0);
  return growsAlongRay(structure, theta);
}

/** Leaves the direction that proves it where shadow prices are. */
export function leaveProof(): void {
  for (let c = 0; c < requirements; c++) set(lambda, c, get(ray, c));
}
