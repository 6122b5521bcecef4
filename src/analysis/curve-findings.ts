import { METRIC_INFO } from '../types/metrics.js';
import type { DrawnRun } from './draw-runs.js';
import { type Figure, figureOf } from './sweep.js';
import { type Crossing, findCrossings, findPeak, type Peak } from './sweep-features.js';

/** What is found on a curve: of a figure's level its peak, of its difference from the baseline where it changes sign. */
export type CurveFindings = {
  readonly peak: Peak | undefined;
  readonly crossings: readonly Crossing[];
};

/** A figure over a swept number: at the values that were run, ascending, and the run anywhere between. */
export type SweptCurve = {
  readonly values: readonly number[];
  readonly levels: Float64Array;
  readonly baseline: Float64Array;
  readonly at: (value: number) => DrawnRun;
};

/**
 * The peak of a figure over a swept number, and where it crosses the baseline. Between the values that were run the model
 * is run again, so that what is found is not tied to the step. Screens and commands both find it here.
 */
export function curveFindings(figure: Figure, { values, levels, baseline, at }: SweptCurve): CurveFindings {
  const level = (value: number): number => figureOf(at(value).results, figure);
  const difference = (value: number): number => level(value) - figureOf(at(value).reference, figure);
  const differences = levels.map((value, point) => value - (baseline[point] as number));
  return {
    peak: findPeak({ values, levels, at: level }),
    crossings: findCrossings({ values, levels: differences, at: difference }),
  };
}

/** The crossings that mean something: a curve that stays very close to the baseline crosses it without meaning anything. */
export function noticeableCrossings(
  { metric }: Pick<Figure, 'metric'>,
  crossings: readonly Crossing[],
): readonly Crossing[] {
  const { unit } = METRIC_INFO[metric];
  const least = unit === 'share' ? 0.0005 : unit === 'jobs' ? 50 : 0;
  return crossings.filter(({ size }) => size >= least);
}
