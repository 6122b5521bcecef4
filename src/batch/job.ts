import type { RowBlock } from './chunk-file.js';
import { createPool, inOrder, type WorkerSource } from './pool.js';
import { splitRanges, type UnitRange } from './units.js';

/** A batch as the machinery sees it: a number of units, and threads that turn units into rows. */
export type BatchJob = {
  /** Identifies everything that decides about the rows; chunks of another plan are never mixed in. */
  readonly planId: string;
  /** Number of units: the central run and the draws. */
  readonly units: number;
  /** Runs of a scenario in each unit. */
  readonly runsPerUnit: number;
  /** Its module exports `computeRows`. */
  readonly worker: WorkerSource;
};

/** How far a batch has come. */
export type BatchProgress = {
  /** Units of this process's shard, and how many are done, those of earlier runs included. */
  readonly units: number;
  readonly unitsDone: number;
  /** Units done by this run, in `seconds`. */
  readonly unitsNow: number;
  readonly seconds: number;
  readonly rows: number;
  readonly failures: number;
};

export type RunOptions = {
  /** Worker threads. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BatchProgress) => void) | undefined;
};

/** Runs of a scenario that a thread computes between two messages: enough to make the message not matter. */
const RUNS_PER_BLOCK = 16;

/** How many units a thread computes before it hands over its rows. */
export function blockSize(runsPerUnit: number): number {
  return Math.max(1, Math.floor(RUNS_PER_BLOCK / Math.max(1, runsPerUnit)));
}

/** Threads that have something to do. */
export function threadsFor({ units, runsPerUnit }: BatchJob, workers: number): number {
  return Math.min(workers, Math.ceil(units / blockSize(runsPerUnit)));
}

/** Blocks under way or waiting for an earlier one, per thread: enough that no thread waits, few enough to fit memory. */
export const BLOCKS_AHEAD = 2;

/**
 * Computes the rows of ranges of units in worker threads, in order. A block never crosses the end of a range. A block's
 * text is only good until the next one is asked for: its memory goes back to a thread, since fresh memory costs more
 * than the rows that are written to it. Ends early, without an error, when the signal is aborted.
 */
export async function* computeBlocks(
  job: BatchJob,
  ranges: Iterable<UnitRange>,
  { workers, signal }: RunOptions,
): AsyncGenerator<RowBlock, void, undefined> {
  const blocks = splitRanges(ranges, blockSize(job.runsPerUnit));
  const threads = threadsFor(job, workers);
  const pool = createPool(job.worker, threads);
  const free: ArrayBuffer[] = [];
  const task = (range: UnitRange): Promise<RowBlock> => pool.run<RowBlock>('computeRows', range, free.pop());
  try {
    for await (const block of inOrder(blocks, task, threads * BLOCKS_AHEAD, signal)) {
      yield block;
      free.push(block.text.buffer as ArrayBuffer);
    }
  } finally {
    await pool.close();
  }
}

/** Counts what goes by and reports it. */
export function createMeter(
  units: number,
  before: number,
  onProgress: RunOptions['onProgress'],
): (block?: Pick<RowBlock, 'first' | 'last' | 'rows' | 'failures'>) => void {
  const started = performance.now();
  let [unitsNow, rows, failures] = [0, 0, 0];
  return (block) => {
    if (block !== undefined) {
      unitsNow += block.last - block.first + 1;
      rows += block.rows;
      failures += block.failures.length;
    }
    const seconds = (performance.now() - started) / 1000;
    onProgress?.({ units, unitsDone: before + unitsNow, unitsNow, seconds, rows, failures });
  };
}
