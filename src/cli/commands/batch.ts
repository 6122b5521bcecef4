import { type Command, Option } from 'commander';
import type { BatchActionOptions, TemplateActionOptions } from '../batch-action.js';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { examples, parseInteger } from '../options.js';
import { addSelectionOptions } from '../selection.js';
import { showOption } from './compare.js';

const FORMATS = `
Into the folder come results.csv (the long table: scenario, draw, year, metric, country, class, value, unit), failures.csv
(runs that could not be simulated, with their reason), datapackage.json (what the fields mean and what the data were made
from) and plan.json. The draw is empty for the run at central values. Stop it when you like: the same command goes on
from there. The same batch has the same bytes whatever the number of workers, shards or stops.

A shard computes its part only; when all are done, roosim merge makes one data set of them. Without --shard it is taken
from SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or AWS_BATCH_JOB_ARRAY_INDEX where one is set.`;

/** Adds `roosim batch`, and `roosim batch template` below it. */
export function registerBatch(program: Command, context: CliContext): void {
  const command = program
    .command('batch')
    .description('run scenarios over many draws, on all cores or many machines')
    .argument('<files...>', 'scenario files, or names of scenarios that ship')
    .option('-o, --out <folder>', 'folder to write to, or - for CSV on standard output')
    .option('-b, --baseline <file>', 'scenario that the others are measured against; what they extend if left out')
    .addOption(showOption().default('levels'))
    .option('--workers <n>', 'worker threads; one per core if left out', parseInteger)
    .option('--shard <i/N>', 'compute only part i of N, counting from 1')
    .option('--shards <n>', 'number of shards, where a scheduler only tells which one this is', parseInteger)
    .option('--chunk <n>', 'draws per file on the way: what is lost at most when it is killed', parseInteger)
    .option('--parquet', 'also write results.parquet')
    .option('--keep-shards', 'keep the parts when their rows are in results.csv')
    .option('--retry-failed', 'compute the draws again in which runs failed; all others are kept')
    .option('-q, --quiet', 'no progress and no notes on standard error')
    .option('--no-color', 'plain text, as with NO_COLOR');
  addSelectionOptions(addDrawOptions(command))
    .addHelpText('after', FORMATS)
    .addHelpText(
      'after',
      examples(
        'roosim batch us-85-50 usmca --draws 1000 --seed 1 --out results',
        'roosim batch us-85-50 --draws 100 --metric jobs --year 2025 --out - | head',
        'roosim batch scenarios/*.yaml --draws 100000 --shard 3/8 --out /shared/results && roosim merge /shared/results',
        'roosim batch template --for slurm us-85-50 usmca --draws 100000 --shards 64 --out results > roosim.sbatch',
      ),
    )
    .action(async (files: string[], options: BatchActionOptions) => {
      const { batchAndReport } = await import('../batch-action.js');
      await batchAndReport(files, options, context);
    });
  addTemplate(command, context);
}

function addTemplate(batch: Command, context: CliContext): void {
  const template = batch
    .command('template')
    .description('print a ready file for a scheduler; takes the same options as batch')
    .argument('[files...]', 'scenario files, or names of scenarios that ship')
    .addOption(
      new Option('--for <scheduler>', 'where it is to run')
        .choices(['slurm', 'kubernetes', 'aws', 'parallel'])
        .makeOptionMandatory(),
    );
  template
    .addHelpText(
      'after',
      examples(
        'roosim batch template --for slurm us-85-50 usmca --draws 100000 --shards 64 --out results > roosim.sbatch',
        'roosim batch template --for parallel us-85-50 --draws 10000 --shards 4 --out results | sh',
      ),
    )
    .action(async (files: string[]) => {
      const { printTemplate } = await import('../batch-template-action.js');
      printTemplate(files, template.optsWithGlobals<TemplateActionOptions>(), context);
    });
}
