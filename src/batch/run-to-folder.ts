import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChunkFile, type ChunkWriter, listChunks, openChunk, type RowBlock, sweepRange } from './chunk-file.js';
import { type OpenFile, unwritable } from './disk.js';
import { type BatchJob, computeBlocks, createMeter, type RunOptions } from './job.js';
import { acquireLock } from './lock.js';
import { countUnits, type Shard, splitRanges, subtractRanges, type UnitRange, unitsOfShard } from './units.js';

export type FolderOptions = RunOptions & {
  readonly shard: Shard;
  /** Units per chunk file: what a killed process loses at most. */
  readonly chunk: number;
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
    const todo = subtractRanges(range, coveredBy(present, job.planId));
    const units = countUnits([range]);
    const unitsBefore = units - countUnits(todo);
    const failures = await writeChunks(job, chunks, splitRanges(todo, options.chunk), unitsBefore, units, options);
    return { units, unitsBefore, ...failures };
  } finally {
    await lock.release();
  }
}

function coveredBy(chunks: readonly ChunkFile[], planId: string): readonly UnitRange[] {
  return chunks.filter(({ summary }) => summary.plan === planId).map(({ summary }) => summary);
}

async function writeChunks(
  job: BatchJob,
  folder: string,
  ranges: readonly UnitRange[],
  unitsBefore: number,
  units: number,
  options: FolderOptions,
): Promise<Pick<FolderRun, 'failures' | 'firstReason' | 'interrupted'>> {
  const count = createMeter(units, unitsBefore, options.onProgress);
  count();
  const sink = createChunkSink(folder, job.planId, ranges, options.openFile);
  let failures = 0;
  let firstReason: string | undefined;
  try {
    for await (const block of computeBlocks(job, ranges, options)) {
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
  const lastWanted = ranges.at(-1)?.last;
  return { failures, firstReason, interrupted: lastWanted !== undefined && sink.lastUnit() !== lastWanted };
}

/** Puts blocks into chunk files. A chunk is flushed to the disk while the next one is being computed. */
function createChunkSink(folder: string, planId: string, ranges: readonly UnitRange[], openFile: OpenFile | undefined) {
  let chunk: ChunkWriter | undefined;
  let position = 0;
  let lastUnit: number | undefined;
  let finishing: Promise<void> = Promise.resolve();
  const finish = async (): Promise<void> => {
    await finishing;
    const finished = chunk;
    chunk = undefined;
    if (finished === undefined) return;
    finishing = finished.finish().catch(async (error: unknown) => {
      await finished.discard();
      throw error;
    });
    // It is awaited before the next chunk ends; until then its failure must not count as unhandled.
    finishing.catch(() => undefined);
  };
  return {
    lastUnit: () => lastUnit,
    take: async (block: RowBlock): Promise<void> => {
      const range = ranges[position] as UnitRange;
      chunk ??= await openChunk(folder, planId, range, openFile);
      await chunk.append(block);
      lastUnit = block.last;
      if (block.last !== range.last) return;
      position += 1;
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
