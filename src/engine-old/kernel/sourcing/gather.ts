import { get, getWhole, NUMBER, PAIR, QUAD, set, setWhole } from '../arrays';
import { costShare, fixed, phi, rowCost, rowEnd, rowOf, rowShares, setRows, shares } from './memory';
import { categoriesOf, kindEnds, kindsOf, merges, slotsOf } from './types';

/**
 * Sums shares of cells of one type within each category, as rows of shares by slot, and sets the categories whose spending
 * cannot move aside: those with one type only, or without cost.
 */
export function gather(types: usize): void {
  const kinds = kindsOf(types);
  const categories = categoriesOf(types);
  const zero = f64x2.splat(0);
  memory.fill(fixed, 0, <usize>slotsOf(types) * NUMBER);
  let rows = 0;
  let merge = merges(types);
  for (let kind = 0, i = 0; kind < kinds; kind++, merge += 4 * QUAD) {
    for (const end = getWhole(kindEnds(types), kind); i < end; i++) {
      const k = getWhole(categories, i);
      const cost = get(costShare, k);
      setWhole(rowOf, k, -1);
      if (cost === 0) continue;
      const from = shares + <usize>k * QUAD;
      const low = merged(from, merge);
      const high = merged(from, merge + PAIR);
      const used = i64x2.bitmask(f64x2.ne(low, zero)) | (i64x2.bitmask(f64x2.ne(high, zero)) << 2);
      if ((used & (used - 1)) !== 0) {
        setWhole(rowOf, k, rows);
        set(rowCost, rows, cost);
        v128.store(rowShares + <usize>rows * QUAD, low);
        v128.store(rowShares + <usize>rows * QUAD, high, 16);
        rows++;
      } else {
        const slot = 4 * kind + (used === 0 ? 0 : ctz(used));
        set(fixed, slot, get(fixed, slot) + cost);
      }
    }
    setWhole(rowEnd, kind, rows);
  }
  setRows(rows);
  // Rows are taken in pairs: an odd number has one more at its end, which costs nothing.
  set(rowCost, rows, 0);
  set(phi, rows, 1);
}

/** A category's shares by origin, summed into two of its slots. */
function merged(from: usize, merge: usize): v128 {
  const first = f64x2.mul(v128.load_splat<f64>(from), v128.load(merge));
  const second = f64x2.mul(v128.load_splat<f64>(from, 8), v128.load(merge, 32));
  const third = f64x2.mul(v128.load_splat<f64>(from, 16), v128.load(merge, 64));
  const fourth = f64x2.mul(v128.load_splat<f64>(from, 24), v128.load(merge, 96));
  return f64x2.add(f64x2.add(f64x2.add(first, second), third), fourth);
}
