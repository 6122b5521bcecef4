import type { MeasureWeights } from '../policy/content-measure.js';
import { contentOf } from '../policy/content-measure.js';
import { COUNTRIES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;

/**
 * Undoes a content rule that sourcing was observed under (model section 2): finds the unconstrained table s whose content is
 * lower by `lift` and whose cheapest sourcing under the threshold `atLeast` is the table observed. The tilt inverts in closed
 * form, s ∝ x·m^(θ+1) within each category with m = 1 − λ(a − h b); λ follows by bisection, content of s falling in λ.
 *
 * @param observed shares by category and origin, rows summing to 1
 * @param atLeast content of the observed table, as the threshold it is held at
 */
export function unconstrainedTable(
  observed: Float64Array,
  costShare: ArrayLike<number>,
  weights: MeasureWeights,
  theta: number,
  atLeast: number,
  lift: number,
): Float64Array {
  const net = weights.a.map((a, cell) => a - atLeast * (weights.b[cell] as number));
  const largest = 1 / Math.max(...net, 1e-9);
  const table = new Float64Array(observed.length);
  const spending = new Float64Array(observed.length);
  const contentAt = (lambda: number): number => {
    tilt(observed, net, theta, lambda, table);
    for (let cell = 0; cell < table.length; cell++) {
      spending[cell] = (table[cell] as number) * (costShare[(cell / O) | 0] as number);
    }
    return contentOf(weights, spending);
  };
  const target = atLeast - lift;
  let low = 0;
  let high = largest * 0.999;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (contentAt(middle) > target) low = middle;
    else high = middle;
  }
  contentAt((low + high) / 2);
  return table;
}

function tilt(observed: Float64Array, net: Float64Array, theta: number, lambda: number, table: Float64Array): void {
  for (let k = 0; k < observed.length; k += O) {
    let total = 0;
    for (let cell = k; cell < k + O; cell++) {
      const x = (observed[cell] as number) * (1 - lambda * (net[cell] as number)) ** (theta + 1);
      table[cell] = x;
      total += x;
    }
    for (let cell = k; cell < k + O; cell++) table[cell] = (table[cell] as number) / total;
  }
}
