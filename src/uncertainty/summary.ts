import { mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics';

/** A share of draws, with what chance alone makes of it: the 95% interval of Wilson (1927), which is honest at 0 and 1 too. */
export type Chance = {
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

/** Probabilities at which a {@link Summary} gives quantiles. */
export const SUMMARY_PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** What many draws of one figure say. All in the figure's own unit but the chances. NaN where there is no draw to tell. */
export type Summary = {
  /** Draws that have a value. */
  readonly count: number;
  /** Draws in which the figure does not apply. */
  readonly missing: number;
  readonly mean: number;
  /** Standard deviation between draws (n-1). */
  readonly sd: number;
  /** Monte Carlo standard error of the mean, sd/√n: exact for independent draws, too large for the other designs. */
  readonly standardError: number;
  readonly min: number;
  readonly max: number;
  /** Quantiles at {@link SUMMARY_PROBABILITIES}, type 7 of R and numpy. */
  readonly quantiles: readonly number[];
  /** Monte Carlo standard errors of the quantiles, after Woodruff (1952); see {@link quantileError}. */
  readonly quantileErrors: readonly number[];
  /** Chance that the figure is above, below, and exactly zero: for differences, of a gain, a loss, and no change. */
  readonly positive: Chance;
  readonly negative: Chance;
  readonly zero: Chance;
};

/**
 * Summary of the draws of one figure; NaN marks draws in which it does not apply. Leaves `values` as they are.
 * @example summarise(Float64Array.of(1, 2, 3, 4)).quantiles[2] // 2.5
 */
export function summarise(values: Float64Array): Summary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  // The library reads by index and length alone, which its types do not say.
  const list = sorted as unknown as number[];
  const sd = count > 1 ? sampleStandardDeviation(list) : Number.NaN;
  let positive = 0;
  let negative = 0;
  for (const value of sorted) {
    if (value > 0) positive++;
    else if (value < 0) negative++;
  }
  return {
    count,
    missing: values.length - count,
    mean: count > 0 ? mean(list) : Number.NaN,
    sd,
    standardError: sd / Math.sqrt(count),
    min: sorted[0] ?? Number.NaN,
    max: sorted[count - 1] ?? Number.NaN,
    quantiles: SUMMARY_PROBABILITIES.map((p) => (count > 0 ? quantileSorted(list, p) : Number.NaN)),
    quantileErrors: SUMMARY_PROBABILITIES.map((p) => quantileError(p, count, (q) => quantileSorted(list, q))),
    positive: chance(positive, count),
    negative: chance(negative, count),
    zero: chance(count - positive - negative, count),
  };
}

/**
 * Summary of scenario minus baseline draw by draw. The same draws run through both, so what they share cancels: the range
 * is that of the difference, tighter than the ranges of its two sides suggest.
 * @throws RangeError when the two do not have the same number of draws.
 */
export function summariseDifference(values: Float64Array, baseline: Float64Array): Summary {
  if (values.length !== baseline.length) {
    throw new RangeError(`Paired draws are needed: ${values.length} against ${baseline.length}.`);
  }
  return summarise(values.map((value, draw) => value - (baseline[draw] as number)));
}

/** A count of successes among `of` draws as a chance. NaN of no draws. */
export function chance(successes: number, of: number): Chance {
  if (of === 0) return { share: Number.NaN, low: Number.NaN, high: Number.NaN };
  const z2 = 1.959963984540054 ** 2;
  const share = successes / of;
  const centre = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Math.sqrt(z2) / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return {
    share,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === of ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Monte Carlo standard error of a quantile: half the distance between the quantiles one binomial standard error below and
 * above it (R. S. Woodruff, JASA 47, 1952). NaN with fewer than two draws.
 */
export function quantileError(probability: number, count: number, quantile: (probability: number) => number): number {
  if (count < 2) return Number.NaN;
  const error = Math.sqrt((probability * (1 - probability)) / count);
  return (quantile(Math.min(1, probability + error)) - quantile(Math.max(0, probability - error))) / 2;
}
