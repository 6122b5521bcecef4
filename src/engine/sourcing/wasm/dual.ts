import { rowPairs } from './gather';
import {
  bracket,
  factor,
  fixed,
  fixedSlack,
  gradient,
  kinds,
  lambda,
  level,
  moved,
  net,
  pairEnd,
  phi,
  requirements,
  rowCost,
  shares,
  slotPairs,
  slots,
  tilt,
} from './memory';
import { raise } from './power';
import { grossOf, slotEndsOf } from './structure';
import { addScaled, copy, dot, get, getWhole, multiply, NUMBER, PAIR, rowAt, set, sumOf } from './vectors';

/** Sets brackets m = 1 + u − Σ_c λ_c (a_c − h_c b_c). */
export function setBrackets(structure: usize): void {
  copy(bracket, grossOf(structure), slotPairs);
  for (let c = 0; c < requirements; c++) {
    const price = get(lambda, c);
    if (price !== 0) addScaled(bracket, -price, rowAt(net, c, slots), slotPairs);
  }
}

/**
 * D and its gradient where brackets are positive:
 * Φ_k = Σ_o s_ko m_ko^(−θ), x_ko = m_ko^(−θ−1) s_ko costShare_k Φ_k^(−1/θ−1), D = Σ m x, ∂D/∂λ_c = −Σ (a_c − h_c b_c) x.
 */
export function evaluate(structure: usize, theta: f64): f64 {
  setBrackets(structure);
  const isFlat = raise(bracket, tilt, slotPairs, -(theta + 1));
  multiply(level, tilt, bracket, slotPairs);
  sumByRow(structure, phi, level);
  if (isFlat) {
    copy(factor, rowCost, rowPairs);
  } else {
    raise(phi, factor, rowPairs, -(1 / theta + 1));
    multiply(factor, factor, rowCost, rowPairs);
  }
  sumBySlot(structure, moved, factor);
  multiply(moved, moved, tilt, slotPairs);
  setGradient();
  return dot(bracket, moved, slotPairs) + fixedValue(structure);
}

/** Slopes ∂D/∂λ at the spending that is set. */
export function setGradient(): void {
  for (let c = 0; c < requirements; c++) {
    set(gradient, c, -(get(fixedSlack, c) + dot(moved, rowAt(net, c, slots), slotPairs)));
  }
}

/** What spending that cannot move adds to D. */
export function fixedValue(structure: usize): f64 {
  let value = dot(fixed, grossOf(structure), slotPairs);
  for (let c = 0; c < requirements; c++) value -= get(lambda, c) * get(fixedSlack, c);
  return value;
}

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
