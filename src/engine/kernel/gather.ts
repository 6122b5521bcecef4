import {
  costShare,
  fixed,
  NUMBER,
  PAIR,
  phi,
  QUAD,
  rowCost,
  rowEnd,
  rowOf,
  rowShares,
  setRows,
  shares,
} from './memory';
import { categoriesOf, kindEnds, kindsOf, merges, slotsOf } from './types';

/**
 * Sums shares of cells of one type within each category, as rows of shares by slot, and sets the categories whose spending
 * cannot move aside: those with one type only, or without cost.
 */
export function gather(types: usize): void {
  const kinds = kindsOf(types);
  const ends = kindEnds(types);
  let merge = merges(types);
  let category = categoriesOf(types);
  memory.fill(fixed, 0, <usize>slotsOf(types) * NUMBER);
  let rows = 0;
  for (let kind = 0; kind < kinds; kind++, merge += 4 * QUAD) {
    const end = categoriesOf(types) + ((<usize>load<i32>(ends + ((<usize>kind) << 2))) << 2);
    for (; category < end; category += 4) {
      const k = <usize>load<i32>(category);
      const cost = load<f64>(costShare + k * NUMBER);
      store<i32>(rowOf + (k << 2), -1);
      if (cost === 0) continue;
      const from = shares + k * QUAD;
      const low = merged(from, merge);
      const high = merged(from, merge + PAIR);
      const zero = f64x2.splat(0);
      const used = i64x2.bitmask(f64x2.ne(low, zero)) | (i64x2.bitmask(f64x2.ne(high, zero)) << 2);
      if ((used & (used - 1)) !== 0) {
        const row = <usize>rows;
        store<i32>(rowOf + (k << 2), rows);
        store<f64>(rowCost + row * NUMBER, cost);
        v128.store(rowShares + row * QUAD, low);
        v128.store(rowShares + row * QUAD, high, 16);
        rows++;
      } else {
        const at = fixed + <usize>kind * QUAD + (used === 0 ? 0 : <usize>ctz(used) * NUMBER);
        store<f64>(at, load<f64>(at) + cost);
      }
    }
    store<i32>(rowEnd + ((<usize>kind) << 2), rows);
  }
  setRows(rows);
  // An odd number of rows has one more in its last pair, which costs nothing.
  store<f64>(rowCost + <usize>rows * NUMBER, 0);
  store<f64>(phi + <usize>rows * NUMBER, 1);
}

/** Shares by origin, summed into two of the slots. */
function merged(from: usize, merge: usize): v128 {
  const us = f64x2.mul(v128.load_splat<f64>(from), v128.load(merge));
  const ca = f64x2.mul(v128.load_splat<f64>(from, 8), v128.load(merge, 32));
  const mx = f64x2.mul(v128.load_splat<f64>(from, 16), v128.load(merge, 64));
  const row = f64x2.mul(v128.load_splat<f64>(from, 24), v128.load(merge, 96));
  return f64x2.add(f64x2.add(f64x2.add(us, ca), mx), row);
}
