import { active, gradient, held, lambda, requirements, slope, telling } from './memory';
import { get, getWhole, set, setWhole } from './vectors';

/** How far a requirement may fail, and how far cost may exceed D, as a share of cost; what rounding may leave when no step improves D. */
export const TOLERANCE: f64 = 1e-10;
const ROUNDING: f64 = 1e-9;

/** What requirements may fail by, given D; costs are around 1, but those of rare origins may be far above. */
export function within(tolerance: f64, value: f64): f64 {
  return tolerance * Math.max(1, value);
}

/** Whether a price is to be found, and found now: searches with care take requirements one by one. */
export function isFree(c: i32): bool {
  return Number.isNaN(get(held, c)) && getWhole(telling, c) !== 0;
}

/**
 * Largest amount by which the conditions of an optimum fail: a violated requirement, one with both a price and slack, and the
 * gap Σ λ Σ (a − h b) x between cost and D. Requirements whose price is held fail by nothing.
 */
export function largestMiss(): f64 {
  let miss: f64 = 0;
  let gap: f64 = 0;
  for (let c = 0; c < requirements; c++) {
    if (!isFree(c)) continue;
    const rise = get(gradient, c);
    const price = get(lambda, c);
    miss = Math.max(miss, price > 0 ? Math.abs(rise) : rise);
    gap += price * Math.abs(rise);
  }
  return Math.max(miss, gap);
}

export function isOptimal(value: f64): bool {
  return largestMiss() <= within(TOLERANCE, value);
}

/** Whether what is missing may be rounding's. */
export function isAllButOptimal(value: f64): bool {
  return largestMiss() <= within(ROUNDING, value);
}

/** Lists the requirements that are violated or priced, with their slopes. Returns how many. */
export function activate(value: f64): i32 {
  const tolerance = within(TOLERANCE, value);
  let count = 0;
  for (let c = 0; c < requirements; c++) {
    const rise = get(gradient, c);
    if (!isFree(c) || !(get(lambda, c) > 0 || rise > tolerance)) continue;
    setWhole(active, count, c);
    set(slope, count, rise);
    count++;
  }
  return count;
}
