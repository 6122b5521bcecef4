import { mean, sampleStandardDeviation } from 'simple-statistics';
import { createBreather } from './breathe.js';
import type { UnitModel } from './sobol-indices.js';
import { createIndexSource } from './uniform.js';

export type MorrisPlan = {
  readonly dimensions: number;
  /** Random paths through the grid. The model runs trajectories·(dimensions + 1) times. */
  readonly trajectories: number;
  /** Levels of the grid on each axis, an even number; a step is half of them. */
  readonly levels: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onRun?: (done: number, of: number) => void;
};

/** What moving one dimension does to a figure, in the figure's unit per width of the cube. */
export type ElementaryEffects = {
  /** Mean effect, with its sign. */
  readonly mu: number;
  /** Mean absolute effect: how much the dimension matters. */
  readonly muStar: number;
  /** Spread of the effects: how far they depend on where one stands, through curvature or interaction. */
  readonly sigma: number;
};

/**
 * Screening by elementary effects, for each figure and dimension: `result[figure][dimension]`. Each trajectory starts at a
 * random grid point and moves every dimension once, in random order, by Δ = levels / (2 (levels − 1)).
 * Sources: M. D. Morris, Technometrics 33 (1991); μ* by F. Campolongo et al., Environ. Model. Softw. 22 (2007).
 */
export async function morrisScreening(
  model: UnitModel,
  plan: MorrisPlan,
): Promise<readonly (readonly ElementaryEffects[])[]> {
  const { dimensions, trajectories, levels } = plan;
  const breathe = createBreather(plan.signal);
  const delta = levels / (2 * (levels - 1));
  const effects: number[][][] = [];
  const total = trajectories * (dimensions + 1);
  let done = 0;
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    const { point, order, directions } = trajectoryStart(plan, trajectory);
    let before = Array.from(model(point));
    plan.onRun?.(++done, total);
    for (const dimension of order) {
      const direction = directions[dimension] as number;
      point[dimension] = (point[dimension] as number) + direction * delta;
      const after = Array.from(model(point));
      plan.onRun?.(++done, total);
      for (const [figure, value] of after.entries()) {
        effects[figure] ??= Array.from({ length: dimensions }, () => []);
        effects[figure]?.[dimension]?.push(((value - (before[figure] as number)) * direction) / delta);
      }
      before = after;
      await breathe();
    }
  }
  return effects.map((perDimension) =>
    perDimension.map((values) => ({
      mu: mean(values),
      muStar: mean(values.map(Math.abs)),
      sigma: values.length > 1 ? sampleStandardDeviation(values) : Number.NaN,
    })),
  );
}

/** Where a trajectory starts, in which order it moves the dimensions, and each one's way: up from below or down from above. */
function trajectoryStart(
  plan: MorrisPlan,
  trajectory: number,
): { point: Float64Array; order: readonly number[]; directions: readonly number[] } {
  const { dimensions, levels } = plan;
  const pick = createIndexSource(plan.seed, `morris.${trajectory}`);
  const directions = Array.from({ length: dimensions }, (_, d) => (pick(d, 2) === 0 ? 1 : -1));
  const point = Float64Array.from(directions, (direction, d) => {
    const low = pick(dimensions + d, levels / 2);
    return (direction === 1 ? low : low + levels / 2) / (levels - 1);
  });
  const order = Array.from({ length: dimensions }, (_, d) => d);
  for (let last = dimensions - 1; last > 0; last--) {
    const other = pick(2 * dimensions + last, last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return { point, order, directions };
}
