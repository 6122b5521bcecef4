import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChunkFile, type ChunkWriter, listChunks, openChunk, type RowBlock, sweepRange } from './chunk-file.js';
import { type OpenFile, unwritable } from './disk.js';
import { type BatchJob, computeBlocks, createMeter, type RunOptions } from './job.js';
import { acquireLock, type Lock } from './lock.js';
import { countUnits, type Shard, splitRanges, subtractRanges, type UnitRange, unitsOfShard } from './units.js';

export type FolderOptions = RunOptions & {
  readonly shard: Shard;
  /** Units per chunk file: what a killed process loses at most. */
  readonly chunk: number;
  /** Compute chunks anew in which runs failed. */
  readonly retryFailed?: boolean;
  /** Tests give one that fails. */
  readonly openFile?: OpenFile;
};

/** What a run has added to a folder. */
export type FolderRun = {
  /** Units of the shard, and of them those that were there before this run. */
  readonly units: number;
  readonly unitsBefore: number;
  /** Scenarios that failed in this run, over its units, and why the first of them did. */
  readonly failures: number;
  readonly firstReason?: string | undefined;
  readonly interrupted: boolean;
};

/** Where the chunks of a batch lie in its folder. */
export const chunkFolder = (folder: string): string => join(folder, 'shards');

/** Units per chunk file unless the user says otherwise: about a thousand files at most. */
export function defaultChunk(units: number): number {
  return Math.max(25, Math.ceil(units / 1000));
}

/**
 * Computes what is missing of a shard and adds it to the folder, chunk by chunk. On an abort the chunk in hand is closed
 * where it is, and `interrupted` is set; the next run goes on from there.
 * @throws RoosimError 'batch_busy' when another process works on these units, 'file_unwritable'.
 */
export async function runToFolder(job: BatchJob, folder: string, options: FolderOptions): Promise<FolderRun> {
  const chunks = chunkFolder(folder);
  await mkdir(chunks, { recursive: true }).catch((cause: unknown) => {
    throw unwritable(folder, cause);
  });
  const range = unitsOfShard(job.units, options.shard);
  if (range === undefined) return { units: 0, unitsBefore: 0, failures: 0, interrupted: false };
  const lock = await acquireLock(folder, options.shard, job.units);
  try {
    const { chunks: present, strangers } = await listChunks(chunks);
    await sweepRange(chunks, range, strangers);
    const kept = options.retryFailed === true ? await withoutFailed(present, range) : present;
    const todo = subtractRanges(range, coveredBy(kept, job.planId));
    const units = countUnits([range]);
    const unitsBefore = units - countUnits(todo);
    const run = { job, chunks, lock, todo, unitsBefore, units };
    return { units, unitsBefore, ...(await writeChunks(run, options)) };
  } finally {
    await lock.release();
  }
}

function coveredBy(chunks: readonly ChunkFile[], planId: string): readonly UnitRange[] {
  return chunks.filter(({ summary }) => summary.plan === planId).map(({ summary }) => summary);
}

/** Removes the chunks within a range in which runs failed. */
async function withoutFailed(chunks: readonly ChunkFile[], range: UnitRange): Promise<readonly ChunkFile[]> {
  const isTriedAgain = ({ summary: { first, last, failed } }: ChunkFile): boolean =>
    failed > 0 && first >= range.first && last <= range.last;
  for (const { path } of chunks.filter(isTriedAgain)) await rm(path);
  return chunks.filter((chunk) => !isTriedAgain(chunk));
}

/** What a process has to do in a folder. */
type Work = {
  readonly job: BatchJob;
  /** Folder of the chunks. */
  readonly chunks: string;
  readonly lock: Lock;
  readonly todo: readonly UnitRange[];
  readonly unitsBefore: number;
  readonly units: number;
};

async function writeChunks(
  { job, chunks, lock, todo, unitsBefore, units }: Work,
  options: FolderOptions,
): Promise<Pick<FolderRun, 'failures' | 'firstReason' | 'interrupted'>> {
  const count = createMeter(units, unitsBefore, options.onProgress);
  count();
  if (todo.length === 0) return { failures: 0, interrupted: false };
  const ranges = (): Iterable<UnitRange> => splitRanges(todo, options.chunk);
  const open = (range: UnitRange): Promise<ChunkWriter> => openChunk(chunks, job.planId, range, options.openFile);
  const sink = createChunkSink(ranges(), open, lock);
  let failures = 0;
  let firstReason: string | undefined;
  try {
    for await (const block of computeBlocks(job, ranges(), options)) {
      await sink.take(block);
      failures += block.failures.length;
      firstReason ??= block.failures[0]?.reason;
      count(block);
    }
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
  return { failures, firstReason, interrupted: sink.lastUnit() !== todo.at(-1)?.last };
}

/** Puts blocks into chunk files. A chunk is flushed to the disk while the next one is being computed. */
function createChunkSink(
  ranges: Iterable<UnitRange>,
  open: (range: UnitRange) => Promise<ChunkWriter>,
  { requireHeld }: Lock,
) {
  const remaining = ranges[Symbol.iterator]();
  let range: UnitRange | undefined;
  let chunk: ChunkWriter | undefined;
  let lastUnit: number | undefined;
  let finishing: Promise<void> = Promise.resolve();
  const publish = async (finished: ChunkWriter): Promise<void> => {
    try {
      await requireHeld();
      await finished.finish();
    } catch (error) {
      await finished.discard();
      throw error;
    }
  };
  const finish = async (): Promise<void> => {
    await finishing;
    const finished = chunk;
    chunk = undefined;
    if (finished === undefined) return;
    finishing = publish(finished);
    // It is awaited before the next chunk ends; until then its failure must not count as unhandled.
    finishing.catch(() => undefined);
  };
  return {
    lastUnit: () => lastUnit,
    take: async (block: RowBlock): Promise<void> => {
      range ??= remaining.next().value as UnitRange;
      chunk ??= await open(range);
      await chunk.append(block);
      lastUnit = block.last;
      if (block.last !== range.last) return;
      range = undefined;
      await finish();
    },
    close: async (): Promise<void> => {
      await finish();
      await finishing;
    },
    discard: async (): Promise<void> => {
      await chunk?.discard();
      await finishing.catch(() => undefined);
    },
  };
}
