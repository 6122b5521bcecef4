import {
  bracket,
  factor,
  fixed,
  gradient,
  moved,
  NUMBER,
  net,
  PAIR,
  phi,
  QUAD,
  rowCost,
  rowEnd,
  rowShares,
  rows,
  tilt,
  total,
} from './memory';
import { dot, sumOf } from './pairs';
import { raise } from './power';
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
    store<f64>(gradient + <usize>c * NUMBER, -dot(total, weights, slots >> 1));
    weights += <usize>slots * NUMBER;
  }
  return sumOf(value);
}

/** Φ = Σ s m^(−θ) of each row. */
function aggregate(types: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let into = phi;
  for (let kind: usize = 0; kind < <usize>kinds; kind++) {
    const at = kind * QUAD;
    const low = f64x2.mul(v128.load(tilt + at), v128.load(bracket + at));
    const high = f64x2.mul(v128.load(tilt + at, 16), v128.load(bracket + at, 16));
    const end = rowShares + <usize>load<i32>(rowEnd + (kind << 2)) * QUAD;
    for (; row < end; row += QUAD, into += NUMBER) {
      store<f64>(into, sumOf(f64x2.add(f64x2.mul(v128.load(row), low), f64x2.mul(v128.load(row, 16), high))));
    }
  }
}

/** costShare · Φ^(−1/θ−1) of each row; Φ is 1 where all brackets are. */
function spend(isFlat: bool, aggregating: f64): void {
  const pairs = (rows + 1) >> 1;
  if (isFlat) {
    memory.copy(factor, rowCost, <usize>pairs * PAIR);
    return;
  }
  raise(phi, factor, pairs, aggregating);
  for (let at: usize = 0, end = <usize>pairs * PAIR; at < end; at += PAIR) {
    v128.store(factor + at, f64x2.mul(v128.load(factor + at), v128.load(rowCost + at)));
  }
}

/** Σ s · costShare · Φ^(−1/θ−1) over the rows of each kind, by slot. */
function move(types: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let from = factor;
  for (let kind: usize = 0; kind < <usize>kinds; kind++) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    const end = rowShares + <usize>load<i32>(rowEnd + (kind << 2)) * QUAD;
    for (; row < end; row += QUAD, from += NUMBER) {
      const spent = v128.load_splat<f64>(from);
      low = f64x2.add(low, f64x2.mul(spent, v128.load(row)));
      high = f64x2.add(high, f64x2.mul(spent, v128.load(row, 16)));
    }
    v128.store(moved + kind * QUAD, low);
    v128.store(moved + kind * QUAD, high, 16);
  }
}
