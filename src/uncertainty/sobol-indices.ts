import { quantileSorted, sampleVariance } from 'simple-statistics';
import { createBreather } from './breathe.js';
import { SOBOL_DIMENSIONS } from './sobol-sequence.js';
import { createIndexSource, createUniform } from './uniform.js';

/** Several figures of a model at a point of the unit cube, in a fixed order. */
export type UnitModel = (point: Float64Array) => ArrayLike<number>;

export type SobolPlan = {
  readonly dimensions: number;
  /** Dimensions whose joint effect is asked for; those of one group move together. */
  readonly groups: readonly (readonly number[])[];
  /** Rows of the two sample matrices; a power of two suits the Sobol sequence. The model runs samples·(groups + 2) times. */
  readonly samples: number;
  readonly seed: number;
  /** Bootstrap resamples behind the confidence intervals. */
  readonly resamples: number;
  readonly signal?: AbortSignal;
  readonly onRun?: (done: number, of: number) => void;
};

/** An index with its 95% bootstrap interval. */
export type IndexEstimate = { readonly value: number; readonly low: number; readonly high: number };

/** Shares of a figure's variance: `first` by the group alone, `total` with all its interactions. */
export type GroupIndices = { readonly first: IndexEstimate; readonly total: IndexEstimate };

/**
 * Sobol's first-order and total indices of each group, for each figure: `result[figure][group]`.
 * With A and B two independent samples and A_B(i) being A with the columns of group i from B (f centred on its mean):
 *   first = Σ f(B) (f(A_B(i)) − f(A)) / (n V)     Saltelli et al., Comput. Phys. Commun. 181 (2010), table 2 (b)
 *   total = Σ (f(A) − f(A_B(i)))² / (2 n V)       Jansen (1999), ibid. table 2 (f)
 * Columns of A and B are dimensions of one shifted Sobol sequence as far as its table goes, then independent random numbers.
 * The intervals come from resampling rows as if they were independent, which for a Sobol sequence errs on the wide side.
 * A figure that does not vary, or is NaN anywhere, has NaN indices.
 */
export async function sobolIndices(model: UnitModel, plan: SobolPlan): Promise<readonly (readonly GroupIndices[])[]> {
  const runs = await runMatrices(model, plan);
  const pick = createIndexSource(plan.seed, 'sensitivity.bootstrap');
  const rows = Uint32Array.from({ length: plan.samples }, (_, row) => row);
  const samples = [rows];
  for (let resample = 0; resample < plan.resamples; resample++) {
    samples.push(rows.map((row) => pick(resample * plan.samples + row, plan.samples)));
  }
  return runs.map((run) => {
    const estimates = samples.map((sample) => estimate(run, sample));
    return plan.groups.map((_, group) => ({
      first: withInterval(estimates.map((of) => of.first[group] as number)),
      total: withInterval(estimates.map((of) => of.total[group] as number)),
    }));
  });
}

/** One figure's values over the rows of A, of B, and of A with each group's columns from B. */
type FigureRuns = { readonly a: number[]; readonly b: number[]; readonly ab: readonly number[][] };

async function runMatrices(model: UnitModel, plan: SobolPlan): Promise<readonly FigureRuns[]> {
  const { dimensions, samples, groups, seed } = plan;
  const columns = Array.from({ length: 2 * dimensions }, (_, column) => {
    const dimension = column < SOBOL_DIMENSIONS ? column : undefined;
    return createUniform({ seed, design: 'sobol', draws: samples }, `sensitivity.${column}`, dimension);
  });
  const breathe = createBreather(plan.signal);
  const figures: FigureRuns[] = [];
  const total = samples * (groups.length + 2);
  const point = new Float64Array(dimensions);
  let done = 0;
  const run = async (store: (figure: FigureRuns) => number[]): Promise<void> => {
    const values = model(point);
    for (let i = 0; i < values.length; i++) {
      const figure = figures[i] ?? { a: [], b: [], ab: groups.map(() => []) };
      figures[i] = figure;
      store(figure).push(values[i] as number);
    }
    plan.onRun?.(++done, total);
    await breathe();
  };
  for (let row = 0; row < samples; row++) {
    const a = Float64Array.from({ length: dimensions }, (_, d) => columns[d]?.(row) ?? Number.NaN);
    const b = Float64Array.from({ length: dimensions }, (_, d) => columns[dimensions + d]?.(row) ?? Number.NaN);
    point.set(a);
    await run((figure) => figure.a);
    point.set(b);
    await run((figure) => figure.b);
    for (const [i, group] of groups.entries()) {
      point.set(a);
      for (const d of group) point[d] = b[d] as number;
      await run((figure) => figure.ab[i] as number[]);
    }
  }
  return figures;
}

function estimate(run: FigureRuns, sample: Uint32Array): { first: number[]; total: number[] } {
  const both: number[] = [];
  for (const row of sample) both.push(run.a[row] as number, run.b[row] as number);
  const variance = sampleVariance(both);
  const mean = both.reduce((sum, value) => sum + value, 0) / both.length;
  const first: number[] = [];
  const total: number[] = [];
  for (const mixed of run.ab) {
    let product = 0;
    let square = 0;
    for (const row of sample) {
      const difference = (mixed[row] as number) - (run.a[row] as number);
      product += ((run.b[row] as number) - mean) * difference;
      square += difference * difference;
    }
    first.push(variance > 0 ? product / sample.length / variance : Number.NaN);
    total.push(variance > 0 ? square / (2 * sample.length) / variance : Number.NaN);
  }
  return { first, total };
}

/** The first estimate is of all rows, the others of resamples. */
function withInterval(estimates: readonly number[]): IndexEstimate {
  const [value = Number.NaN, ...resampled] = estimates;
  const sorted = resampled.filter((estimate) => !Number.isNaN(estimate)).sort((x, y) => x - y);
  if (sorted.length === 0) return { value, low: Number.NaN, high: Number.NaN };
  return { value, low: quantileSorted(sorted, 0.025), high: quantileSorted(sorted, 0.975) };
}
