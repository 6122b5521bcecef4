import { rowPairs } from './gather';
import {
  bracket,
  factor,
  fixed,
  fixedSlack,
  gradient,
  lambda,
  level,
  moved,
  net,
  phi,
  requirements,
  rowCost,
  slotPairs,
  slots,
  tilt,
} from './memory';
import { raise } from './power';
import { sumByRow, sumBySlot } from './row-sums';
import { grossOf } from './structure';
import { addScaled, copy, dot, get, multiply, rowAt, set } from './vectors';

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
