import { outcome, type Results } from '../engine/index.js';
import type { Scenario } from '../scenario/types.js';
import type { OutcomeClass, OutcomeCountry } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { MetricName } from '../types/metrics.js';
import type { DrawPlan } from '../uncertainty/types.js';
import { createDrawSet, type DrawnRun, type PreparedScenario, planSource } from './draw-runs.js';
import { type PathSetter, sweepPath } from './sweep-path.js';

/** One outcome to look at. */
export type Figure = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
  readonly year: number;
};

/** A place in a scenario and the values it takes, ascending. `percent` is for people: whether they are written so. */
export type SweepAxis = { readonly path: string; readonly values: readonly number[]; readonly percent?: boolean };

/** Runs a scenario with other numbers in its places, as often as wanted. */
export type Sweep = {
  /** The scenario with `values` in the places of the axes, in their order; `draw` undefined asks for central values. */
  readonly run: (values: readonly number[], draw?: number) => DrawnRun;
};

/** The most points a sweep may have, and up to which number they stay compiled. */
const MOST_POINTS = 100_000;
const MOST_KEPT = 1000;

/** Draws are made by this plan where only central runs are asked for. */
const CENTRAL: DrawPlan = { seed: 0, design: 'random', draws: 1 };

/**
 * Prepares a sweep over one or more places of a scenario, measured against a baseline scenario that is run once per draw.
 * Up to a thousand points of `axes` stay compiled from draw to draw; others are compiled when asked for.
 * @throws RoosimError 'usage' when a path leads nowhere or a value cannot be there
 */
export function createSweep(
  scenario: Scenario,
  baselineScenario: Scenario,
  axes: readonly SweepAxis[],
  { plan = CENTRAL, years }: { readonly plan?: DrawPlan; readonly years?: readonly number[] } = {},
): Sweep {
  const setters: readonly PathSetter[] = axes.map(({ path }) => sweepPath(scenario, path));
  // A value out of range is found before anything runs.
  for (const [i, { values }] of axes.entries()) for (const value of values) setters[i]?.(scenario, value);
  const set = createDrawSet(baselineScenario, planSource(plan), years === undefined ? {} : { years });
  const known = axes.map(({ values }) => new Set(values));
  const keeps = axes.reduce((product, { values }) => product * values.length, 1) <= MOST_KEPT;
  const prepared = new Map<string, PreparedScenario>();
  return {
    run: (values, draw) => {
      const key = values.join();
      const ready =
        prepared.get(key) ??
        set.prepare(setters.reduce((edited, setter, axis) => setter(edited, values[axis] as number), scenario));
      if (keeps && known.every((axis, i) => axis.has(values[i] as number))) prepared.set(key, ready);
      return draw === undefined ? ready.central() : ready.inDraw(draw);
    },
  };
}

/**
 * All combinations of the axes' values, the last axis fastest.
 * @throws RoosimError 'usage' for more than 100,000 points or none
 */
export function sweepPoints(axes: readonly SweepAxis[]): readonly (readonly number[])[] {
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  if (count === 0 || count > MOST_POINTS) {
    throw new RoosimError('usage', `A sweep has 1 to ${MOST_POINTS} points; this one has ${count}.`, {
      hint: 'Choose a larger step or a narrower range.',
    });
  }
  return axes.reduce<readonly (readonly number[])[]>(
    (points, { values }) => points.flatMap((point) => values.map((value) => [...point, value])),
    [[]],
  );
}

/** A figure along one axis, and the same for the baseline scenario; both as long as the axis. */
export type FigureCurve = {
  readonly figure: Figure;
  readonly levels: Float64Array;
  readonly baseline: Float64Array;
};

/**
 * Figures along one axis at central values, e.g. for a chart.
 * @example sweepCurve(nafta, nafta, { path: 'rule.regional', values: [0.5, 0.55, 0.6] }, figures)[0].levels
 */
export function sweepCurve(
  scenario: Scenario,
  baselineScenario: Scenario,
  axis: SweepAxis,
  figures: readonly Figure[],
): readonly FigureCurve[] {
  const years = [...new Set(figures.map((figure) => figure.year))].sort((a, b) => a - b);
  const sweep = createSweep(scenario, baselineScenario, [axis], { years });
  const runs = axis.values.map((value) => sweep.run([value]));
  return figures.map((figure) => ({
    figure,
    levels: Float64Array.from(runs, ({ results }) => figureOf(results, figure)),
    baseline: Float64Array.from(runs, ({ reference }) => figureOf(reference, figure)),
  }));
}

/** A figure's value in a run. */
export function figureOf(results: Results, { metric, country, vehicleClass, year }: Figure): number {
  return outcome(results, metric, country, vehicleClass, year);
}
