import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { examples } from '../options.js';

type MergeActionOptions = { readonly parquet?: true; readonly keepShards?: true; readonly quiet?: true };

/** Adds `roosim merge`: the shards of a batch into one data set. */
export function registerMerge(program: Command, context: CliContext): void {
  program
    .command('merge')
    .description('make one data set of the shards of a batch')
    .argument('<folder>', 'what roosim batch was given with --out')
    .option('--parquet', 'also write results.parquet')
    .option('--keep-shards', 'keep the parts when their rows are in results.csv')
    .option('-q, --quiet', 'no progress and no notes on standard error')
    .option('--no-color', 'plain text, as with NO_COLOR')
    .addHelpText('after', '\nRefuses when draws are missing, there twice, or of another batch.')
    .addHelpText('after', examples('roosim merge results', 'roosim merge results --parquet'))
    .action(async (folder: string, options: MergeActionOptions) => {
      const { mergeAndReport } = await import('../batch-action.js');
      const { createProgressReport } = await import('../batch-progress.js');
      context.signal.addEventListener('abort', () => undefined);
      const report = createProgressReport(context.stderr, options.quiet === true);
      await mergeAndReport(resolve(context.cwd, folder), options, context, report);
    });
}
