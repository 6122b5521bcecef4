import { DDSketch } from '@datadog/sketches-js';
import { chance, quantileError, SUMMARY_PROBABILITIES, type Summary } from './summary.js';

/** Largest relative error of a quantile from a sketch. */
export const SKETCH_ACCURACY = 0.002;

/** Magnitudes below this count as zero in quantiles (not in the counts of signs), which bounds the number of bins. */
const SMALLEST = 1e-9;

/**
 * Magnitudes go to the library times 2^40: its stores lose bin number 0 when they are merged, and so it is out of reach. Its
 * own merge also drops values below zero, hence a sketch for each sign.
 */
const SCALE = 2 ** 40;

/**
 * Draws of one figure in flat memory (about 3,000 bins for values that span five orders of magnitude): what `summarise` gives,
 * with quantiles to a relative error of 0.2%.
 */
export type Sketch = {
  readonly add: (value: number) => void;
  /** Takes in all that another sketch has seen; the other stays as it is. Quantiles and counts do not depend on the order. */
  readonly merge: (other: Sketch) => void;
  readonly summary: () => Summary;
  readonly state: () => SketchState;
};

/** Counts and moments so far, and the library's bins of the magnitudes on either side of zero. */
type SketchState = {
  readonly count: number;
  readonly missing: number;
  readonly positive: number;
  readonly negative: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  readonly min: number;
  readonly max: number;
  readonly above: DDSketch;
  readonly below: DDSketch;
};

/**
 * An empty sketch. Quantiles by DDSketch (Masson, Rim & Lee, VLDB 2019), whose bins are counts, so that shards may be
 * merged in any order; mean and spread by the updates of Chan, Golub & LeVeque (1979); counts, smallest and largest exact.
 */
export function createSketch(): Sketch {
  const above = new DDSketch({ relativeAccuracy: SKETCH_ACCURACY });
  const below = new DDSketch({ relativeAccuracy: SKETCH_ACCURACY });
  let moments: { -readonly [K in keyof Moments]: Moments[K] } = {
    count: 0,
    missing: 0,
    positive: 0,
    negative: 0,
    mean: 0,
    squares: 0,
    min: Infinity,
    max: -Infinity,
  };
  return {
    add: (value) => {
      if (Number.isNaN(value)) {
        moments.missing++;
        return;
      }
      moments.count++;
      if (value > 0) moments.positive++;
      if (value < 0) moments.negative++;
      const off = value - moments.mean;
      moments.mean += off / moments.count;
      moments.squares += off * (value - moments.mean);
      moments.min = Math.min(moments.min, value);
      moments.max = Math.max(moments.max, value);
      if (value >= SMALLEST) above.accept(value * SCALE);
      if (value <= -SMALLEST) below.accept(-value * SCALE);
    },
    merge: (other) => {
      const theirs = other.state();
      moments = mergeMoments(moments, theirs);
      above.merge(theirs.above);
      below.merge(theirs.below);
    },
    summary: () => summariseState({ ...moments, above, below }),
    state: () => ({ ...moments, above, below }),
  };
}

type Moments = Omit<SketchState, 'above' | 'below'>;

function mergeMoments(ours: Moments, theirs: Moments): Moments {
  const count = ours.count + theirs.count;
  const off = theirs.mean - ours.mean;
  const weight = count === 0 ? 0 : theirs.count / count;
  return {
    count,
    missing: ours.missing + theirs.missing,
    positive: ours.positive + theirs.positive,
    negative: ours.negative + theirs.negative,
    mean: ours.mean + off * weight,
    squares: ours.squares + theirs.squares + off * off * ours.count * weight,
    min: Math.min(ours.min, theirs.min),
    max: Math.max(ours.max, theirs.max),
  };
}

function summariseState(state: SketchState): Summary {
  const { count, missing, positive, negative } = state;
  const none = count === 0;
  const quantile = (probability: number) => (none ? Number.NaN : sketchQuantile(state, probability));
  const sd = count > 1 ? Math.sqrt(state.squares / (count - 1)) : Number.NaN;
  return {
    count,
    missing,
    mean: none ? Number.NaN : state.mean,
    sd,
    standardError: sd / Math.sqrt(count),
    min: none ? Number.NaN : state.min,
    max: none ? Number.NaN : state.max,
    quantiles: SUMMARY_PROBABILITIES.map(quantile),
    quantileErrors: SUMMARY_PROBABILITIES.map((p) => quantileError(p, count, quantile)),
    positive: chance(positive, count),
    negative: chance(negative, count),
    zero: chance(count - positive - negative, count),
  };
}

/** Type 7, between the bins of the two neighbouring ranks. */
function sketchQuantile(state: SketchState, probability: number): number {
  const rank = probability * (state.count - 1);
  const lower = valueAtRank(state, Math.floor(rank));
  const upper = valueAtRank(state, Math.ceil(rank));
  return Math.min(state.max, Math.max(state.min, lower + (rank - Math.floor(rank)) * (upper - lower)));
}

function valueAtRank({ count, above, below }: SketchState, rank: number): number {
  if (rank < below.count) return -magnitudeAtRank(below, below.count - 1 - rank);
  if (rank < count - above.count) return 0;
  return magnitudeAtRank(above, rank - (count - above.count));
}

/** Half a rank is added so that rounding cannot fall short of it. */
function magnitudeAtRank(bins: DDSketch, rank: number): number {
  return bins.getValueAtQuantile(Math.min(1, (rank + 0.5) / (bins.count - 1))) / SCALE;
}
