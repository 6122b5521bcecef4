import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';

const DRAWS = 40;
const FAILING = [0, 7, 8, 23, 40];
const FAILURES = FAILING.flatMap((unit) =>
  ['free-trade', 'strict-rule'].map((name) => `${name},${unit === 0 ? '' : unit - 1},no solution in unit ${unit}\n`),
);
const plan = countingPlan(DRAWS);
const job = countingJob(plan, { failing: FAILING });

it('draws that several processes finished, in chunks of any sizes, are merged once', async () => {
  await inFolder(async (parent) => {
    const folders = new Map<string, string>();
    let made = 0;
    const property = fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 3 }),
      async (sizes) => {
        const folder = await batchFolder(parent, `batch-${made++}`, plan);
        await runToFolder(job, folder, { workers: 1, shard: { index: 1, count: 1 }, chunk: 6 });
        for (const size of sizes) {
          const key = String(size);
          const other = folders.get(key) ?? (await batchFolder(parent, `size-${key}`, plan));
          if (!folders.has(key))
            await runToFolder(job, other, { workers: 1, shard: { index: 1, count: 1 }, chunk: size });
          folders.set(key, other);
          for (const name of readdirSync(join(other, 'shards')))
            copyFileSync(join(other, 'shards', name), join(folder, 'shards', name));
        }
        await mergeFolder(folder, { parquet: false, keepShards: false });
        expect(csvOf(folder) === expectedCsv(DRAWS, 3, FAILING)).toBe(true);
        expect(readFileSync(join(folder, 'failures.csv'), 'utf8')).toBe(
          ['scenario,draw,reason\n', ...FAILURES].join(''),
        );
      },
    );
    await fc.assert(property, { numRuns: 15 });
  });
});
