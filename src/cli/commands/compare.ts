import { type Command, Option } from 'commander';
import type { CompareOptions } from '../compare-action.js';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { addOutputOptions, examples } from '../options.js';
import { addSelectionOptions } from '../selection.js';

/** Adds `roosim compare`: outcomes of scenarios side by side, and how they differ from a baseline. */
export function registerCompare(program: Command, context: CliContext): void {
  const command = program
    .command('compare')
    .description('put scenarios side by side')
    .argument('<files...>', 'scenario files, or names of scenarios that ship')
    .option('-b, --baseline <file>', 'scenario that the others are measured against; what they extend if left out')
    .addOption(showOption());
  addOutputOptions(addDrawOptions(addSelectionOptions(command)))
    .addHelpText(
      'after',
      examples(
        'roosim compare us-85-50 usmca --year 2025',
        'roosim compare scenarios/*.yaml --metric jobs --country US,MX',
        'roosim compare my-proposal.yaml --baseline usmca',
        'roosim compare us-85-50 --year 2025 --draws 200 --seed 1',
        'roosim compare us-85-50 --format csv -o outcomes.csv',
      ),
    )
    .action(async (files: string[], options: CompareOptions) => {
      const { scenarioPath } = await import('../scenario-arguments.js');
      const { compareAndDeliver } = await import('../compare-action.js');
      const paths = files.map((file) => scenarioPath(file, context));
      await compareAndDeliver(paths, options, context);
    });
}

/** `--show`: whether levels, changes from the baseline, or both. */
export function showOption(): Option {
  return new Option('--show <what>', 'levels, changes from the baseline (metrics named change.…), or both')
    .choices(['levels', 'changes', 'both'])
    .default('both');
}
