import { headlineYear, yearsFrom } from '../analysis/headline-year.js';
import type { Figure } from '../analysis/sweep.js';
import { headlinesOf } from '../output/headlines.js';
import type { Selection } from '../output/long-table.js';
import { ALL_CLASSES, type Dimensions } from '../types/dimensions.js';
import type { MetricName } from '../types/metrics.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { colorsResult, deliver, type OutputOptions, resultWidth } from './options.js';
import { createProgress } from './progress.js';
import { type SelectionOptions, selectionOf } from './selection.js';

export type SweepCommandOptions = OutputOptions &
  SelectionOptions &
  DrawOptions & { readonly set: readonly string[]; readonly baseline?: string };

/** What a sweep shows when nothing is asked for: the hump, compliance, and jobs in each country. */
const SWEPT: readonly MetricName[] = ['content.regional', 'compliance.value', 'jobs.direct'];

/** Reads the scenario, sweeps it and hands the outcomes over. */
export async function sweepAndDeliver(file: string, options: SweepCommandOptions, context: CliContext): Promise<void> {
  const [{ loadWithBaseline }, { createSweep }, { parseAxis }, { runSweep }] = await Promise.all([
    import('./load-with-baseline.js'),
    import('../analysis/sweep.js'),
    import('../analysis/sweep-axis.js'),
    import('../analysis/sweep-report.js'),
  ]);
  const axes = options.set.map(parseAxis);
  const { scenario, baselineScenario } = await loadWithBaseline(file, options.baseline, context);
  const { dimensions } = scenario.baseline;
  const years = yearsFrom(scenario.baseline);
  const figures = figuresOf(selectionOf(options, years, dimensions), headlineYear(years), dimensions);
  const sweep = createSweep(scenario, baselineScenario, axes, {
    plan: { seed: options.seed, design: options.design, draws: Math.max(1, options.draws) },
    years: [...new Set(figures.map((figure) => figure.year))],
  });
  const progress = createProgress(context, options, 'curve');
  const report = await runSweep(sweep, axes, figures, {
    draws: options.draws,
    signal: context.signal,
    onPass: progress.update,
  }).finally(progress.end);
  const names = { scenario: scenario.name, baselineTitle: baselineScenario.title, dimensions };
  if (options.format === 'table') {
    const { sweepTable } = await import('../output/sweep-report.js');
    const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
    deliver(context, options, sweepTable(report, names, style));
  } else {
    const { sweepCsv, sweepJson } = await import('../output/sweep-data.js');
    deliver(context, options, options.format === 'csv' ? sweepCsv(report, names) : sweepJson(report, names));
  }
}

/** Every combination of what is asked for; the headlines in the year they are told of where nothing is. */
function figuresOf(
  { years, metrics, countries, classes }: Selection,
  headline: number,
  dimensions: Dimensions,
): readonly Figure[] {
  const { region } = dimensions;
  const places =
    metrics === undefined && countries === undefined
      ? headlinesOf(SWEPT, dimensions)
      : (metrics ?? (['content.regional', 'jobs.direct'] as const)).flatMap((metric) =>
          (countries ?? [...region.members, region.code]).map((country) => ({ metric, country })),
        );
  return (years ?? [headline]).flatMap((year) =>
    (classes ?? [ALL_CLASSES]).flatMap((vehicleClass) =>
      places.map(({ metric, country }) => ({ metric, country, vehicleClass, year })),
    ),
  );
}
