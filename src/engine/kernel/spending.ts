import { costShare, factor, NUMBER, QUAD, rowOf, shares, spending, tilt } from './memory';
import { categoriesOf, kindEnds, kindsOf, originSlots } from './types';

/**
 * Spending by category and origin after a problem is solved, before surcharges: costShare_k · s · m^(−θ−1) · Φ_k^(−1/θ−1),
 * which is costShare_k · s where all of a category's cells are of one type.
 */
export function writeSpending(types: usize): void {
  const kinds = kindsOf(types);
  const ends = kindEnds(types);
  const categories = categoriesOf(types);
  let slots = originSlots(types);
  let category = categories;
  for (let kind: usize = 0; kind < <usize>kinds; kind++, slots += 16) {
    const tilts = tilt + kind * QUAD;
    const end = categories + ((<usize>load<i32>(ends + (kind << 2))) << 2);
    for (; category < end; category += 4) {
      const k = <usize>load<i32>(category);
      const row = load<i32>(rowOf + (k << 2));
      const scale = row < 0 ? load<f64>(costShare + k * NUMBER) : load<f64>(factor + <usize>row * NUMBER);
      for (let origin: usize = 0; origin < 4; origin++) {
        const at = k * QUAD + origin * NUMBER;
        const share = load<f64>(shares + at);
        const tilted = row < 0 ? 1 : load<f64>(tilts + <usize>load<i32>(slots + (origin << 2)) * NUMBER);
        store<f64>(spending + at, share === 0 ? 0 : scale * share * tilted);
      }
    }
  }
}
