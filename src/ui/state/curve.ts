import { noticeableCrossings } from '../../analysis/curve-findings.js';
import type { Peak } from '../../analysis/sweep-features.js';
import { curveLever, leverValue } from './levers.js';
import { type Figure, figureValue, isSameFigure } from './outcomes.js';
import type { State } from './state.js';

/** A computed point of a curve: the lever's value, and the figure there. */
type CurvePoint = { readonly x: number; readonly y: number };

/** A figure over the values of the lever, and what stands out on it. */
export type FigureCurve = {
  /** By ascending value of the lever; only where the figure applies. */
  readonly points: readonly CurvePoint[];
  /** Undefined while it is being looked for. */
  readonly peak: Peak | undefined;
  /** The baseline's level, and the values of the lever where the curve crosses it. */
  readonly baseline: number;
  readonly breakEvens: readonly number[];
  /** Where the lever stands. */
  readonly now: number;
};

/** The curve of a figure as the answer has it so far; undefined without a lever. */
export function figureCurve(state: State, figure: Figure): FigureCurve | undefined {
  const lever = curveLever(state);
  if (lever === undefined) return undefined;
  const { points = [], findings = [] } = state.curveAnswer?.value ?? {};
  const found = findings.find((one) => isSameFigure(one.figure, figure));
  return {
    points: points
      .map(({ value, results }): CurvePoint => ({ x: value, y: figureValue(results, figure, state.year) }))
      .filter((point) => Number.isFinite(point.y)),
    peak: found?.peak,
    baseline: figureValue(points[0]?.reference, figure, state.year),
    breakEvens: noticeableCrossings(figure, found?.crossings ?? []).map(({ value }) => value),
    now: leverValue(state, lever),
  };
}
