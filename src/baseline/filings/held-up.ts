/** Coefficients of a content measure by category and origin, [k·O + o]: content = Σ a·x / Σ b·x. */
export type ContentWeights = { readonly a: Float64Array; readonly b: Float64Array };

/** Largest change of the shadow price, as a share of the largest there can be, that is not worth another step. */
const SETTLED = 1e-14;
const MOST_STEPS = 100;

/**
 * Undoes a content rule that sourcing was observed under: finds the unconstrained table s whose content is lower by `lift` and
 * whose cheapest sourcing under the threshold `atLeast` is the table observed. The tilt inverts in closed form,
 * s ∝ x·m^(θ+1) within each category with m = 1 − λ(a − h b); λ follows by Newton's method, content of s falling in λ, with a
 * bisection for steps that leave the interval known to hold it.
 *
 * @param observed shares by category and origin, rows summing to 1
 * @param atLeast content of the observed table, as the threshold it is held at
 * @param table where the result is written to
 */
export function unconstrainedTable(
  observed: Float64Array,
  costShare: ArrayLike<number>,
  weights: ContentWeights,
  theta: number,
  atLeast: number,
  lift: number,
  table: Float64Array = new Float64Array(observed.length),
): Float64Array {
  const net = weights.a.map((a, cell) => a - atLeast * (weights.b[cell] as number));
  const largest = 1 / net.reduce((most, value) => Math.max(most, value), 1e-9);
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

type Tilt = {
  readonly observed: Float64Array;
  readonly net: Float64Array;
  readonly costShare: ArrayLike<number>;
  readonly weights: ContentWeights;
  readonly theta: number;
  readonly lambda: number;
  readonly target: number;
};

/**
 * Fills in the table at a shadow price. Gives Σ (a − target·b) x, which is above zero where content is above the target, and
 * its slope in λ: s′ = s (g − ḡ), g = −(θ + 1)(a − h b)/m and ḡ its mean over the category.
 */
function tilt(
  { observed, net, costShare, weights, theta, lambda, target }: Tilt,
  table: Float64Array,
): { readonly gap: number; readonly slope: number } {
  const origins = observed.length / costShare.length;
  let gap = 0;
  let slope = 0;
  for (let k = 0; k < costShare.length; k++) {
    const end = (k + 1) * origins;
    let total = 0;
    let mean = 0;
    for (let cell = k * origins; cell < end; cell++) {
      const bracket = 1 - lambda * (net[cell] as number);
      const x = (observed[cell] as number) * bracket ** (theta + 1);
      table[cell] = x;
      total += x;
      mean -= (x * (theta + 1) * (net[cell] as number)) / bracket;
    }
    mean /= total;
    const cost = costShare[k] as number;
    for (let cell = k * origins; cell < end; cell++) {
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
