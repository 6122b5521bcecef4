import type { Failure, RowBlock } from './chunk-file.js';
import { type BatchJob, computeBlocks, createMeter, type RunOptions } from './job.js';
import { countUnits, type Shard, unitsOfShard } from './units.js';

/** Where rows go: a writable stream, or anything that takes text at once. */
export type RowSink = {
  /** A stream is given bytes, all else text. */
  write(rows: string | Uint8Array, written?: () => void): unknown;
  /** Streams have it. */
  readonly once?: unknown;
};

/**
 * Computes a shard and writes its rows to a stream as they come, below a header, waiting for the reader.
 * @param onFailures Told of each failed run, since a stream of rows has no place for them.
 */
export async function runToStream(
  job: BatchJob,
  header: string,
  sink: RowSink,
  options: RunOptions & { readonly shard: Shard; readonly onFailures: (failures: readonly Failure[]) => void },
): Promise<{ readonly interrupted: boolean }> {
  const range = unitsOfShard(job.units, options.shard);
  const ranges = range === undefined ? [] : [range];
  const count = createMeter(countUnits(ranges), 0, options.onProgress);
  let last: RowBlock | undefined;
  await written(sink, Buffer.from(header));
  if (range === undefined) return { interrupted: false };
  for await (const block of computeBlocks(job, ranges, options)) {
    await written(sink, Buffer.from(block.text.buffer, block.text.byteOffset, block.text.length));
    if (block.failures.length > 0) options.onFailures(block.failures);
    count(block);
    last = block;
  }
  return { interrupted: last?.last !== range.last };
}

/** Waits until a stream has let go of the rows: their memory is used again, and a slow reader must not let them pile up. */
async function written(sink: RowSink, rows: Buffer): Promise<void> {
  if (sink.once === undefined) sink.write(rows.toString());
  else await new Promise<void>((resolve) => sink.write(rows, () => resolve()));
}
