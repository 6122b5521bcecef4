import { curveFindings } from '../../analysis/curve-findings.js';
import type { DrawnRun } from '../../analysis/draw-runs.js';
import { createSweep, figureOf } from '../../analysis/sweep.js';
import type { Scenario } from '../../scenario/types.js';
import type { CurveAnswer, FigureFindings, LeverSpec } from '../state/facts.js';
import type { Figure } from '../state/outcomes.js';
import { curveValues } from './curve-values.js';

/** One lever of a scenario over its range, in one year. */
export type CurveOf = {
  readonly scenario: Scenario;
  readonly baseline: Scenario;
  readonly lever: LeverSpec;
  readonly year: number;
};

/** Runs along a curve. Those of the curve asked for last are remembered: another figure on it needs few more. */
export type CurveBench = (curve: CurveOf) => (value: number) => DrawnRun;

/** A bench with nothing on it. */
export function createCurveBench(): CurveBench {
  let last: (CurveOf & { readonly run: (value: number) => DrawnRun }) | undefined;
  return ({ scenario, baseline, lever, year }) => {
    const isLast =
      last?.scenario === scenario && last.baseline === baseline && last.lever.id === lever.id && last.year === year;
    if (last !== undefined && isLast) return last.run;
    const sweep = createSweep(scenario, baseline, [{ path: lever.id, values: [] }], { years: [year] });
    const known = new Map<number, DrawnRun>();
    const run = (value: number): DrawnRun => {
      const there = known.get(value) ?? sweep.run([value]);
      known.set(value, there);
      return there;
    };
    last = { scenario, baseline, lever, year, run };
    return run;
  };
}

/**
 * The curve as it comes: its points in an order that shows its shape early, then what is found on the curve of each figure.
 * @param isDue Whether it is time for another report.
 */
export function* curveSoFar(
  curve: CurveOf,
  figures: readonly Figure[],
  run: (value: number) => DrawnRun,
  isDue: () => boolean,
): Generator<CurveAnswer | undefined, void, undefined> {
  const { lever, year } = curve;
  const found: FigureFindings[] = [];
  const points: CurveAnswer['points'][number][] = [];
  const answer = (complete: boolean): CurveAnswer => ({
    leverId: lever.id,
    points: points.toSorted((a, b) => a.value - b.value),
    findings: [...found],
    complete,
  });
  for (const value of curveValues(lever)) {
    points.push({ value, ...run(value) });
    yield isDue() ? answer(false) : undefined;
  }
  points.sort((a, b) => a.value - b.value);
  const values = points.map(({ value }) => value);
  for (const figure of figures) {
    const ofYear = { ...figure, year };
    const levels = Float64Array.from(points, ({ results }) => figureOf(results, ofYear));
    const baseline = Float64Array.from(points, ({ reference }) => figureOf(reference, ofYear));
    found.push({ figure, ...curveFindings(ofYear, { values, levels, baseline, at: run }) });
    yield isDue() ? answer(false) : undefined;
  }
  yield answer(true);
}
