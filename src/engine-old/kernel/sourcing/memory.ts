import { getWhole, NUMBER, PAIR, QUAD } from '../arrays';
import { keepTaken, startHeap, take } from '../heap';

// Where everything is in the kernel's memory. Numbers are f64 unless it says otherwise; arrays begin at multiples of 16 bytes
// and end at them too, since most loops take two numbers at a time.

/** In: the problem at hand. Cost shares by category, shares by category and origin, thresholds by requirement. */
export let costShare: usize = 0;
export let shares: usize = 0;
export let thresholds: usize = 0;
/** In: 1 + surcharge by slot. */
export let gross: usize = 0;
/** Out: shadow prices by requirement. */
export let lambda: usize = 0;

/** By slot: brackets m, where a step began, and by how much a whole step lowers them. */
export let bracket: usize = 0;
export let before: usize = 0;
export let fall: usize = 0;
/** By slot: m^(−θ−1), spending that can move, that which cannot, and both. */
export let tilt: usize = 0;
export let moved: usize = 0;
export let fixed: usize = 0;
export let total: usize = 0;
/** By slot: scratch of the curvature and of the bend. */
export let scratch: usize = 0;
/** a − h b by requirement and slot. */
export let net: usize = 0;

/** How many rows there are: categories whose spending can move. Row of each category (i32), −1 for the others. */
export let rows: i32 = 0;
export let rowOf: usize = 0;
/** How many rows there are up to the end of each kind of category (i32). */
export let rowEnd: usize = 0;
/** By row: cost share, four shares by slot, Φ, costShare·Φ^(−1/θ−1), 1/Φ, and the last two multiplied. */
export let rowCost: usize = 0;
export let rowShares: usize = 0;
export let phi: usize = 0;
export let factor: usize = 0;
export let inverse: usize = 0;
export let perPull: usize = 0;

/** By requirement: slopes of D. */
export let gradient: usize = 0;
/** By active requirement: its number (i32), its slope where a step begins, what that is to close, the step, and the bend. */
export let active: usize = 0;
export let slope: usize = 0;
export let target: usize = 0;
export let step: usize = 0;
export let bend: usize = 0;
/** By pair of active requirements: curvature or its factors; and by active requirement and row: pull. */
export let hessian: usize = 0;
export let pull: usize = 0;

/** Sets where everything is for problems of a size, and makes the rest of the memory free. */
export function layOut(requirements: i32, categories: i32): void {
  startHeap();
  const slots = 4 * categories;
  costShare = numbers(categories);
  shares = numbers(slots);
  thresholds = numbers(requirements);
  gross = numbers(slots);
  lambda = numbers(requirements);
  bracket = numbers(slots);
  before = numbers(slots);
  fall = numbers(slots);
  tilt = numbers(slots);
  moved = numbers(slots);
  fixed = numbers(slots);
  total = numbers(slots);
  scratch = numbers(slots);
  net = numbers(requirements * slots);
  rowOf = numbers(categories);
  rowEnd = numbers(categories);
  rowCost = numbers(categories);
  rowShares = numbers(slots);
  phi = numbers(categories);
  factor = numbers(categories);
  inverse = numbers(categories);
  perPull = numbers(categories);
  gradient = numbers(requirements);
  active = numbers(requirements);
  slope = numbers(requirements);
  target = numbers(requirements);
  step = numbers(requirements);
  bend = numbers(requirements);
  hessian = numbers(requirements * requirements);
  pull = numbers(requirements * (categories + 1));
  keepTaken();
}

/** Room for numbers, in whole pairs. */
function numbers(count: i32): usize {
  return take(<i32>PAIR * (((count + 1) >> 1) + 1));
}

export function setRows(count: i32): void {
  rows = count;
}

/** Where the rows of a kind end in `rowShares`; they begin where those of the kind before end. */
export function rowsEnd(kind: i32): usize {
  return rowShares + <usize>getWhole(rowEnd, kind) * QUAD;
}

/** Where the numbers by slot of an active requirement are in `net`. */
export function netOf(position: i32, slots: i32): usize {
  return net + <usize>(getWhole(active, position) * slots) * NUMBER;
}
