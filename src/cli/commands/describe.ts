import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, deliver, examples, type OutputOptions } from '../options.js';

/** Adds `roosim describe`: what a scenario does, in plain sentences. */
export function registerDescribe(program: Command, context: CliContext): void {
  const command = program
    .command('describe')
    .description('say in plain sentences what a scenario does, relative to the one it extends')
    .argument('<file>', 'a scenario file, or the name of one that ships');
  addOutputOptions(command, ['table', 'json'])
    .addHelpText('after', examples('roosim describe us-85-50', 'roosim describe my-proposal.yaml --format json'))
    .action(async (file: string, options: OutputOptions) => {
      const { describeFile } = await import('../describe-action.js');
      deliver(context, options, describeFile(file, options, context));
    });
}
