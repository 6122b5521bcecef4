import {
  bend,
  bracket,
  factor,
  fall,
  hessian,
  inverse,
  moved,
  NUMBER,
  netOf,
  PAIR,
  perPull,
  phi,
  pull,
  QUAD,
  rowEnd,
  rowShares,
  rows,
  scratch,
  tilt,
} from './memory';
import { dot, dotOfThree, sumOf } from './pairs';
import { kindsOf, slotsOf } from './types';

/**
 * The lower triangle of D's Hessian, negated, over the active requirements where D was last evaluated, in `hessian` at
 * [i·count + j]: (θ + 1)(Σ_t x_t g_it g_jt / m_t − Σ_k f_k p_ik p_jk / Φ_k), p_ik = Σ_o s_ko m_ko^(−θ−1) g_iko.
 */
export function curvature(types: usize, theta: f64, count: i32): void {
  const slots = slotsOf(types);
  const pairs = (rows + 1) >> 1;
  const stride = <usize>pairs * PAIR;
  const one = f64x2.splat(1);
  for (let at: usize = 0; at < stride; at += PAIR) {
    const per = f64x2.div(one, v128.load(phi + at));
    v128.store(inverse + at, per);
    v128.store(perPull + at, f64x2.mul(per, v128.load(factor + at)));
  }
  for (let at: usize = 0, end = <usize>slots * NUMBER; at < end; at += PAIR) {
    v128.store(scratch + at, f64x2.div(v128.load(moved + at), v128.load(bracket + at)));
  }
  for (let i = 0; i < count; i++) {
    const weights = netOf(i, slots);
    const pulls = pull + <usize>i * stride;
    setPull(types, weights, pulls);
    for (let j = 0; j <= i; j++) {
      const own = dotOfThree(scratch, weights, netOf(j, slots), slots >> 1);
      const shared = dotOfThree(perPull, pulls, pull + <usize>j * stride, pairs);
      store<f64>(hessian + <usize>(i * count + j) * NUMBER, (theta + 1) * (own - shared));
    }
  }
}

/** p of each row by a requirement. */
function setPull(types: usize, weights: usize, pulls: usize): void {
  const kinds = kindsOf(types);
  let row = rowShares;
  let into = pulls;
  for (let kind: usize = 0; kind < <usize>kinds; kind++) {
    const at = kind * QUAD;
    const low = f64x2.mul(v128.load(tilt + at), v128.load(weights + at));
    const high = f64x2.mul(v128.load(tilt + at, 16), v128.load(weights + at, 16));
    const end = rowShares + <usize>load<i32>(rowEnd + (kind << 2)) * QUAD;
    for (; row < end; row += QUAD, into += NUMBER) {
      store<f64>(into, sumOf(f64x2.add(f64x2.mul(v128.load(row), low), f64x2.mul(v128.load(row, 16), high))));
    }
  }
  if ((rows & 1) !== 0) store<f64>(into, 0);
}

/**
 * Second derivative of Σ x (a − h b) of each active requirement along the step that lowers brackets by `fall`, where
 * {@link curvature} was last computed, into `bend`. With u = fall/m of a cell, ū and E[u²] its means over a category by
 * s·m^(−θ), x″ = x (θ + 1)((θ + 1)(u − ū)² + u² − (θ + 1) E[u²] + θ ū²). Summed over the categories of a kind, with f their
 * spending, that is (θ + 1) m^(−θ−1) ((θ + 2) u² Σ f s − 2(θ + 1) u Σ f ū s + Σ f ((2θ + 1) ū² − (θ + 1) E[u²]) s).
 */
export function bendAlong(types: usize, theta: f64, count: i32): void {
  const kinds = kindsOf(types);
  const slots = slotsOf(types);
  const steep = theta + 1;
  let row = rowShares;
  let number: usize = 0;
  for (let kind: usize = 0; kind < <usize>kinds; kind++) {
    const at = kind * QUAD;
    const fallLow = v128.load(fall + at);
    const fallHigh = v128.load(fall + at, 16);
    const tiltLow = v128.load(tilt + at);
    const tiltHigh = v128.load(tilt + at, 16);
    const weightLow = f64x2.mul(fallLow, tiltLow);
    const weightHigh = f64x2.mul(fallHigh, tiltHigh);
    const uLow = f64x2.div(fallLow, v128.load(bracket + at));
    const uHigh = f64x2.div(fallHigh, v128.load(bracket + at, 16));
    let firstLow = f64x2.splat(0);
    let firstHigh = f64x2.splat(0);
    let otherLow = f64x2.splat(0);
    let otherHigh = f64x2.splat(0);
    const end = rowShares + <usize>load<i32>(rowEnd + (kind << 2)) * QUAD;
    for (; row < end; row += QUAD, number += NUMBER) {
      const shareLow = v128.load(row);
      const shareHigh = v128.load(row, 16);
      const partLow = f64x2.mul(shareLow, weightLow);
      const partHigh = f64x2.mul(shareHigh, weightHigh);
      const per = load<f64>(inverse + number);
      const mean = sumOf(f64x2.add(partLow, partHigh)) * per;
      const square = sumOf(f64x2.add(f64x2.mul(partLow, uLow), f64x2.mul(partHigh, uHigh))) * per;
      const spent = load<f64>(factor + number);
      const first = f64x2.splat(spent * mean);
      const other = f64x2.splat(spent * ((steep + theta) * mean * mean - steep * square));
      firstLow = f64x2.add(firstLow, f64x2.mul(first, shareLow));
      firstHigh = f64x2.add(firstHigh, f64x2.mul(first, shareHigh));
      otherLow = f64x2.add(otherLow, f64x2.mul(other, shareLow));
      otherHigh = f64x2.add(otherHigh, f64x2.mul(other, shareHigh));
    }
    const low = bent(steep, v128.load(moved + at), tiltLow, uLow, firstLow, otherLow);
    const high = bent(steep, v128.load(moved + at, 16), tiltHigh, uHigh, firstHigh, otherHigh);
    v128.store(scratch + at, low);
    v128.store(scratch + at, high, 16);
  }
  for (let i = 0; i < count; i++) {
    store<f64>(bend + <usize>i * NUMBER, dot(scratch, netOf(i, slots), slots >> 1));
  }
}

/** x″ of two slots; their spending is m^(−θ−1) Σ f s. */
function bent(steep: f64, x: v128, tilted: v128, u: v128, first: v128, other: v128): v128 {
  const own = f64x2.mul(f64x2.mul(f64x2.splat(steep + 1), x), f64x2.mul(u, u));
  const cross = f64x2.sub(other, f64x2.mul(f64x2.mul(f64x2.splat(2 * steep), u), first));
  return f64x2.mul(f64x2.splat(steep), f64x2.add(own, f64x2.mul(tilted, cross)));
}
