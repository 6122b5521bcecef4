import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { csvHeader } from '../output/long-table.js';
import { RoosimError } from '../types/errors.js';
import { type ChunkListing, listChunks } from './chunk-file.js';
import { DESCRIPTION, FAILURES, PARQUET, presentDataSet, RESULTS } from './data-set.js';
import { type BatchFiles, describeBatch } from './describe-batch.js';
import { type OpenFile, writeDurably } from './disk.js';
import { failureHeader, failureRows } from './failures.js';
import { acquireLock } from './lock.js';
import { type Piece, requireComplete } from './merge-check.js';
import { failuresOf, type MergedFile, rowPieces, writeMerged } from './merge-rows.js';
import { writeParquet } from './parquet.js';
import { type PlanRecord, planId, readPlan } from './plan-record.js';
import { checksumOf } from './read-regular.js';
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

/**
 * Makes one data set of the chunks in a batch folder: results.csv, failures.csv, datapackage.json and, if asked for,
 * results.parquet. The description is written last, so where it stands the rest is whole. Memory does not depend on the
 * number of rows. The same batch gives the same bytes, however it was computed.
 * @param known The data set, where the caller has just found it whole.
 * @throws RoosimError 'shards_incomplete' for gaps and damaged chunks, 'plan_mismatch' for chunks of other batches,
 * 'batch_busy', 'file_unwritable'; the signal's reason when aborted.
 */
export async function mergeFolder(folder: string, options: MergeOptions, known?: BatchFiles): Promise<MergeResult> {
  const plan = await readPlan(folder);
  const lock = await acquireLock(folder, WHOLE, plan.draws + 1);
  try {
    const present = known ?? (await wholeDataSet(folder, plan));
    const merged = present ?? (await mergeChunks(folder, plan, options));
    const files = options.parquet ? await withParquet(folder, plan, merged) : merged;
    await lock.requireHeld();
    if (files !== present) await writeDurably(join(folder, DESCRIPTION), describeBatch(plan, files));
    if (!options.keepShards) await removeChunks(folder);
    return { already: files === present, draws: plan.draws, files };
  } finally {
    await lock.release();
  }
}

async function wholeDataSet(folder: string, plan: PlanRecord): Promise<BatchFiles | undefined> {
  const { files, altered } = await presentDataSet(folder, plan);
  if (altered.length === 0 || (await hasChunks(folder))) return files;
  throw new RoosimError(
    'shards_incomplete',
    `${join(folder, altered[0] as string)} is not as it was written, and the shards it was made of are gone.`,
    { hint: 'Put it back as it was; or run the same batch command again: it computes the data set anew.' },
  );
}

async function hasChunks(folder: string): Promise<boolean> {
  const names = await readdir(chunkFolder(folder)).catch(() => []);
  return names.length > 0;
}

async function mergeChunks(folder: string, plan: PlanRecord, options: MergeOptions): Promise<BatchFiles> {
  const listing = await listChunks(chunkFolder(folder)).catch((): ChunkListing => ({ chunks: [], strangers: [] }));
  const pieces = requireComplete(listing, planId(plan), plan.draws + 1, chunkFolder(folder));
  const bytes = pieces.reduce((total, { chunk }) => total + chunk.summary.bytes, 0);
  let bytesDone = 0;
  const rows = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.from(csvHeader());
    for await (const piece of rowPieces(pieces)) {
      options.signal?.throwIfAborted();
      yield piece;
      bytesDone += piece.length;
      options.onProgress?.({ bytesDone, bytes });
    }
  };
  const results = await writeMerged(join(folder, RESULTS), rows(), options.openFile);
  await publish(results);
  const failures = await writeMerged(join(folder, FAILURES), failureText(pieces), options.openFile);
  await publish(failures);
  return { results, failures, parquet: undefined };
}

async function withParquet(folder: string, plan: PlanRecord, files: BatchFiles): Promise<BatchFiles> {
  if (files.parquet !== undefined) return files;
  const path = join(folder, PARQUET);
  await writeParquet(path, createReadStream(join(folder, RESULTS)), `roosim ${plan.code.version}`);
  return { ...files, parquet: await checksumOf(path) };
}

async function publish({ draft, path }: MergedFile): Promise<void> {
  try {
    await draft.publish(path);
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function* failureText(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(failureHeader());
  for await (const failures of failuresOf(pieces)) {
    if (failures.length > 0) yield Buffer.from(failureRows(failures));
  }
}

/** Removes the chunks of a data set that is made, and drafts a killed process left. */
async function removeChunks(folder: string): Promise<void> {
  await rm(chunkFolder(folder), { recursive: true, force: true });
  for (const name of await readdir(folder)) {
    if (/^\.(results|failures|datapackage)\..+\.tmp$/.test(name)) await rm(join(folder, name), { force: true });
  }
}
