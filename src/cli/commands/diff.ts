import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, deliver, examples, type OutputOptions } from '../options.js';

/** Adds `roosim diff`: what separates two scenarios, in the rule's terms. */
export function registerDiff(program: Command, context: CliContext): void {
  const command = program
    .command('diff')
    .description("say what separates two scenarios, in the rule's terms")
    .argument('<a>', 'a scenario file, or the name of one that ships')
    .argument('<b>', 'the other');
  addOutputOptions(command, ['table', 'json'])
    .addHelpText(
      'after',
      examples('roosim diff us-85-50 compromise-75', 'roosim diff usmca usmca-no-rollup --format json'),
    )
    .action(async (a: string, b: string, options: OutputOptions) => {
      const { diffFiles } = await import('../describe-action.js');
      deliver(context, options, diffFiles(a, b, options, context));
    });
}
