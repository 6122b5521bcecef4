import { headlineYear, yearsFrom } from '../analysis/headline-year.js';
import type { SensitiveFigure } from '../analysis/sensitivity.js';
import type { Selection } from '../output/long-table.js';
import { ALL_CLASSES, type Dimensions } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { CliContext } from './context.js';
import { colorsResult, deliver, type OutputOptions, resultWidth } from './options.js';
import { createProgress } from './progress.js';
import { type SelectionOptions, selectionOf } from './selection.js';

export type SensitivityOptions = OutputOptions &
  SelectionOptions & {
    readonly baseline?: string;
    readonly of: 'level' | 'change';
    readonly method: 'sobol' | 'morris';
    readonly samples: number;
    readonly trajectories: number;
    readonly top: number;
    readonly seed: number;
  };

/** Bootstrap resamples behind the intervals of the indices. */
const RESAMPLES = 200;

/** Reads the scenario, finds what drives the figures asked for, and hands it over. */
export async function sensitivityAndDeliver(
  file: string,
  options: SensitivityOptions,
  context: CliContext,
): Promise<void> {
  if (options.trajectories < 2) throw new RoosimError('usage', '--trajectories takes 2 or more.');
  const [{ loadWithBaseline }, { analyseSensitivity }] = await Promise.all([
    import('./load-with-baseline.js'),
    import('../analysis/sensitivity.js'),
  ]);
  const { scenario, baselineScenario } = await loadWithBaseline(file, options.baseline, context);
  const { dimensions } = scenario.baseline;
  const years = yearsFrom(scenario.baseline);
  // Of the baseline itself there is no change to explain.
  const of = scenario === baselineScenario ? 'level' : options.of;
  const figures = figuresOf(selectionOf(options, years, dimensions), headlineYear(years), dimensions).map((figure) => ({
    ...figure,
    of,
  }));
  const progress = createProgress(context, options, 'run');
  const sensitivities = await analyseSensitivity(scenario, baselineScenario, figures, {
    seed: options.seed,
    trajectories: options.trajectories,
    top: options.top,
    samples: options.method === 'sobol' ? options.samples : 0,
    resamples: RESAMPLES,
    signal: context.signal,
    onRun: progress.update,
  }).finally(progress.end);
  const report = await import('../output/sensitivity-report.js');
  if (options.format === 'csv') deliver(context, options, report.sensitivityCsv(sensitivities, scenario.name));
  else if (options.format === 'json') deliver(context, options, report.sensitivityJson(sensitivities, scenario.name));
  else {
    const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
    deliver(context, options, report.sensitivityTable(sensitivities, scenario, style));
  }
}

/** Every combination of what is asked for; direct jobs in each country of the region, all classes, the year headlines are of, if nothing is. */
function figuresOf(
  { years, metrics, countries, classes }: Selection,
  headline: number,
  { region }: Dimensions,
): readonly Omit<SensitiveFigure, 'of'>[] {
  return (years ?? [headline]).flatMap((year) =>
    (metrics ?? (['jobs.direct'] as const)).flatMap((metric) =>
      (countries ?? region.members).flatMap((country) =>
        (classes ?? [ALL_CLASSES]).map((vehicleClass) => ({ metric, country, vehicleClass, year })),
      ),
    ),
  );
}
