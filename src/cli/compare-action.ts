import type { ScenarioComparison } from '../analysis/scenario-runs.js';
import type { Selection } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import type { CliContext } from './context.js';
import { colorsResult, deliver, type OutputOptions, resultWidth } from './options.js';
import { type SelectionOptions, selectionOf } from './selection.js';

export type CompareOptions = OutputOptions &
  SelectionOptions & {
    readonly baseline?: string;
    readonly show: Shown;
  };

/** Reads the scenarios, simulates them, and hands their comparison over. */
export async function compareAndDeliver(
  paths: readonly string[],
  options: CompareOptions,
  context: CliContext,
): Promise<void> {
  const comparison = await comparisonOf(paths, options.baseline, context);
  const selection = selectionOf(options, comparison.baseline.years);
  deliver(context, options, await rendered(comparison, selection, options, context));
}

async function comparisonOf(
  paths: readonly string[],
  baseline: string | undefined,
  context: CliContext,
): Promise<ScenarioComparison> {
  const [{ loadScenarios }, { compareScenarios }, { baselinePath }] = await Promise.all([
    import('../scenario/load.js'),
    import('../analysis/scenario-runs.js'),
    import('./scenario-arguments.js'),
  ]);
  const named = loadScenarios(paths);
  const path = baselinePath(baseline, named, context);
  const reference = named.find((scenario) => scenario.path === path) ?? loadScenarios([path])[0];
  if (reference === undefined) throw new Error(`No scenario was read from ${path}.`);
  return compareScenarios(
    reference,
    named.filter((scenario) => scenario !== reference),
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
  if (options.format === 'json') return report.comparisonJson(comparison, selection, options.show);
  const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
  const years = selection.years ?? comparison.baseline.years.slice(-1);
  const asksForDetail = selection.metrics ?? selection.countries ?? selection.classes;
  if (asksForDetail !== undefined) return report.comparisonTables(comparison, years, selection, options.show, style);
  return years.map((year) => report.comparisonOverview(comparison, year, style)).join('\n');
}
