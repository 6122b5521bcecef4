import type { Figure } from '../output/ranges.js';
import { ALL_CLASSES, type Dimensions, leadingMember } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { MetricName } from '../types/metrics.js';
import { comparedOverDraws } from './compare-over-draws.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { deliver, type OutputOptions } from './options.js';
import { metricsOf, placesOf } from './selection.js';

export type ChartOptions = Omit<OutputOptions, 'format' | 'color'> &
  DrawOptions & {
    readonly baseline?: string;
    readonly year?: number;
    readonly metric?: readonly string[];
    readonly country?: readonly string[];
    readonly class?: readonly string[];
    readonly of: 'change' | 'level';
  };

/**
 * Reads the scenarios, simulates them, and hands a picture of one figure over.
 * @throws RoosimError `usage` for more figures than one picture can show
 */
export async function chartAndDeliver(
  files: readonly string[],
  options: ChartOptions,
  context: CliContext,
): Promise<void> {
  const metric = metricOf(options);
  const overYears = options.year === undefined;
  if (overYears && (moreThanOne(options.country) || moreThanOne(options.class))) {
    throw new RoosimError('usage', 'Over the years a chart shows one country and one class.', {
      hint: 'Name one of them, or one year: --year 2025.',
    });
  }
  const { comparison, year, draws } = await comparedOverDraws(files, { ...options, every: overYears }, context);
  const { others, baseline, baselineScenario } = comparison;
  const { dimensions } = baselineScenario.baseline;
  const figures = figuresOf(metric, options, dimensions);
  if (others.length === 0 && options.of === 'change') {
    throw new RoosimError('usage', `${baseline.scenario} is what others are measured against: nothing changes.`, {
      hint: 'Name another scenario, or ask for --of level.',
    });
  }
  const [{ figureChart }, { baselineRun }] = await Promise.all([
    import('../output/report/figure-chart.js'),
    import('../output/outcome-rows.js'),
  ]);
  const scenarios = others.map((run, i) => ({ run, drawn: draws[i] }));
  const own = { run: baselineRun(comparison), drawn: undefined };
  const svg = figureChart({
    scenarios: options.of === 'level' ? [own, ...scenarios] : scenarios,
    dimensions,
    figures,
    of: options.of,
    baselineTitle: baseline.title,
    draws: options.draws,
    year: overYears ? undefined : year,
  });
  deliver(context, options, svg);
}

function moreThanOne(names: readonly string[] | undefined): boolean {
  return names !== undefined && names.length > 1;
}

/** The metric that is asked for: direct jobs if none is. */
function metricOf(options: ChartOptions): MetricName {
  const metrics = metricsOf(options.metric ?? ['jobs.direct']);
  const [metric] = metrics;
  if (metric === undefined || metrics.length > 1) {
    throw new RoosimError('usage', `A chart shows one metric, not ${metrics.join(', ')}.`, {
      hint: 'Name one of them.',
    });
  }
  return metric;
}

/** The figures that are asked for: of the first country of the region and of all classes if none are named. */
function figuresOf(metric: MetricName, options: ChartOptions, dimensions: Dimensions): readonly [Figure, ...Figure[]] {
  const { countries, classes } = placesOf(options, dimensions);
  const figures = (countries ?? [leadingMember(dimensions)]).flatMap((country) =>
    (classes ?? [ALL_CLASSES]).map((vehicleClass): Figure => ({ metric, country, vehicleClass })),
  );
  return figures as [Figure, ...Figure[]];
}
