import type { Figure } from '../output/ranges.js';
import { type OutcomeClass, type OutcomeCountry, REGION } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { comparedOverDraws } from './compare-over-draws.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { deliver, type OutputOptions } from './options.js';
import { metricsOf } from './selection.js';

export type ChartOptions = Omit<OutputOptions, 'format' | 'color'> &
  DrawOptions & {
    readonly baseline?: string;
    readonly year?: number;
    readonly metric?: readonly string[];
    readonly country?: readonly OutcomeCountry[];
    readonly class?: readonly OutcomeClass[];
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
  const figures = figuresOf(options);
  const overYears = options.year === undefined;
  if (overYears && figures.length > 1) {
    throw new RoosimError('usage', 'Over the years a chart shows one country and one class.', {
      hint: 'Name one of them, or one year: --year 2025.',
    });
  }
  const { comparison, year, draws } = await comparedOverDraws(files, { ...options, every: overYears }, context);
  const { others, baseline } = comparison;
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
    figures,
    of: options.of,
    baselineTitle: baseline.title,
    draws: options.draws,
    year: overYears ? undefined : year,
  });
  deliver(context, options, svg);
}

/** The figures that are asked for: direct jobs in the first country of the region if nothing is. */
function figuresOf(options: ChartOptions): readonly [Figure, ...Figure[]] {
  const metrics = metricsOf(options.metric ?? ['jobs.direct']);
  const [metric] = metrics;
  if (metric === undefined || metrics.length > 1) {
    throw new RoosimError('usage', `A chart shows one metric, not ${metrics.join(', ')}.`, {
      hint: 'Name one of them.',
    });
  }
  const figures = (options.country ?? REGION.slice(0, 1)).flatMap((country) =>
    (options.class ?? (['all'] as const)).map((vehicleClass): Figure => ({ metric, country, vehicleClass })),
  );
  return figures as [Figure, ...Figure[]];
}
