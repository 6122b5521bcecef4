import type { DrawSummary } from '../analysis/draw-summaries.js';
import { headlineYear } from '../analysis/headline-year.js';
import type { ScenarioComparison } from '../analysis/scenario-runs.js';
import type { Selection } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import { RoosimError } from '../types/errors.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { colorsResult, deliver, type OutputOptions, resultWidth } from './options.js';
import { type SelectionOptions, selectionOf } from './selection.js';

export type CompareOptions = OutputOptions &
  SelectionOptions &
  Partial<DrawOptions> & {
    readonly baseline?: string;
    readonly show: Shown;
  };

/**
 * Reads the scenarios, simulates them, over draws too if asked, and hands their comparison over.
 * @throws RoosimError `usage` for draws as CSV: that is what a batch writes
 */
export async function compareAndDeliver(
  paths: readonly string[],
  options: CompareOptions,
  context: CliContext,
): Promise<void> {
  if (options.format === 'csv' && (options.draws ?? 0) > 0) {
    throw new RoosimError('usage', 'A comparison over draws is a table or JSON.', {
      hint: 'roosim batch writes every draw as rows of CSV.',
    });
  }
  const comparison = await comparisonOf(paths, options.baseline, context);
  const selection = selectionOf(options, comparison.baseline.years, comparison.baselineScenario.baseline.dimensions);
  deliver(context, options, await rendered(comparison, selection, options, context));
}

async function comparisonOf(
  paths: readonly string[],
  baseline: string | undefined,
  context: CliContext,
): Promise<ScenarioComparison> {
  const [{ compareScenarios }, { loadCompared }] = await Promise.all([
    import('../analysis/scenario-runs.js'),
    import('./load-with-baseline.js'),
  ]);
  const { scenarios, baseline: reference } = await loadCompared(paths, baseline, context);
  return compareScenarios(
    reference,
    scenarios.filter((scenario) => scenario !== reference),
  );
}

async function rendered(
  comparison: ScenarioComparison,
  selection: Selection,
  options: CompareOptions,
  context: CliContext,
): Promise<string> {
  if (options.format === 'csv') {
    const [{ comparisonRows }, { csvHeader, csvRow }] = await Promise.all([
      import('../output/outcome-rows.js'),
      import('../output/long-table.js'),
    ]);
    return csvHeader() + [...comparisonRows(comparison, selection, options.show)].map(csvRow).join('');
  }
  const report = await import('../output/comparison-report.js');
  const draws = await drawsOf(comparison, selection, options, context);
  if (options.format === 'json') return report.comparisonJson(comparison, selection, options.show, draws);
  const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
  const years = selection.years ?? [headlineYear(comparison.baseline.years)];
  const asksForDetail = selection.metrics ?? selection.countries ?? selection.classes;
  if (asksForDetail !== undefined)
    return report.comparisonTables(comparison, years, selection, options.show, style, draws);
  return years.map((year) => report.comparisonOverview(comparison, year, style, draws)).join('\n');
}

/** Every scenario over draws, in the years that are shown or that a claim is about. */
async function drawsOf(
  { baselineScenario, others, baseline }: ScenarioComparison,
  selection: Selection,
  options: CompareOptions,
  context: CliContext,
): Promise<readonly DrawSummary[]> {
  const { draws = 0, seed = 1, design = 'latin_hypercube' } = options;
  if (draws === 0 || others.length === 0) return [];
  const [{ summariseDraws }, { createProgress }] = await Promise.all([
    import('../analysis/draw-summaries.js'),
    import('./progress.js'),
  ]);
  const scenarios = others.map((run) => run.scenario);
  const shown = selection.years ?? (options.format === 'json' ? baseline.years : [headlineYear(baseline.years)]);
  const claimed = scenarios.flatMap((scenario) => scenario.claims.map((claim) => claim.year));
  const progress = createProgress(context, options, 'draw');
  return summariseDraws(
    scenarios,
    baselineScenario,
    { seed, design, draws },
    {
      years: [...new Set([...shown, ...claimed])],
      signal: context.signal,
      onDraw: progress.update,
    },
  ).finally(progress.end);
}
