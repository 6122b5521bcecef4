import type { MeasureWeights } from '../policy/content-measure.js';
import { COUNTRIES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;

/** Largest change of the shadow price, as a share of the largest there can be, that is not worth another step. */
const SETTLED = 1e-14;
const MOST_STEPS = 100;

/**
 * Undoes a content rule that sourcing was observed under (model section 2): finds the unconstrained table s whose content is
 * lower by `lift` and whose cheapest sourcing under the threshold `atLeast` is the table observed. The tilt inverts in closed
 * form, s ∝ x·m^(θ+1) within each category with m = 1 − λ(a − h b); λ follows by Newton's method, content of s falling in λ,
 * with a bisection for steps that leave the interval known to hold it.
 *
 * @param observed shares by category and origin, rows summing to 1
 * @param atLeast content of the observed table, as the threshold it is held at
 * @param table where the result is written to
 */
export function unconstrainedTable(
  observed: Float64Array,
  costShare: ArrayLike<number>,
  weights: MeasureWeights,
  theta: number,
  atLeast: number,
  lift: number,
  table: Float64Array = new Float64Array(observed.length),
): Float64Array {
  const net = netOf(weights, atLeast);
  let most = 1e-9;
  for (let cell = 0; cell < net.length; cell++) most = Math.max(most, net[cell] as number);
  const largest = 1 / most;
  const target = atLeast - lift;
  let low = 0;
  let high = largest * 0.999;
  let lambda = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gap, slope } = tilt({ observed, net, costShare, weights, theta, lambda, target }, table);
    if (gap > 0) low = lambda;
    else high = lambda;
    const newton = lambda - gap / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - lambda) <= SETTLED * largest) break;
    lambda = next;
  }
  return table;
}

/** a − h b of the last table asked for. */
let lastNet = new Float64Array(0);

function netOf({ a, b }: MeasureWeights, threshold: number): Float64Array {
  if (lastNet.length !== a.length) lastNet = new Float64Array(a.length);
  for (let cell = 0; cell < a.length; cell++) lastNet[cell] = (a[cell] as number) - threshold * (b[cell] as number);
  return lastNet;
}

type Tilt = {
  readonly observed: Float64Array;
  readonly net: Float64Array;
  readonly costShare: ArrayLike<number>;
  readonly weights: MeasureWeights;
  readonly theta: number;
  readonly lambda: number;
  readonly target: number;
};

/**
 * Fills in the table at a shadow price. Gives Σ (a − target·b) x, which is above zero where content is above the target, and
 * its slope in λ: s′ = s (g − ḡ), g = −(θ + 1)(a − h b)/m and ḡ its mean over the category.
 */
function tilt({ observed, net, costShare, weights, theta, lambda, target }: Tilt, table: Float64Array): Gap {
  let gap = 0;
  let slope = 0;
  for (let k = 0; k < observed.length; k += O) {
    let total = 0;
    let mean = 0;
    for (let cell = k; cell < k + O; cell++) {
      const bracket = 1 - lambda * (net[cell] as number);
      const x = (observed[cell] as number) * bracket ** (theta + 1);
      table[cell] = x;
      total += x;
      mean -= (x * (theta + 1) * (net[cell] as number)) / bracket;
    }
    mean /= total;
    const cost = costShare[k / O] as number;
    for (let cell = k; cell < k + O; cell++) {
      const share = (table[cell] as number) / total;
      table[cell] = share;
      const counts = cost * share * ((weights.a[cell] as number) - target * (weights.b[cell] as number));
      const bracket = 1 - lambda * (net[cell] as number);
      gap += counts;
      slope += counts * ((-(theta + 1) * (net[cell] as number)) / bracket - mean);
    }
  }
  return { gap, slope };
}

type Gap = { readonly gap: number; readonly slope: number };
