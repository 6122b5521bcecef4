import { curveLever, leverValue } from './levers.js';
import { type Figure, figureValue } from './outcomes.js';
import { baselineScenario, type State, scenarioInHand, shown } from './state.js';

/** A computed point of a curve: the lever's value, and the figure there. */
type CurvePoint = { readonly x: number; readonly y: number };

/** A figure over the values of the lever, and what stands out on it. */
export type FigureCurve = {
  /** By ascending value of the lever; only where the figure applies. */
  readonly points: readonly CurvePoint[];
  /** The highest computed point; `inside` when the curve is lower at both ends. */
  readonly peak: (CurvePoint & { readonly inside: boolean }) | undefined;
  /** The baseline's level, and where the curve crosses it, between computed points in proportion. */
  readonly baseline: number;
  readonly breakEvens: readonly number[];
  /** Where the lever stands. */
  readonly now: number;
};

/** The curve of a figure as the answer has it so far; undefined without a lever. */
export function figureCurve(state: State, figure: Figure): FigureCurve | undefined {
  const lever = curveLever(state);
  if (lever === undefined) return undefined;
  const points = (state.curveAnswer?.value.points ?? [])
    .map(({ value, results }): CurvePoint => ({ x: value, y: figureValue(results, figure, state.year) }))
    .filter((point) => Number.isFinite(point.y));
  const reference = shown(scenarioInHand(state))?.reference ?? shown(baselineScenario(state))?.results;
  const baseline = figureValue(reference, figure, state.year);
  return {
    points,
    peak: peakOf(points),
    baseline,
    breakEvens: crossings(points, baseline),
    now: leverValue(state, lever),
  };
}

function peakOf(points: readonly CurvePoint[]): FigureCurve['peak'] {
  const [first] = points;
  if (first === undefined) return undefined;
  const best = points.reduce((highest, point) => (point.y > highest.y ? point : highest), first);
  const last = points.at(-1) ?? first;
  return { ...best, inside: best.y > first.y && best.y > last.y };
}

/** A change smaller than this part of the level is none. */
const NOTHING = 1e-9;

function crossings(points: readonly CurvePoint[], level: number): readonly number[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return [];
    const [before, after] = [point.y - level, next.y - level];
    const tiny = Math.abs(level) * NOTHING;
    if (Math.abs(before) <= tiny || Math.abs(after) <= tiny || before > 0 === after > 0) return [];
    return [point.x + ((next.x - point.x) * before) / (before - after)];
  });
}
