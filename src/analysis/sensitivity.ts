import type { Scenario } from '../scenario/types.js';
import { type ElementaryEffects, morrisScreening } from '../uncertainty/morris.js';
import { type GroupIndices, sobolIndices } from '../uncertainty/sobol-indices.js';
import type { DrawnRun } from './draw-runs.js';
import { createPointRunner, type PointRunner, type Unknown } from './sensitivity-points.js';
import { type Figure, figureOf } from './sweep.js';

/** A figure, as its level or as its difference from the baseline scenario. */
export type SensitiveFigure = Figure & { readonly of: 'level' | 'change' };

export type SensitivityPlan = {
  readonly seed: number;
  /** Paths of the screening; each runs the scenario once per unknown and once more. */
  readonly trajectories: number;
  /** Unknowns that get indices of their own, the most influential by the screening; the others are one group. */
  readonly top: number;
  /** Rows of the sample matrices; 0 stops after the screening. */
  readonly samples: number;
  /** Bootstrap resamples behind the intervals. */
  readonly resamples: number;
  readonly signal?: AbortSignal;
  readonly onRun?: (done: number, of: number) => void;
};

/** How one unknown drives one figure. */
export type Influence = {
  /** Undefined for the group of all that are not shown one by one. */
  readonly unknown: Unknown | undefined;
  /** How many unknowns this stands for. */
  readonly members: number;
  /** Effects on the figure, in its unit, of a move from the 5% to the 95% quantile of the unknown; undefined for the group. */
  readonly effects: ElementaryEffects | undefined;
  /** Shares of the figure's variance; undefined where only the screening was asked for. */
  readonly indices: GroupIndices | undefined;
};

export type FigureSensitivity = {
  readonly figure: SensitiveFigure;
  /** Most influential first; the group last. */
  readonly influences: readonly Influence[];
};

/** The screening leaves out the outermost tails, where some distributions have no end. */
const SCREENED = { from: 0.05, to: 0.95 };
const LEVELS = 4;

/**
 * Which assumptions drive which figures. First all unknowns are screened by elementary effects (Morris); then the most
 * influential, and the rest together, get Sobol's indices. Every figure comes from the same runs.
 */
export async function analyseSensitivity(
  scenario: Scenario,
  baselineScenario: Scenario,
  figures: readonly SensitiveFigure[],
  plan: SensitivityPlan,
): Promise<readonly FigureSensitivity[]> {
  const years = [...new Set(figures.map((figure) => figure.year))].sort((a, b) => a - b);
  const runner = createPointRunner(scenario, baselineScenario, plan.seed, { years });
  const dimensions = runner.unknowns.length;
  const watch = { ...(plan.signal && { signal: plan.signal }), ...countedRuns(plan, dimensions) };
  const effects = await morrisScreening(screened(runner, figures), {
    dimensions,
    trajectories: plan.trajectories,
    levels: LEVELS,
    seed: plan.seed,
    ...watch,
  });
  const shown = mostInfluential(effects, Math.min(plan.top, dimensions));
  const rest = runner.unknowns.map((_, dimension) => dimension).filter((dimension) => !shown.includes(dimension));
  const groups = [...shown.map((dimension) => [dimension]), ...(rest.length > 0 ? [rest] : [])];
  const indices =
    plan.samples === 0
      ? undefined
      : await sobolIndices((point) => read(figures, runner.run(point)), {
          dimensions,
          groups,
          samples: plan.samples,
          seed: plan.seed,
          resamples: plan.resamples,
          ...watch,
        });
  return figures.map((figure, f) => ({
    figure,
    influences: influencesOf(runner.unknowns, groups, effects[f] ?? [], indices?.[f]),
  }));
}

function read(figures: readonly SensitiveFigure[], { results, reference }: DrawnRun): number[] {
  return figures.map((figure) =>
    figure.of === 'level' ? figureOf(results, figure) : figureOf(results, figure) - figureOf(reference, figure),
  );
}

function screened(runner: PointRunner, figures: readonly SensitiveFigure[]): (point: Float64Array) => number[] {
  return (point) =>
    read(figures, runner.run(point.map((coordinate) => SCREENED.from + (SCREENED.to - SCREENED.from) * coordinate)));
}

/** Counts runs of both stages together. */
function countedRuns(
  { trajectories, samples, top, onRun }: SensitivityPlan,
  dimensions: number,
): { onRun?: () => void } {
  if (onRun === undefined) return {};
  const groups = Math.min(top, dimensions) + (top < dimensions ? 1 : 0);
  const of = trajectories * (dimensions + 1) + samples * (groups + 2);
  let done = 0;
  return { onRun: () => onRun(++done, of) };
}

/** Dimensions by their largest effect on any figure, each figure's effects measured by its largest. */
function mostInfluential(effects: readonly (readonly ElementaryEffects[])[], count: number): readonly number[] {
  const dimensions = effects[0]?.length ?? 0;
  const scores = new Float64Array(dimensions);
  for (const ofFigure of effects) {
    const largest = Math.max(...ofFigure.map((effect) => effect.muStar));
    if (!(largest > 0)) continue;
    for (const [d, { muStar }] of ofFigure.entries()) scores[d] = Math.max(scores[d] as number, muStar / largest);
  }
  return Array.from({ length: dimensions }, (_, d) => d)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .slice(0, count);
}

function influencesOf(
  unknowns: readonly Unknown[],
  groups: readonly (readonly number[])[],
  effects: readonly ElementaryEffects[],
  indices: readonly GroupIndices[] | undefined,
): readonly Influence[] {
  const influences = groups.map((group, g): Influence => {
    const single = group.length === 1 ? group[0] : undefined;
    return {
      unknown: single === undefined ? undefined : unknowns[single],
      members: group.length,
      effects: single === undefined ? undefined : effects[single],
      indices: indices?.[g],
    };
  });
  const weight = ({ unknown, effects, indices }: Influence): number =>
    unknown === undefined ? -Infinity : (indices?.total.value ?? effects?.muStar ?? 0);
  return influences.sort((a, b) => weight(b) - weight(a));
}
