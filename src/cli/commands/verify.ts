import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, examples, type OutputOptions } from '../options.js';

const MEANING = `
Reads every byte of the batch and changes nothing. A merged batch is held against the SHA-256 in its datapackage.json; one
that is under way against the checksum of each shard, and its plan for draws that are missing. Exit code 4 when something
is altered, missing or not complete.`;

/** Adds `roosim verify`: the files of a batch against their checksums and its plan. */
export function registerVerify(program: Command, context: CliContext): void {
  const command = program
    .command('verify')
    .description('hold the files of a batch against their checksums and its plan')
    .argument('<folder>', 'what roosim batch was given with --out');
  addOutputOptions(command)
    .addHelpText('after', MEANING)
    .addHelpText('after', examples('roosim verify results', 'roosim verify /shared/results --format json'))
    .action(async (folder: string, options: OutputOptions) => {
      const { verifyAndReport } = await import('../verify-action.js');
      await verifyAndReport(resolve(context.cwd, folder), options, context);
    });
}
