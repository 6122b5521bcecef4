import { kinds, pairEnd, shares } from './memory';
import { slotEndsOf } from './structure';
import { getWhole, NUMBER, PAIR, sumOf } from './vectors';

/** Σ s x of each row over its slots. */
export function sumByRow(structure: usize, into: usize, x: usize): void {
  const slotEnds = slotEndsOf(structure);
  let share = shares;
  let slot = x;
  for (let kind = 0, pair = 0; kind < kinds; kind++) {
    const end = x + NUMBER * <usize>getWhole(slotEnds, kind);
    for (const pairs = getWhole(pairEnd, kind); pair < pairs; pair++, into += PAIR) {
      let sum = f64x2.splat(0);
      for (let at = slot; at < end; at += NUMBER, share += PAIR) {
        sum = f64x2.add(sum, f64x2.mul(v128.load_splat<f64>(at), v128.load(share)));
      }
      v128.store(into, sum);
    }
    slot = end;
  }
}

/** Σ s y of each slot over the rows of its kind. */
export function sumBySlot(structure: usize, into: usize, y: usize): void {
  const slotEnds = slotEndsOf(structure);
  let block = shares;
  let rows = y;
  let slot = into;
  for (let kind = 0; kind < kinds; kind++) {
    const rowsEnd = y + PAIR * <usize>getWhole(pairEnd, kind);
    const end = into + NUMBER * <usize>getWhole(slotEnds, kind);
    const stride = (end - slot) << 1;
    let column = block;
    for (; slot < end; slot += NUMBER, column += PAIR) {
      let sum = f64x2.splat(0);
      for (let row = rows, share = column; row < rowsEnd; row += PAIR, share += stride) {
        sum = f64x2.add(sum, f64x2.mul(v128.load(row), v128.load(share)));
      }
      store<f64>(slot, sumOf(sum));
    }
    block += stride * ((rowsEnd - rows) >> 4);
    rows = rowsEnd;
  }
  // Slots come in pairs: what an odd number has at its end is no slot.
  if ((((slot - into) >> 3) & 1) !== 0) store<f64>(slot, 0);
}
