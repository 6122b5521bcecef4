import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, colorsResult, deliver, examples, type OutputOptions, resultWidth } from '../options.js';
import { addSelectionOptions, type SelectionOptions, selectionOf } from '../selection.js';

/** Adds `roosim run`: one scenario, its outcomes by year. */
export function registerRun(program: Command, context: CliContext): void {
  const command = program
    .command('run')
    .description('simulate one scenario and give its outcomes by year')
    .argument('<file>', 'a scenario file, or the name of one that ships');
  addOutputOptions(addSelectionOptions(command))
    .addHelpText(
      'after',
      examples(
        'roosim run us-85-50',
        'roosim run usmca --metric jobs.direct,jobs.indirect --year 2020..2031',
        'roosim run my-proposal.yaml --format csv -o outcomes.csv',
      ),
    )
    .action(async (file: string, options: OutputOptions & SelectionOptions) => {
      deliver(context, options, await runScenario(file, options, context));
    });
}

async function runScenario(
  file: string,
  options: OutputOptions & SelectionOptions,
  context: CliContext,
): Promise<string> {
  const [{ loadWithBaseline }, { compareScenarios }] = await Promise.all([
    import('../load-with-baseline.js'),
    import('../../analysis/scenario-runs.js'),
  ]);
  const { scenario, baselineScenario } = await loadWithBaseline(file, undefined, context);
  const [run] = compareScenarios(baselineScenario, [scenario]).others;
  if (run === undefined) throw new Error(`${scenario.name} was not simulated.`);
  const selection = selectionOf(options, run.results.years, scenario.baseline.dimensions);
  const [{ comparedRows }, { csvHeader, csvRow, jsonRow }] = await Promise.all([
    import('../../output/outcome-rows.js'),
    import('../../output/long-table.js'),
  ]);
  if (options.format === 'csv') return csvHeader() + [...comparedRows(run, selection, 'levels')].map(csvRow).join('');
  if (options.format === 'json') {
    const { name, title } = run.scenario;
    return JSON.stringify(
      { scenario: { name, title }, rows: [...comparedRows(run, selection, 'levels')].map(jsonRow) },
      null,
      1,
    );
  }
  const { runOverview, runTables } = await import('../../output/run-report.js');
  const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
  const years = selection.years ?? run.results.years;
  const asksForDetail = selection.metrics ?? selection.countries ?? selection.classes;
  return asksForDetail === undefined ? runOverview(run, years, style) : runTables(run, years, selection, style);
}
