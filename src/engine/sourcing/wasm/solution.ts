import { evaluateThere } from './careful-search';
import { setHessian } from './curvature';
import { active, factor, hessian, kinds, origins, pairEnd, perShare, requirements, rowOf, tilt } from './memory';
import { categoryEndsOf, orderOf, originSlotsOf, slotEndsOf } from './structure';
import { get, getWhole, NUMBER, PAIR, rowAt, set, setWhole } from './vectors';

/**
 * Spending by category and origin, before surcharges: costShare_k s m^(−θ−1) Φ_k^(−1/θ−1), which is costShare_k s where it cannot
 * move; where the search was careful, s times what it left per share.
 */
export function writeSpending(structure: usize, isCareful: bool, costShare: usize, table: usize, into: usize): void {
  const order = orderOf(structure, origins);
  let i = 0;
  let first = 0;
  let firstPair = 0;
  let block = perShare;
  for (let kind = 0; kind < kinds; kind++) {
    const end = getWhole(slotEndsOf(structure), kind);
    const slotOf = originSlotsOf(structure) + <usize>(4 * kind * origins);
    const bytes = PAIR * <usize>(end - first);
    for (const categoryEnd = getWhole(categoryEndsOf(structure), kind); i < categoryEnd; i++) {
      const k = getWhole(order, i);
      const row = getWhole(rowOf, k);
      const spent = row < 0 ? get(costShare, k) : get(factor, row);
      const at = block + <usize>((row >> 1) - firstPair) * bytes + NUMBER * <usize>(row & 1);
      for (let origin = 0; origin < origins; origin++) {
        const cell = k * origins + origin;
        const slot = getWhole(slotOf, origin);
        let perShareHere = spent;
        if (row >= 0) perShareHere = isCareful ? load<f64>(at + PAIR * <usize>(slot - first)) : spent * get(tilt, slot);
        const share = get(table, cell);
        set(into, cell, share === 0 ? 0 : share * perShareHere);
      }
    }
    block += bytes * <usize>(getWhole(pairEnd, kind) - firstPair);
    firstPair = getWhole(pairEnd, kind);
    first = end;
  }
}

/** Minus the Hessian of D over all requirements. */
export function writeCurvature(structure: usize, isCareful: bool, theta: f64, into: usize): void {
  for (let c = 0; c < requirements; c++) setWhole(active, c, c);
  if (isCareful) evaluateThere(structure, theta, requirements);
  else setHessian(structure, theta, requirements);
  for (let i = 0; i < requirements; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = get(hessian, i * requirements + j);
      set(rowAt(into, i, requirements), j, entry);
      set(rowAt(into, j, requirements), i, entry);
    }
  }
}
