import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { yearsFrom } from '../analysis/headline-year.js';
import type { Failure } from '../batch/chunk-file.js';
import { presentDataSet } from '../batch/data-set.js';
import type { BatchFiles } from '../batch/describe-batch.js';
import { unwritable } from '../batch/disk.js';
import { type MergeOptions, mergeFolder } from '../batch/merge-folder.js';
import { type PreparedBatch, prepareBatch } from '../batch/plan-batch.js';
import { claimFolder } from '../batch/plan-record.js';
import { grouped } from '../batch/progress-line.js';
import { defaultChunk, type FolderRun, runToFolder } from '../batch/run-to-folder.js';
import { runToStream } from '../batch/run-to-stream.js';
import { shardFromEnvironment } from '../batch/scheduler.js';
import { parseShard, type Shard, WHOLE } from '../batch/units.js';
import { takeApart } from '../batch/unmerge.js';
import { csvHeader } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';
import { createProgressReport, type ProgressReport } from './batch-progress.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { loadCompared } from './load-with-baseline.js';
import { type SelectionOptions, selectionOf } from './selection.js';

export type BatchActionOptions = SelectionOptions &
  DrawOptions & {
    readonly out?: string;
    readonly baseline?: string;
    readonly show: Shown;
    readonly workers?: number;
    readonly shard?: string;
    readonly shards?: number;
    readonly chunk?: number;
    readonly parquet?: true;
    readonly keepShards?: true;
    readonly retryFailed?: true;
    readonly quiet?: true;
  };

export type TemplateActionOptions = BatchActionOptions & {
  readonly for: 'slurm' | 'kubernetes' | 'aws' | 'parallel';
};

/** Runs a batch into a folder or to standard output, and tells how it goes. */
export async function batchAndReport(
  files: readonly string[],
  options: BatchActionOptions,
  context: CliContext,
): Promise<void> {
  // Someone listens from here on, so that a signal lets the work in hand be closed properly.
  context.signal.addEventListener('abort', () => undefined);
  const out = outOf(options);
  const shard = shardOf(options, context);
  const workers = positive(options.workers, '--workers') ?? availableParallelism();
  const chunk = positive(options.chunk, '--chunk');
  const batch = await readBatch(files, options, context);
  const report = createProgressReport(context.stderr, options.quiet === true);
  const run = { workers, shard, signal: context.signal, onProgress: report.update };
  if (out === '-') {
    const onFailures = (failures: readonly Failure[]): void => {
      for (const failure of failures) report.note(inWords(failure));
    };
    const { interrupted } = await runToStream(batch.job, csvHeader(), context.stdout, { ...run, onFailures });
    report.done(interrupted ? 'stopped before the end' : undefined);
    return;
  }
  const folder = resolve(context.cwd, out);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw unwritable(folder, cause);
  });
  await claimFolder(folder, batch.record);
  const retryFailed = options.retryFailed === true;
  const present = await presentForUse(folder, batch, retryFailed, report);
  if (present === undefined) {
    const size = chunk ?? defaultChunk(batch.job.units);
    const folderRun = await runToFolder(batch.job, folder, { ...run, chunk: size, retryFailed });
    if (reportRun(folderRun, shard, batch, report)) return;
  }
  await mergeAndReport(folder, options, context, report, present);
}

/** The folder's data set, when it is whole and nothing in it is to be computed again. */
async function presentForUse(
  folder: string,
  { record }: PreparedBatch,
  retryFailed: boolean,
  report: ProgressReport,
): Promise<BatchFiles | undefined> {
  const { files, altered } = await presentDataSet(folder, record);
  for (const name of altered) report.note(`${name} is not as it was written; the data set is made anew`);
  if (files === undefined || !retryFailed) return files;
  return (await takeApart(folder, record)) ? undefined : files;
}

/** Merges a folder and says what came of it. `present` is its data set, where it is known to be whole. */
export async function mergeAndReport(
  folder: string,
  options: Pick<BatchActionOptions, 'parquet' | 'keepShards'>,
  context: CliContext,
  report: ProgressReport,
  present?: BatchFiles,
): Promise<void> {
  const merge: MergeOptions = {
    parquet: options.parquet === true,
    keepShards: options.keepShards === true,
    signal: context.signal,
    onProgress: ({ bytesDone, bytes }) => report.merging(bytesDone, bytes),
  };
  const { already, draws, files } = await mergeFolder(folder, merge, present);
  const what = `${printable(folder)}: ${grouped(draws)} draws, results.csv of ${grouped(files.results.bytes)} bytes`;
  report.done(already ? `${what}, complete already` : what);
}

/** Says how far the folder is; whether there is nothing more to do for this process. */
function reportRun(run: FolderRun, shard: Shard, { job }: PreparedBatch, report: ProgressReport): boolean {
  const computed = run.units - run.unitsBefore;
  if (run.interrupted) {
    report.done('stopped; the same command goes on from here');
    return true;
  }
  if (computed > 0 && run.failures === computed * job.runsPerUnit) {
    throw new RoosimError('problem_invalid', `Every run failed: ${run.firstReason ?? 'no reason was given'}`, {
      hint: 'Try one of the scenarios with roosim run.',
    });
  }
  if (run.failures > 0) report.note(`${grouped(run.failures)} runs failed; their reasons are in failures.csv`);
  if (shard.count === 1) return false;
  report.done(`shard ${shard.index} of ${shard.count} is complete; roosim merge makes one data set when all are`);
  return true;
}

async function readBatch(
  files: readonly string[],
  options: BatchActionOptions,
  context: CliContext,
): Promise<PreparedBatch> {
  const { scenarios: named, baseline } = await loadCompared(files, options.baseline, context);
  const years = yearsFrom(named[0]?.baseline ?? { firstYear: 0, lastYear: -1 });
  const { draws, seed, design, show } = options;
  return prepareBatch({
    scenarios: named.map(({ path }) => path),
    baseline: baseline.path,
    draws,
    seed,
    design,
    shown: show,
    selection: selectionOf(options, years, baseline.baseline.dimensions),
  });
}

function outOf({ out }: BatchActionOptions): string {
  if (out !== undefined && out !== '') return out;
  throw new RoosimError('usage', 'Where shall the results go?', {
    hint: 'Add --out FOLDER, or --out - for CSV on standard output.',
  });
}

function shardOf({ shard, shards }: BatchActionOptions, context: CliContext): Shard {
  if (shard !== undefined) return parseShard(shard);
  const count = positive(shards, '--shards');
  const given = shardFromEnvironment(context.env, count);
  if (given !== undefined) return { index: given.index, count: given.count };
  if (count === undefined || count === 1) return WHOLE;
  throw new RoosimError('usage', `Which of the ${count} shards is this?`, {
    hint: `Say --shard i/${count}; --shards is for schedulers that set an index, such as JOB_COMPLETION_INDEX.`,
  });
}

function positive(value: number | undefined, flag: string): number | undefined {
  if (value === undefined || value >= 1) return value;
  throw new RoosimError('usage', `${flag} is ${value}; it must be at least 1.`);
}

function inWords({ scenario, draw, reason }: Failure): string {
  return printable(`${scenario} failed in ${draw === undefined ? 'the central run' : `draw ${draw}`}: ${reason}`);
}
