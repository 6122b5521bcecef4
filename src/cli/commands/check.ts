import { type Command, Option } from 'commander';
import type { CheckOptions } from '../check-action.js';
import type { CliContext } from '../context.js';
import { examples } from '../options.js';

/** Adds `roosim check`: every mistake in a scenario file at once, with its place. */
export function registerCheck(program: Command, context: CliContext): void {
  program
    .command('check')
    .description('find every mistake in scenario files, and what is legal but doubtful')
    .argument('<files...>', 'scenario files, or names of some that ship')
    .addOption(
      new Option('--format <format>', 'how to write what was found; problems is one line each, for editors')
        .choices(['table', 'json', 'problems'])
        .default('table'),
    )
    .option('-w, --watch', 'check again whenever a file in the same folder changes')
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .option('-q, --quiet', 'no notes on standard error')
    .option('--no-color', 'plain text, as with NO_COLOR')
    .addHelpText(
      'after',
      `
Exit code 3 when there is an error; warnings do not count. The codes are explained in src/scenario/DIAGNOSTICS.md.
${examples(
  'roosim check my-proposal.yaml',
  'roosim check scenarios/*.yaml --format problems',
  'roosim check my-proposal.yaml --watch',
)}`,
    )
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { checkFiles } = await import('../check-action.js');
      await checkFiles(files, options, context);
    });
}
