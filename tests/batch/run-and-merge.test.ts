import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';

const MERGE = { parquet: false, keepShards: false };

describe('a batch in a folder', () => {
  it('has the same bytes for every number of workers, of shards, and every size of chunk', async () => {
    const plan = countingPlan(40);
    const job = countingJob(plan, { slowMs: 4 });
    await inFolder(async (parent) => {
      const descriptions = new Set<string>();
      for (const [workers, shards, chunk] of [
        [1, 1, 25],
        [2, 1, 7],
        [3, 2, 1],
        [2, 5, 4],
        [1, 9, 3],
      ] as const) {
        const folder = await batchFolder(parent, `${workers}-${shards}-${chunk}`, plan);
        for (let index = shards; index >= 1; index -= 1) {
          await runToFolder(job, folder, { workers, shard: { index, count: shards }, chunk });
        }
        await mergeFolder(folder, MERGE);
        expect(csvOf(folder)).toBe(expectedCsv(40));
        descriptions.add(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
        expect(readdirSync(folder).sort()).toEqual(['datapackage.json', 'failures.csv', 'plan.json', 'results.csv']);
      }
      expect(descriptions.size).toBe(1);
    });
  });

  it('keeps what was finished when it is stopped, and goes on from there with other numbers of workers and shards', async () => {
    const plan = countingPlan(60);
    const job = countingJob(plan, { slowMs: 5 });
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'stopped', plan);
      const stop = new AbortController();
      const options = { workers: 2, shard: { index: 1, count: 1 }, chunk: 10, signal: stop.signal };
      const first = await runToFolder(job, folder, {
        ...options,
        onProgress: ({ unitsNow }) => unitsNow >= 30 && stop.abort(),
      });
      expect(first.interrupted).toBe(true);
      let before = 0;
      for (const index of [1, 2]) {
        const rest = await runToFolder(job, folder, { workers: 1, shard: { index, count: 2 }, chunk: 6 });
        expect(rest.interrupted).toBe(false);
        before += rest.unitsBefore;
      }
      expect(before).toBeGreaterThanOrEqual(30);
      expect(before).toBeLessThan(61);
      await mergeFolder(folder, MERGE);
      expect(csvOf(folder)).toBe(expectedCsv(60));
    });
  });

  it('lists failed runs with their reason and loses nothing else', async () => {
    const plan = countingPlan(20);
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'failing', plan);
      const job = countingJob(plan, { failing: [0, 5, 13] });
      const run = await runToFolder(job, folder, { workers: 2, shard: { index: 1, count: 1 }, chunk: 4 });
      expect(run.failures).toBe(6);
      await mergeFolder(folder, MERGE);
      expect(csvOf(folder)).toBe(expectedCsv(20, 3, [0, 5, 13]));
      expect(readFileSync(join(folder, 'failures.csv'), 'utf8').split('\n').slice(0, 4)).toEqual([
        'scenario,draw,reason',
        'free-trade,,no solution in unit 0',
        'strict-rule,,no solution in unit 0',
        'free-trade,4,no solution in unit 5',
      ]);
    });
  });

  it('passes on what a thread fails with, and leaves whole chunks only', async () => {
    const plan = countingPlan(20);
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'breaking', plan);
      const options = { workers: 2, shard: { index: 1, count: 1 }, chunk: 4 };
      await expect(runToFolder(countingJob(plan, { breaking: [10] }), folder, options)).rejects.toThrow(
        /unit 10 broke/,
      );
      expect(readdirSync(join(folder, 'shards'))).toEqual(['0000000-0000003.rows', '0000004-0000007.rows']);
      await runToFolder(countingJob(plan), folder, options);
      await mergeFolder(folder, MERGE);
      expect(csvOf(folder)).toBe(expectedCsv(20));
    });
  });

  it('merges once, and says so the second time', async () => {
    const plan = countingPlan(3);
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'twice', plan);
      await runToFolder(countingJob(plan), folder, { workers: 1, shard: { index: 1, count: 1 }, chunk: 2 });
      expect((await mergeFolder(folder, MERGE)).already).toBe(false);
      const bytes = csvOf(folder);
      expect((await mergeFolder(folder, MERGE)).already).toBe(true);
      expect(csvOf(folder)).toBe(bytes);
    });
  });
});
