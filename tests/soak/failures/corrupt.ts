import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeFolder } from '../../../src/batch/merge-folder.js';
import { runToFolder } from '../../../src/batch/run-to-folder.js';
import { verifyFolder } from '../../../src/batch/verify-folder.js';
import { RoosimError } from '../../../src/types/errors.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv } from '../../batch/support/jobs.js';

const plan = countingPlan(30);
const FAILING = [2, 9];
const WHOLE = { workers: 1, shard: { index: 1, count: 1 }, chunk: 6 };

/** A complete folder of shards to spoil copies of. */
export async function shardsToSpoil(parent: string): Promise<string> {
  const folder = await batchFolder(parent, 'shards', plan);
  await runToFolder(countingJob(plan, { failing: FAILING }), folder, WHOLE);
  return folder;
}

/** Spoils one shard of a copy, looks whether that is noticed, and merges it: refused, or the bytes of an undisturbed run. */
export async function corruptOne(whole: string, parent: string, random: () => number): Promise<string | undefined> {
  const folder = join(parent, 'spoilt');
  cpSync(whole, folder, { recursive: true });
  try {
    const names = readdirSync(join(folder, 'shards'));
    const path = join(folder, 'shards', names[Math.floor(random() * names.length)] as string);
    const before = readFileSync(path);
    const spoilt = spoil(before, random);
    if (spoilt.equals(before)) return undefined;
    writeFileSync(path, spoilt);
    if ((await verifyFolder(folder)).holds) return 'verify finds it whole';
    try {
      await mergeFolder(folder, { parquet: false, keepShards: true });
    } catch (error) {
      return error instanceof RoosimError ? undefined : `merge throws ${String(error)}`;
    }
    return csvOf(folder) === expectedCsv(30, 3, FAILING) ? 'merged with a spoilt shard' : 'merged with other bytes';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spoil(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * bytes.length);
  const copy = Buffer.from(bytes);
  const length = 1 + Math.floor(random() * 64);
  switch (Math.floor(random() * 6)) {
    case 0:
      copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8));
      return copy;
    case 1:
      return copy.subarray(0, at);
    case 2:
      return Buffer.concat([copy, copy.subarray(at)]);
    case 3:
      return copy.fill(0, at, Math.min(at + length, copy.length));
    case 4:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
    default:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at, at + length), copy.subarray(at)]);
  }
}
