import type { Failure, RowBlock } from './chunk-file.js';
import { type BatchJob, computeBlocks, createMeter, type RunOptions } from './job.js';
import { countUnits, type Shard, unitsOfShard } from './units.js';

/** Where rows go: a writable stream, or anything that takes text at once. */
export type RowSink = {
  readonly write: (text: string) => unknown;
  readonly once?: (event: 'drain', listener: () => void) => unknown;
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
  await written(sink, header);
  for await (const block of computeBlocks(job, ranges, options)) {
    await written(sink, Buffer.from(block.text.buffer, block.text.byteOffset, block.text.length).toString());
    if (block.failures.length > 0) options.onFailures(block.failures);
    count(block);
    last = block;
  }
  return { interrupted: last?.last !== range?.last };
}

/** Waits until a slow reader has caught up, so that rows don't pile up in memory. */
async function written(sink: RowSink, text: string): Promise<void> {
  const { once } = sink;
  if (sink.write(text) !== false || once === undefined) return;
  await new Promise<void>((resolve) => once.call(sink, 'drain', resolve));
}
