import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { csvHeader } from '../output/long-table.js';
import { type ChunkFile, type ChunkListing, listChunks } from './chunk-file.js';
import { type BatchFiles, describeBatch, readDescription } from './describe-batch.js';
import { type OpenFile, writeDurably } from './disk.js';
import { failureHeader, failureRows } from './failures.js';
import { acquireLock } from './lock.js';
import { requireComplete } from './merge-check.js';
import { type MergedFile, rowPieces, writeMerged } from './merge-rows.js';
import { writeParquet } from './parquet.js';
import { type PlanRecord, planId, readPlan } from './plan-record.js';
import { chunkFolder } from './run-to-folder.js';
import { WHOLE } from './units.js';

export type MergeOptions = {
  /** Also write results.parquet. */
  readonly parquet: boolean;
  /** Keep the chunks when their rows are in results.csv. */
  readonly keepShards: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly bytesDone: number; readonly bytes: number }) => void) | undefined;
  readonly openFile?: OpenFile;
};

export type MergeResult = {
  /** The data set was there already; nothing was written. */
  readonly already: boolean;
  readonly draws: number;
  readonly files: BatchFiles;
};

const RESULTS = 'results.csv';
const FAILURES = 'failures.csv';
const PARQUET = 'results.parquet';
const DESCRIPTION = 'datapackage.json';

/**
 * Makes one data set of the chunks in a batch folder: results.csv, failures.csv, datapackage.json and, if asked for,
 * results.parquet. The description is written last, so where it stands the rest is whole. Memory does not depend on the
 * number of rows. The same batch gives the same bytes, however it was computed.
 * @throws RoosimError 'shards_incomplete' for gaps, duplicates and damaged chunks, 'plan_mismatch' for chunks of other
 * batches, 'batch_busy', 'file_unwritable'; the signal's reason when aborted.
 */
export async function mergeFolder(folder: string, options: MergeOptions): Promise<MergeResult> {
  const plan = await readPlan(folder);
  const lock = await acquireLock(folder, WHOLE, plan.draws + 1);
  try {
    const present = await presentDataSet(folder, plan);
    const merged = present ?? (await mergeChunks(folder, plan, options));
    const files = options.parquet ? await withParquet(folder, plan, merged) : merged;
    if (files !== present) await writeDurably(join(folder, DESCRIPTION), describeBatch(plan, files));
    if (!options.keepShards) await removeChunks(folder);
    return { already: files === present, draws: plan.draws, files };
  } finally {
    await lock.release();
  }
}

/** The folder's data set, when it is made and whole: a description of this plan, and files of the sizes it says. */
export async function presentDataSet(folder: string, plan: PlanRecord): Promise<BatchFiles | undefined> {
  const text = await readFile(join(folder, DESCRIPTION), 'utf8').catch(() => undefined);
  const files = text === undefined ? undefined : readDescription(text, plan);
  if (files === undefined) return undefined;
  const sizes: readonly (readonly [name: string, bytes: number | undefined])[] = [
    [RESULTS, files.results.bytes],
    [FAILURES, files.failures.bytes],
    [PARQUET, files.parquetBytes],
  ];
  for (const [name, bytes] of sizes) {
    if (bytes === undefined) continue;
    const size = await stat(join(folder, name)).then(
      (entry) => entry.size,
      () => undefined,
    );
    if (size !== bytes) return undefined;
  }
  return files;
}

async function mergeChunks(folder: string, plan: PlanRecord, options: MergeOptions): Promise<BatchFiles> {
  const listing = await listChunks(chunkFolder(folder)).catch((): ChunkListing => ({ chunks: [], strangers: [] }));
  requireComplete(listing, planId(plan), plan.draws + 1, chunkFolder(folder));
  const bytes = listing.chunks.reduce((total, { summary }) => total + summary.bytes, 0);
  let bytesDone = 0;
  const rows = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.from(csvHeader());
    for await (const piece of rowPieces(listing.chunks)) {
      options.signal?.throwIfAborted();
      yield piece;
      bytesDone += piece.length;
      options.onProgress?.({ bytesDone, bytes });
    }
  };
  const results = await writeMerged(join(folder, RESULTS), rows(), options.openFile);
  await publish(results);
  const failures = await writeMerged(join(folder, FAILURES), failureText(listing.chunks), options.openFile);
  await publish(failures);
  return { results, failures, parquetBytes: undefined };
}

async function withParquet(folder: string, plan: PlanRecord, files: BatchFiles): Promise<BatchFiles> {
  if (files.parquetBytes !== undefined) return files;
  const path = join(folder, PARQUET);
  await writeParquet(path, createReadStream(join(folder, RESULTS)), `roosim ${plan.code.version}`);
  return { ...files, parquetBytes: (await stat(path)).size };
}

async function publish({ draft, path }: MergedFile): Promise<void> {
  try {
    await draft.publish(path);
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function* failureText(chunks: readonly ChunkFile[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(failureHeader());
  for (const { summary } of chunks) {
    if (summary.failures.length > 0) yield Buffer.from(failureRows(summary.failures));
  }
}

/** Removes the chunks of a data set that is made, and drafts a killed process left. */
async function removeChunks(folder: string): Promise<void> {
  await rm(chunkFolder(folder), { recursive: true, force: true });
  for (const name of await readdir(folder)) {
    if (/^\.(results|failures|datapackage)\..+\.tmp$/.test(name)) await rm(join(folder, name), { force: true });
  }
}
