import { sumBySlot } from './dual';
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
import {
  categoryEndsOf,
  denominatorsOf,
  numeratorsOf,
  orderOf,
  originsByTypeOf,
  slotEndsOf,
  typeEndsOf,
} from './structure';
import { add, fill, get, getWhole, NUMBER, PAIR, rowAt, set, setWhole, sumOf } from './vectors';

/** How far from 1 rounding may leave the sum of a category's shares. */
const ROUNDING: f64 = 1e-6;

/** How many pairs of rows the problem at hand has. */
export let rowPairs: i32 = 0;

let typeEnds: usize = 0;
/** The one type that a category buys from; −1 if there are several. */
let only: i32 = 0;

/**
 * Sets the problem at hand: sums shares of cells of one type within each category, as rows by slot, and sets aside categories
 * whose spending cannot move: those with one type of cell only, or without cost.
 *
 * @returns whether costs are 0 or more and the shares of each category with cost sum to 1
 */
export function gather(structure: usize, costShare: usize, table: usize): bool {
  fill(fixed, 0, slotPairs);
  const slotEnds = slotEndsOf(structure);
  const categoryEnds = categoryEndsOf(structure);
  let order = orderOf(structure);
  let byType = originsByTypeOf(structure);
  typeEnds = typeEndsOf(structure);
  let isValid = true;
  let first = 0;
  let row = 0;
  let block = shares;
  for (let kind = 0; kind < kinds; kind++, byType += 4 * <usize>origins) {
    const width = getWhole(slotEnds, kind) - first;
    const bytes = PAIR * <usize>width;
    for (const end = orderOf(structure) + 4 * <usize>getWhole(categoryEnds, kind); order < end; order += 4) {
      const k = load<i32>(order);
      const cost = get(costShare, k);
      setWhole(rowOf, k, -1);
      if (cost === 0) continue;
      const lane = block + NUMBER * <usize>(row & 1);
      if (!(cost > 0 && sumByType(lane, first, width, rowAt(table, k, origins), byType))) isValid = false;
      if (only >= 0) {
        add(fixed, first + only, cost);
        continue;
      }
      setWhole(rowOf, k, row);
      set(rowCost, row, cost);
      if ((row & 1) !== 0) block += bytes;
      row++;
    }
    if ((row & 1) !== 0) {
      // Rows are taken in pairs: an odd number has one more at its end, which costs nothing.
      clear(block + NUMBER, bytes);
      set(block, 1, 1);
      set(rowCost, row++, 0);
      block += bytes;
    }
    setWhole(pairEnd, kind, row >> 1);
    first += width;
  }
  rowPairs = row >> 1;
  setNet(structure);
  return isValid;
}

function clear(lane: usize, bytes: usize): void {
  for (const end = lane + bytes; lane < end; lane += PAIR) store<f64>(lane, 0);
}

/** Sums a category's shares by type, and sets `only`. Returns whether they sum to 1. */
function sumByType(lane: usize, first: i32, width: i32, from: usize, byType: usize): bool {
  let sum: f64 = 0;
  let used = 0;
  let at = 0;
  only = 0;
  for (let type = 0; type < width; type++, lane += PAIR) {
    let share: f64 = 0;
    for (const end = getWhole(typeEnds, first + type); at < end; at++) share += get(from, getWhole(byType, at));
    store<f64>(lane, share);
    sum += share;
    if (share === 0) continue;
    used++;
    only = type;
  }
  if (used > 1) only = -1;
  return Math.abs(sum - 1) <= ROUNDING;
}

/** Sets a − h b of spending that can move, and Σ (a − h b) x over that which cannot. */
function setNet(structure: usize): void {
  const movable = slotScratch;
  sumBySlot(structure, movable, rowCost);
  const none = f64x2.splat(0);
  for (let c = 0; c < requirements; c++) {
    const a = rowAt(numeratorsOf(structure), c, slots);
    const b = rowAt(denominatorsOf(structure), c, slots);
    const into = rowAt(net, c, slots);
    const h = f64x2.splat(get(threshold, c));
    let still = f64x2.splat(0);
    for (let at: usize = 0, size = NUMBER * <usize>slots; at < size; at += PAIR) {
      const weights = f64x2.sub(v128.load(a + at), f64x2.mul(h, v128.load(b + at)));
      still = f64x2.add(still, f64x2.mul(weights, v128.load(fixed + at)));
      v128.store(into + at, v128.and(weights, f64x2.gt(v128.load(movable + at), none)));
    }
    set(fixedSlack, c, sumOf(still));
  }
}
