import { get, getWhole, set } from '../arrays';
import { costShare, factor, rowOf, shares, tilt } from './memory';
import { categoriesOf, kindEnds, kindsOf, originSlots } from './types';

/**
 * Spending by category and origin after a problem is solved, before surcharges: costShare_k · s · m^(−θ−1) · Φ_k^(−1/θ−1),
 * which is costShare_k · s where all of a category's cells are of one type.
 */
export function writeSpending(types: usize, into: usize): void {
  const kinds = kindsOf(types);
  const categories = categoriesOf(types);
  const slots = originSlots(types);
  for (let kind = 0, i = 0; kind < kinds; kind++) {
    for (const end = getWhole(kindEnds(types), kind); i < end; i++) {
      const k = getWhole(categories, i);
      const row = getWhole(rowOf, k);
      const scale = row < 0 ? get(costShare, k) : get(factor, row);
      for (let origin = 0; origin < 4; origin++) {
        const cell = 4 * k + origin;
        const share = get(shares, cell);
        const tilted = row < 0 ? 1 : get(tilt, 4 * kind + getWhole(slots, 4 * kind + origin));
        set(into, cell, share === 0 ? 0 : scale * share * tilted);
      }
    }
  }
}
