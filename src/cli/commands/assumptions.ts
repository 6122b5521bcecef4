import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, colorsResult, deliver, examples, type OutputOptions, resultWidth } from '../options.js';

type AssumptionsOptions = OutputOptions & { readonly search?: string };

/** Adds `roosim assumptions`: what a scenario takes for granted, with sources. */
export function registerAssumptions(program: Command, context: CliContext): void {
  const command = program
    .command('assumptions')
    .description('list every assumption behind a scenario, with its range, source and status')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .option('-s, --search <text>', 'only those whose name, label or source holds the text');
  addOutputOptions(command)
    .addHelpText(
      'after',
      examples(
        'roosim assumptions nafta-1994',
        'roosim assumptions us-85-50 --search paperwork',
        'roosim assumptions usmca --format csv -o assumptions.csv',
      ),
    )
    .action(async (file: string, options: AssumptionsOptions) => {
      const { scenarioPath } = await import('../scenario-arguments.js');
      const { loadScenario } = await import('../../scenario/load.js');
      const { effectiveRegister } = await import('../../scenario/effective-register.js');
      const report = await import('../../output/register-report.js');
      const scenario = loadScenario(scenarioPath(file, context));
      const wanted = (options.search ?? '').toLowerCase();
      const parameters = [...effectiveRegister(scenario).values()].filter(({ id, label, source }) =>
        [id, label, source].some((text) => text.toLowerCase().includes(wanted)),
      );
      if (options.format === 'csv') deliver(context, options, report.registerCsv(parameters, scenario));
      else if (options.format === 'json') deliver(context, options, report.registerJson(parameters, scenario));
      else {
        const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
        deliver(context, options, report.registerReport(parameters, scenario, style));
      }
    });
}
