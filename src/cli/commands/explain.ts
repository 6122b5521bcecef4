import type { Command } from 'commander';
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

type ExplainOptions = OutputOptions & { readonly carline: string; readonly year?: number };

/** Adds `roosim explain`: where the figures of one carline come from. */
export function registerExplain(program: Command, context: CliContext): void {
  const command = program
    .command('explain')
    .description('show where a figure comes from: content, thresholds, plans and their costs, step by step')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .requiredOption('--carline <name>', 'nameplate and place of assembly, such as "Ford F-150 (US)"')
    .option('-y, --year <year>', 'year to explain; 2025 if left out', parseInteger);
  addOutputOptions(command, ['table', 'json'])
    .addHelpText(
      'after',
      examples(
        'roosim explain us-85-50 --carline "Ford F-150 (US)" --year 2025',
        'roosim explain usmca --carline jetta',
        'roosim explain withdrawal --carline "Honda CR-V (CA)" --format json',
      ),
    )
    .action(async (file: string, options: ExplainOptions) => {
      const { scenarioPath } = await import('../scenario-arguments.js');
      const { loadScenario } = await import('../../scenario/load.js');
      const { explainCarline } = await import('../../analysis/explain.js');
      const explanation = explainCarline(loadScenario(scenarioPath(file, context)), options.carline, options.year);
      if (options.format === 'json') {
        deliver(context, options, JSON.stringify(explanation, null, 1));
        return;
      }
      const [{ explanationText }, { explanationReport }] = await Promise.all([
        import('../../output/explanation.js'),
        import('../../output/explanation-report.js'),
      ]);
      const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
      deliver(context, options, explanationReport(explanationText(explanation), style));
    });
}
