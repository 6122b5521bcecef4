import { sumByRow, sumBySlot } from './dual';
import { rowPairs } from './gather';
import {
  active,
  bend,
  bracket,
  factor,
  fall,
  hessian,
  moved,
  net,
  phi,
  pull,
  rowScratch,
  rowScratch2,
  rowScratch3,
  slotPairs,
  slotScratch,
  slotScratch2,
  slotScratch3,
  slots,
  tilt,
} from './memory';
import { divide, dot, dotOfThree, getWhole, multiply, PAIR, rowAt, set } from './vectors';

/** a − h b of an active requirement. */
export function netOf(i: i32): usize {
  return rowAt(net, getWhole(active, i), slots);
}

/**
 * The lower triangle of minus D's Hessian over the active requirements, at [i·count + j]:
 * (θ + 1)(Σ_t x_t g_it g_jt / m_t − Σ_k f_k p_ik p_jk / Φ_k), g = a − h b, f_k = costShare_k Φ_k^(−1/θ−1),
 * p_ik = Σ_o s_ko m_ko^(−θ−1) g_iko.
 */
export function setHessian(structure: usize, theta: f64, count: i32): void {
  const spendingPerBracket = slotScratch;
  const factorPerPhi = rowScratch;
  const tilted = slotScratch2;
  divide(spendingPerBracket, moved, bracket, slotPairs);
  divide(factorPerPhi, factor, phi, rowPairs);
  for (let i = 0; i < count; i++) {
    const weights = netOf(i);
    const pulls = rowAt(pull, i, 2 * rowPairs);
    multiply(tilted, tilt, weights, slotPairs);
    sumByRow(structure, pulls, tilted);
    for (let j = 0; j <= i; j++) {
      const own = dotOfThree(spendingPerBracket, weights, netOf(j), slotPairs);
      const shared = dotOfThree(factorPerPhi, pulls, rowAt(pull, j, 2 * rowPairs), rowPairs);
      set(hessian, i * count + j, (theta + 1) * (own - shared));
    }
  }
}

/**
 * Second derivative of Σ (a − h b) x of each active requirement along the step that lowers brackets by `fall`, where D was last
 * evaluated. With u = fall/m of a cell, ū and E[u²] its means over a category by share of parts,
 * x″ = (θ + 1) x ((θ + 2) u² − 2(θ + 1) u ū + (2θ + 1) ū² − (θ + 1) E[u²]).
 */
export function setBend(structure: usize, theta: f64, count: i32): void {
  const u = slotScratch;
  const weighted = slotScratch2;
  const mean = rowScratch;
  const square = rowScratch2;
  divide(u, fall, bracket, slotPairs);
  multiply(weighted, fall, tilt, slotPairs);
  sumByRow(structure, mean, weighted);
  multiply(weighted, weighted, u, slotPairs);
  sumByRow(structure, square, weighted);
  const steep = theta + 1;
  for (let at: usize = 0, end = PAIR * <usize>rowPairs; at < end; at += PAIR) {
    const aggregate = v128.load(phi + at);
    const spent = v128.load(factor + at);
    const ubar = f64x2.div(v128.load(mean + at), aggregate);
    const ofSquare = f64x2.mul(f64x2.splat(steep), f64x2.div(v128.load(square + at), aggregate));
    const constant = f64x2.sub(f64x2.mul(f64x2.splat(steep + theta), f64x2.mul(ubar, ubar)), ofSquare);
    v128.store(rowScratch3 + at, f64x2.mul(spent, constant));
    v128.store(mean + at, f64x2.mul(spent, ubar));
  }
  sumBySlot(structure, slotScratch2, rowScratch3);
  sumBySlot(structure, slotScratch3, mean);
  for (let at: usize = 0, end = PAIR * <usize>slotPairs; at < end; at += PAIR) {
    const rate = v128.load(u + at);
    const own = f64x2.mul(f64x2.splat(steep + 1), f64x2.mul(v128.load(moved + at), f64x2.mul(rate, rate)));
    const crossed = f64x2.mul(f64x2.splat(2 * steep), f64x2.mul(rate, v128.load(slotScratch3 + at)));
    const shared = f64x2.mul(v128.load(tilt + at), f64x2.sub(v128.load(slotScratch2 + at), crossed));
    v128.store(slotScratch + at, f64x2.mul(f64x2.splat(steep), f64x2.add(own, shared)));
  }
  for (let i = 0; i < count; i++) set(bend, i, dot(slotScratch, netOf(i), slotPairs));
}
