import { dot, dotOfRows, dotOfThree, get, NUMBER, PAIR, QUAD, set, sumOf } from '../arrays';
import {
  bend,
  bracket,
  factor,
  fall,
  hessian,
  inverse,
  moved,
  netOf,
  perPull,
  phi,
  pull,
  rowShares,
  rows,
  rowsEnd,
  scratch,
  tilt,
} from './memory';
import { kindsOf, slotsOf } from './types';

/**
 * The lower triangle of D's Hessian, negated, over the active requirements where D was last evaluated, in `hessian` at
 * [i·count + j]: (θ + 1)(Σ_t x_t g_it g_jt / m_t − Σ_k f_k p_ik p_jk / Φ_k), p_ik = Σ_o s_ko m_ko^(−θ−1) g_iko.
 */
export function curvature(types: usize, theta: f64, count: i32): void {
  const slots = slotsOf(types);
  const pairs = (rows + 1) >> 1;
  const size = <usize>pairs * PAIR;
  const one = f64x2.splat(1);
  for (let at: usize = 0; at < size; at += PAIR) {
    const per = f64x2.div(one, v128.load(phi + at));
    v128.store(inverse + at, per);
    v128.store(perPull + at, f64x2.mul(per, v128.load(factor + at)));
  }
  for (let at: usize = 0, end = <usize>slots * NUMBER; at < end; at += PAIR) {
    v128.store(scratch + at, f64x2.div(v128.load(moved + at), v128.load(bracket + at)));
  }
  for (let i = 0; i < count; i++) {
    const weights = netOf(i, slots);
    const pulls = pull + <usize>i * size;
    setPull(types, weights, pulls);
    for (let j = 0; j <= i; j++) {
      const own = dotOfThree(scratch, weights, netOf(j, slots), slots >> 1);
      const shared = dotOfThree(perPull, pulls, pull + <usize>j * size, pairs);
      set(hessian, i * count + j, (theta + 1) * (own - shared));
    }
  }
}

/** p of each row by a requirement. */
function setPull(types: usize, weights: usize, pulls: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let at: usize = 0;
  for (let kind = 0; kind < kinds; kind++, at += QUAD) {
    const low = f64x2.mul(v128.load(tilt + at), v128.load(weights + at));
    const high = f64x2.mul(v128.load(tilt + at, 16), v128.load(weights + at, 16));
    const end = rowsEnd(kind);
    dotOfRows(row, end, low, high, pulls + ((row - rowShares) >> 2));
    row = end;
  }
  if ((rows & 1) !== 0) set(pulls, rows, 0);
}

/**
 * Second derivative of Σ x (a − h b) of each active requirement along the step that lowers brackets by `fall`, where
 * {@link curvature} was last computed, into `bend`. With u = fall/m of a cell, ū and E[u²] its means over a category by
 * s·m^(−θ), x″ = x (θ + 1)((θ + 1)(u − ū)² + u² − (θ + 1) E[u²] + θ ū²). Summed over the categories of a kind, with f their
 * factors, that is (θ + 1)((θ + 2) u² x + m^(−θ−1) (Σ f ((2θ + 1) ū² − (θ + 1) E[u²]) s − 2(θ + 1) u Σ f ū s)).
 */
export function bendAlong(types: usize, theta: f64, count: i32): void {
  const kinds = kindsOf(types);
  const slots = slotsOf(types);
  const steep = theta + 1;
  let row = rowShares;
  let number = 0;
  let at: usize = 0;
  for (let kind = 0; kind < kinds; kind++, at += QUAD) {
    const uLow = f64x2.div(v128.load(fall + at), v128.load(bracket + at));
    const uHigh = f64x2.div(v128.load(fall + at, 16), v128.load(bracket + at, 16));
    const weightLow = f64x2.mul(v128.load(fall + at), v128.load(tilt + at));
    const weightHigh = f64x2.mul(v128.load(fall + at, 16), v128.load(tilt + at, 16));
    let meanLow = f64x2.splat(0);
    let meanHigh = f64x2.splat(0);
    let squareLow = f64x2.splat(0);
    let squareHigh = f64x2.splat(0);
    for (const end = rowsEnd(kind); row < end; row += QUAD, number++) {
      const shareLow = v128.load(row);
      const shareHigh = v128.load(row, 16);
      const partLow = f64x2.mul(shareLow, weightLow);
      const partHigh = f64x2.mul(shareHigh, weightHigh);
      const per = get(inverse, number);
      const mean = sumOf(f64x2.add(partLow, partHigh)) * per;
      const square = sumOf(f64x2.add(f64x2.mul(partLow, uLow), f64x2.mul(partHigh, uHigh))) * per;
      const spent = get(factor, number);
      const byMean = f64x2.splat(spent * mean);
      const bySquare = f64x2.splat(spent * ((steep + theta) * mean * mean - steep * square));
      meanLow = f64x2.add(meanLow, f64x2.mul(byMean, shareLow));
      meanHigh = f64x2.add(meanHigh, f64x2.mul(byMean, shareHigh));
      squareLow = f64x2.add(squareLow, f64x2.mul(bySquare, shareLow));
      squareHigh = f64x2.add(squareHigh, f64x2.mul(bySquare, shareHigh));
    }
    setBent(steep, at, uLow, meanLow, squareLow);
    setBent(steep, at + PAIR, uHigh, meanHigh, squareHigh);
  }
  for (let i = 0; i < count; i++) set(bend, i, dot(scratch, netOf(i, slots), slots >> 1));
}

/** x″ of two slots, into `scratch`. */
function setBent(steep: f64, at: usize, u: v128, mean: v128, square: v128): void {
  const own = f64x2.mul(f64x2.mul(f64x2.splat(steep + 1), v128.load(moved + at)), f64x2.mul(u, u));
  const shared = f64x2.sub(square, f64x2.mul(f64x2.mul(f64x2.splat(2 * steep), u), mean));
  const sum = f64x2.add(own, f64x2.mul(v128.load(tilt + at), shared));
  v128.store(scratch + at, f64x2.mul(f64x2.splat(steep), sum));
}
