import { dot, dotOfRows, NUMBER, PAIR, QUAD, set, sumOf } from '../arrays';
import { raise } from '../power';
import {
  bracket,
  factor,
  fixed,
  gradient,
  moved,
  net,
  phi,
  rowCost,
  rowShares,
  rows,
  rowsEnd,
  tilt,
  total,
} from './memory';
import { kindsOf, requirementsOf, slotsOf } from './types';

/**
 * D and its gradient over all requirements where brackets are `bracket`. Brackets must be positive.
 *
 * @returns D(λ) = Σ_t m_t x_t
 */
export function evaluate(types: usize, theta: f64): f64 {
  const slots = slotsOf(types);
  const isFlat = raise(bracket, tilt, slots >> 1, -(theta + 1));
  aggregate(types);
  spend(isFlat, -(1 / theta + 1));
  move(types);
  let value = f64x2.splat(0);
  for (let at: usize = 0, end = <usize>slots * NUMBER; at < end; at += PAIR) {
    const x = f64x2.mul(v128.load(moved + at), v128.load(tilt + at));
    const all = f64x2.add(x, v128.load(fixed + at));
    v128.store(moved + at, x);
    v128.store(total + at, all);
    value = f64x2.add(value, f64x2.mul(v128.load(bracket + at), all));
  }
  const requirements = requirementsOf(types);
  let weights = net;
  for (let c = 0; c < requirements; c++) {
    set(gradient, c, -dot(total, weights, slots >> 1));
    weights += <usize>slots * NUMBER;
  }
  return sumOf(value);
}

/** Φ = Σ s m^(−θ) of each row. */
function aggregate(types: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let at: usize = 0;
  for (let kind = 0; kind < kinds; kind++, at += QUAD) {
    const low = f64x2.mul(v128.load(tilt + at), v128.load(bracket + at));
    const high = f64x2.mul(v128.load(tilt + at, 16), v128.load(bracket + at, 16));
    const end = rowsEnd(kind);
    dotOfRows(row, end, low, high, phi + ((row - rowShares) >> 2));
    row = end;
  }
}

/** costShare · Φ^(−1/θ−1) of each row; Φ is 1 where all brackets are. */
function spend(isFlat: bool, aggregating: f64): void {
  const pairs = (rows + 1) >> 1;
  const size = <usize>pairs * PAIR;
  if (isFlat) {
    memory.copy(factor, rowCost, size);
    return;
  }
  raise(phi, factor, pairs, aggregating);
  for (let at: usize = 0; at < size; at += PAIR) {
    v128.store(factor + at, f64x2.mul(v128.load(factor + at), v128.load(rowCost + at)));
  }
}

/** Σ s · costShare · Φ^(−1/θ−1) over the rows of each kind, by slot. */
function move(types: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let from = factor;
  let into = moved;
  for (let kind = 0; kind < kinds; kind++, into += QUAD) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (const end = rowsEnd(kind); row < end; row += QUAD, from += NUMBER) {
      const spent = v128.load_splat<f64>(from);
      low = f64x2.add(low, f64x2.mul(spent, v128.load(row)));
      high = f64x2.add(high, f64x2.mul(spent, v128.load(row, 16)));
    }
    v128.store(into, low);
    v128.store(into, high, 16);
  }
}
