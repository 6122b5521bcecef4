import { once } from 'node:events';
import type { Failure, RowBlock } from './chunk-file.js';
import { type BatchJob, computeBlocks, createMeter, type RunOptions } from './job.js';
import { countUnits, type Shard, unitsOfShard } from './units.js';

/** Where a stream of rows goes: a writable stream, as far as it is used. */
export type ByteSink = NodeJS.EventEmitter & { readonly write: (bytes: string | Uint8Array) => boolean };

/**
 * Computes a shard and writes its rows to a stream as they come, below a header, waiting for the reader.
 * @param onFailures Told of each failed run, since a stream of rows has no place for them.
 */
export async function runToStream(
  job: BatchJob,
  header: string,
  sink: ByteSink,
  options: RunOptions & { readonly shard: Shard; readonly onFailures: (failures: readonly Failure[]) => void },
): Promise<{ readonly interrupted: boolean }> {
  const range = unitsOfShard(job.units, options.shard);
  const ranges = range === undefined ? [] : [range];
  const count = createMeter(countUnits(ranges), 0, options.onProgress);
  let last: RowBlock | undefined;
  await written(sink, header);
  for await (const block of computeBlocks(job, ranges, options)) {
    await written(sink, block.text);
    if (block.failures.length > 0) options.onFailures(block.failures);
    count(block);
    last = block;
  }
  return { interrupted: last?.last !== range?.last };
}

async function written(sink: ByteSink, bytes: string | Uint8Array): Promise<void> {
  if (!sink.write(bytes)) await once(sink, 'drain');
}
