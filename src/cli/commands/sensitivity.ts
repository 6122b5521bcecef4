import { type Command, Option } from 'commander';
import type { CliContext } from '../context.js';
import { parseCount } from '../draw-options.js';
import { addOutputOptions, examples } from '../options.js';
import { addSelectionOptions } from '../selection.js';
import type { SensitivityOptions } from '../sensitivity-action.js';

/** Adds `roosim sensitivity`: which assumption drives which figure. */
export function registerSensitivity(program: Command, context: CliContext): void {
  const command = program
    .command('sensitivity')
    .description('find out which assumption drives which figure')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .option('-b, --baseline <file>', 'scenario to measure changes against; what it extends if left out')
    .addOption(
      new Option('--of <what>', 'explain the change from the baseline, or the level')
        .choices(['change', 'level'])
        .default('change'),
    )
    .addOption(
      new Option('--method <method>', 'indices of variance after a screening, or the screening alone, which is quick')
        .choices(['sobol', 'morris'])
        .default('sobol'),
    )
    .option('--samples <n>', 'rows of the sample behind the indices, best a power of two', parseCount, 128)
    .option('--trajectories <n>', 'paths of the screening', parseCount, 10)
    .option('--top <n>', 'assumptions that get indices of their own; the others are taken together', parseCount, 10)
    .option('--seed <n>', 'the same seed gives the same sample', parseCount, 1);
  addOutputOptions(addSelectionOptions(command))
    .addHelpText(
      'after',
      examples(
        'roosim sensitivity us-85-50 --metric jobs.direct --country US --year 2025',
        'roosim sensitivity usmca --metric content.regional --country NAM --method morris',
        'roosim sensitivity us-85-50 --metric jobs --country US,MX --samples 1024 --format csv -o drivers.csv',
      ),
    )
    .action(async (file: string, options: SensitivityOptions) => {
      const { sensitivityAndDeliver } = await import('../sensitivity-action.js');
      await sensitivityAndDeliver(file, options, context);
    });
}
