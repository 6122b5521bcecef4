import type { LeverSpec } from '../state/facts.js';

/** Points of a curve. */
const POINTS = 33;
/** Thresholds below this hardly bind anywhere; the curve of one starts here. */
const LOWEST_THRESHOLD = 0.4;

/** The values a curve is computed at, in an order that shows its shape early: the ends, then ever finer between them. */
export function curveValues(lever: LeverSpec): readonly number[] {
  const low = lever.group === 'threshold' && lever.value >= LOWEST_THRESHOLD ? LOWEST_THRESHOLD : lever.low;
  const values = Array.from({ length: POINTS }, (_, index) => {
    const exact = low + ((lever.high - low) * index) / (POINTS - 1);
    return Number((Math.round(exact / lever.step) * lever.step).toFixed(10));
  });
  const order: number[] = [0, POINTS - 1];
  for (let stride = (POINTS - 1) / 2; stride >= 1; stride /= 2)
    for (let index = stride; index < POINTS - 1; index += 2 * stride) order.push(index);
  return [...new Set(order.map((index) => values[index] ?? low))];
}
