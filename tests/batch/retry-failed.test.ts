import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentDataSet } from '../../src/batch/data-set.js';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { takeApart } from '../../src/batch/unmerge.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';

const plan = countingPlan(30);
const FAILING = [0, 4, 5, 30];
const options = { workers: 2, shard: { index: 1, count: 1 }, chunk: 7 };
const merge = (keepShards: boolean) => ({ parquet: false, keepShards });

describe('failed draws are tried again', () => {
  it.each([true, false])('in a merged data set, the others kept as they are (shards kept: %s)', async (keepShards) => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'batch', plan);
      await runToFolder(countingJob(plan, { failing: FAILING }), folder, options);
      await mergeFolder(folder, merge(keepShards));
      expect(csvOf(folder)).toBe(expectedCsv(30, 3, FAILING));
      expect(await takeApart(folder, plan)).toBe(true);
      const run = await runToFolder(countingJob(plan), folder, { ...options, retryFailed: true });
      expect(run.units - run.unitsBefore).toBe(FAILING.length);
      await mergeFolder(folder, merge(false));
      expect(csvOf(folder)).toBe(expectedCsv(30));
      expect(readFileSync(join(folder, 'failures.csv'), 'utf8')).toBe('scenario,draw,reason\n');
      expect(await takeApart(folder, plan)).toBe(false);
      expect(existsSync(join(folder, 'shards'))).toBe(false);
    });
  });

  it('in shards that are not merged yet', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'batch', plan);
      await runToFolder(countingJob(plan, { failing: FAILING }), folder, options);
      const again = await runToFolder(countingJob(plan), folder, options);
      expect(again.unitsBefore).toBe(31);
      const run = await runToFolder(countingJob(plan), folder, { ...options, retryFailed: true });
      expect(run.failures).toBe(0);
      await mergeFolder(folder, merge(false));
      expect(csvOf(folder)).toBe(expectedCsv(30));
    });
  });
});

describe('a data set', () => {
  it('is whole only with the bytes its description names', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'batch', plan);
      await runToFolder(countingJob(plan), folder, options);
      await mergeFolder(folder, merge(false));
      expect((await presentDataSet(folder, plan)).altered).toEqual([]);
      const path = join(folder, 'results.csv');
      // As many bytes as before.
      writeFileSync(path, csvOf(folder).replace(',2020,', ',2021,'));
      expect(await presentDataSet(folder, plan)).toEqual({ files: undefined, altered: ['results.csv'] });
      await expect(mergeFolder(folder, merge(false))).rejects.toThrow(/results\.csv is not as it was written/);
      await runToFolder(countingJob(plan), folder, options);
      await mergeFolder(folder, merge(false));
      expect(csvOf(folder)).toBe(expectedCsv(30));
    });
  });
});
