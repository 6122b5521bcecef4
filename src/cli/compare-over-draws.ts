import type { DrawSummary } from '../analysis/draw-summaries.js';
import { headlineYear } from '../analysis/headline-year.js';
import type { ScenarioComparison } from '../analysis/scenario-runs.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import type { OutputOptions } from './options.js';
import { createProgress } from './progress.js';
import { yearsAsked } from './selection.js';

type Options = DrawOptions &
  Pick<OutputOptions, 'quiet'> & {
    readonly baseline?: string;
    readonly year?: number;
    /** Whether draws are made of every year, or of the one that is asked for. */
    readonly every: boolean;
  };

export type ComparedOverDraws = {
  readonly comparison: ScenarioComparison;
  readonly year: number;
  /** One for each of the comparison's others; empty where there are central values alone. */
  readonly draws: readonly DrawSummary[];
};

/**
 * Scenarios beside what they are measured against, at central values and over draws.
 * @throws RoosimError `year_out_of_range`, and what loading and simulating throw
 */
export async function comparedOverDraws(
  files: readonly string[],
  options: Options,
  context: CliContext,
): Promise<ComparedOverDraws> {
  const [{ compareScenarios }, { loadCompared }, { summariseDraws }] = await Promise.all([
    import('../analysis/scenario-runs.js'),
    import('./load-with-baseline.js'),
    import('../analysis/draw-summaries.js'),
  ]);
  const { scenarios, baseline } = await loadCompared(files, options.baseline, context);
  const compared = scenarios.filter((scenario) => scenario !== baseline);
  const comparison = compareScenarios(baseline, compared);
  const { years } = comparison.baseline;
  const [year] = yearsAsked([String(options.year ?? headlineYear(years))], years) as [number];
  const { draws, seed, design } = options;
  if (draws === 0 || compared.length === 0) return { comparison, year, draws: [] };
  const progress = createProgress(context, options, 'draw');
  const summaries = await summariseDraws(
    compared,
    baseline,
    { seed, design, draws },
    {
      years: options.every ? years : [year],
      signal: context.signal,
      onDraw: progress.update,
    },
  ).finally(progress.end);
  return { comparison, year, draws: summaries };
}
