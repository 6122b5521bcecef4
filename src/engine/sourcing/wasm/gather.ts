import {
  fixed,
  fixedSlack,
  kinds,
  net,
  origins,
  pairEnd,
  requirements,
  rowCost,
  rowOf,
  shares,
  slotPairs,
  slotScratch,
  slots,
  threshold,
} from './memory';
import { categoryEndsOf, denominatorsOf, numeratorsOf, orderOf, originSlotsOf, slotEndsOf } from './structure';
import { add, dot, fill, get, getWhole, multiply, NUMBER, PAIR, rowAt, set, setWhole } from './vectors';

/** How far from 1 rounding may leave the sum of a category's shares. */
const ROUNDING: f64 = 1e-6;

/** How many pairs of rows the problem at hand has. */
export let rowPairs: i32 = 0;

/** 1 by slot in which spending of the problem at hand can move, else 0. */
let movable: usize = 0;

/**
 * Sets the problem at hand: sums shares of cells of one type within each category, as rows by slot, and sets aside categories
 * whose spending cannot move: those with one type of cell only, or without cost.
 *
 * @returns whether costs are 0 or more, and shares of each category with cost too, with a sum of 1
 */
export function gather(structure: usize, costShare: usize, table: usize): bool {
  movable = slotScratch;
  fill(fixed, 0, slotPairs);
  fill(movable, 0, slotPairs);
  const slotEnds = slotEndsOf(structure);
  const categoryEnds = categoryEndsOf(structure);
  const order = orderOf(structure, origins);
  let isValid = true;
  let i = 0;
  let first = 0;
  let pair = 0;
  let block = shares;
  for (let kind = 0; kind < kinds; kind++) {
    const slotOf = originSlotsOf(structure) + <usize>(4 * kind * origins);
    const width = getWhole(slotEnds, kind) - first;
    const bytes = PAIR * <usize>width;
    let isOdd = false;
    for (const end = getWhole(categoryEnds, kind); i < end; i++) {
      const k = getWhole(order, i);
      const cost = get(costShare, k);
      setWhole(rowOf, k, -1);
      if (cost === 0) continue;
      const row = block + (isOdd ? NUMBER : 0);
      const sum = sumByType(row, width, rowAt(table, k, origins), slotOf, first);
      if (!(cost > 0 && Math.abs(sum - 1) <= ROUNDING)) isValid = false;
      if (!canMove(row, width, first, cost)) continue;
      setWhole(rowOf, k, 2 * pair + (isOdd ? 1 : 0));
      set(rowCost, 2 * pair + (isOdd ? 1 : 0), cost);
      if (isOdd) {
        pair++;
        block += bytes;
      }
      isOdd = !isOdd;
    }
    if (isOdd) {
      // Rows are taken in pairs: an odd number has one more at its end, which costs nothing.
      clear(block + NUMBER, width);
      set(block, 1, 1);
      set(rowCost, 2 * pair + 1, 0);
      pair++;
      block += bytes;
    }
    setWhole(pairEnd, kind, pair);
    first += width;
  }
  rowPairs = pair;
  setNet(structure);
  return isValid;
}

function clear(row: usize, width: i32): void {
  for (let slot = 0; slot < width; slot++, row += PAIR) store<f64>(row, 0);
}

/** Sums a category's shares by slot. Returns their sum, NaN if one is negative. */
function sumByType(row: usize, width: i32, from: usize, slotOf: usize, first: i32): f64 {
  clear(row, width);
  let sum: f64 = 0;
  let least: f64 = 0;
  for (let origin = 0; origin < origins; origin++) {
    const share = get(from, origin);
    const at = row + PAIR * <usize>(getWhole(slotOf, origin) - first);
    store<f64>(at, load<f64>(at) + share);
    sum += share;
    least = Math.min(least, share);
  }
  return least < 0 ? NaN : sum;
}

/** Marks the slots of a row, unless all is in one: then its spending is set aside. */
function canMove(row: usize, width: i32, first: i32, cost: f64): bool {
  let used = 0;
  let last = first;
  for (let slot = 0; slot < width; slot++) {
    if (load<f64>(row + PAIR * <usize>slot) === 0) continue;
    used++;
    last = first + slot;
  }
  if (used < 2) {
    add(fixed, last, cost);
    return false;
  }
  for (let slot = 0; slot < width; slot++) {
    if (load<f64>(row + PAIR * <usize>slot) !== 0) set(movable, first + slot, 1);
  }
  return true;
}

/** Sets a − h b of spending that can move, and Σ (a − h b) x over that which cannot. */
function setNet(structure: usize): void {
  for (let c = 0; c < requirements; c++) {
    const a = rowAt(numeratorsOf(structure), c, slots);
    const b = rowAt(denominatorsOf(structure), c, slots);
    const into = rowAt(net, c, slots);
    const h = f64x2.splat(get(threshold, c));
    for (let at: usize = 0, size = NUMBER * <usize>slots; at < size; at += PAIR) {
      v128.store(into + at, f64x2.sub(v128.load(a + at), f64x2.mul(h, v128.load(b + at))));
    }
    set(fixedSlack, c, dot(into, fixed, slotPairs));
    multiply(into, into, movable, slotPairs);
  }
}
