import type { Command } from 'commander';
import { RoosimError } from '../../types/errors.js';
import type { CliContext } from '../context.js';
import {
  addOutputOptions,
  colorsResult,
  deliver,
  examples,
  type OutputOptions,
  parseInteger,
  resultWidth,
} from '../options.js';

type JobsOptions = OutputOptions & { readonly baseline?: string; readonly year?: number };

/** Adds `roosim jobs`: what a scenario's change in jobs comes from. */
export function registerJobs(program: Command, context: CliContext): void {
  const command = program
    .command('jobs')
    .description('split the change in jobs by cause: re-sourced parts, moved assembly, demand, sourcing shifts')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .option('-b, --baseline <file>', 'scenario to measure against; what it extends if left out')
    .option('-y, --year <year>', 'year to look at; 2025 if left out', parseInteger);
  addOutputOptions(command)
    .addHelpText(
      'after',
      examples(
        'roosim jobs us-85-50 --year 2025',
        'roosim jobs reshoring',
        'roosim jobs usmca --format csv -o jobs-by-cause.csv',
      ),
    )
    .action(async (file: string, options: JobsOptions) => {
      const attributed = await attributedScenario(file, options, context);
      const report = await import('../../output/attribution-report.js');
      if (options.format === 'csv') deliver(context, options, report.attributionCsv(attributed));
      else if (options.format === 'json') deliver(context, options, report.attributionJson(attributed));
      else {
        const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
        deliver(context, options, report.attributionReport(attributed, style));
      }
    });
}

async function attributedScenario(file: string, options: JobsOptions, context: CliContext) {
  const [{ loadWithBaseline }, { attributeJobs }, { headlineYear, yearsFrom }, { structuralOverrides }] =
    await Promise.all([
      import('../load-with-baseline.js'),
      import('../../analysis/attribution.js'),
      import('../../analysis/headline-year.js'),
      import('../../analysis/scenario-runs.js'),
    ]);
  const { scenario, baselineScenario } = await loadWithBaseline(file, options.baseline, context);
  if (scenario.outlook !== undefined) {
    throw new RoosimError('usage', `${scenario.name} is an outlook: an average of other scenarios.`, {
      hint: `Look at one of them: ${scenario.outlook.map((branch) => branch.scenario.name).join(', ')}.`,
    });
  }
  const year = options.year ?? headlineYear(yearsFrom(scenario.baseline));
  const parameters = structuralOverrides(scenario, baselineScenario);
  return {
    scenario: scenario.name,
    title: scenario.title,
    baselineTitle: baselineScenario.title,
    dimensions: scenario.baseline.dimensions,
    year,
    attributions: attributeJobs(baselineScenario, scenario, year, { parameters }),
  };
}
