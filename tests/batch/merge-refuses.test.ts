import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { claimFolder } from '../../src/batch/plan-record.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';

const MERGE = { parquet: false, keepShards: true };
const plan = countingPlan(19);
const ONE = { workers: 1, shard: { index: 1, count: 1 } };

/** Spoils a complete folder, and says what merge makes of it; then mends it by running the batch again. */
async function spoil(change: (shards: string) => void): Promise<{ code: string; message: string; mended: boolean }> {
  return inFolder(async (parent) => {
    const folder = await batchFolder(parent, 'batch', plan);
    const options = { workers: 1, shard: { index: 1, count: 1 }, chunk: 5 };
    await runToFolder(countingJob(plan), folder, options);
    change(join(folder, 'shards'));
    const error = await mergeFolder(folder, MERGE).then(
      () => ({ code: 'none', message: '' }),
      (thrown: { code: string; message: string }) => thrown,
    );
    const written = readdirSync(folder).filter((name) => name !== 'plan.json' && name !== 'shards');
    expect(written).toEqual([]);
    await runToFolder(countingJob(plan), folder, options);
    const mended = await mergeFolder(folder, MERGE).then(
      () => csvOf(folder) === expectedCsv(19),
      () => false,
    );
    return { code: error.code, message: error.message, mended };
  });
}

describe('merge refuses', () => {
  it('a gap, naming the draws', async () => {
    const result = await spoil((shards) => rmSync(join(shards, '0000005-0000009.rows')));
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: true });
    expect(result.message).toContain('draws 4 to 8 missing');
  });

  it('a chunk whose list of failed runs was changed, or anything else below its rows', async () => {
    const result = await spoil((shards) => {
      const path = join(shards, '0000005-0000009.rows');
      const text = readFileSync(path, 'utf8');
      const made = '"failures":[{"scenario":"strict-rule","draw":4,"reason":"made up"}]';
      expect(text).toContain('"failures":[]');
      writeFileSync(path, text.replace('"failures":[]', made));
    });
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: true });
    expect(result.message).toContain('is not a whole piece');
  });

  it('draws that are there twice and not alike', async () => {
    const other = await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'other', plan);
      await runToFolder(countingJob(plan, { rows: 4 }), folder, { ...ONE, chunk: 5 });
      return readFileSync(join(folder, 'shards', '0000005-0000009.rows'));
    });
    const result = await spoil((shards) => writeFileSync(join(shards, 'copy.rows'), other));
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: false });
    expect(result.message).toContain('draw 4 is there twice, not alike');
  });

  it('a chunk of an earlier version, by its name', async () => {
    const result = await spoil((shards) => {
      const path = join(shards, '0000005-0000009.rows');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/ [0-9a-f]{8}\n$/, '\n'));
    });
    expect(result).toMatchObject({ code: 'plan_mismatch', mended: true });
    expect(result.message).toMatch(/0000005-0000009\.rows in .+ was written by an earlier version/);
  });

  it('a chunk that was cut short', async () => {
    const result = await spoil((shards) => truncateSync(join(shards, '0000005-0000009.rows'), 100));
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: true });
  });

  it('a chunk with something after its end', async () => {
    const result = await spoil((shards) => appendFileSync(join(shards, '0000005-0000009.rows'), 'more\n'));
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: true });
  });

  it('a chunk whose rows were changed', async () => {
    const result = await spoil((shards) => {
      const path = join(shards, '0000005-0000009.rows');
      writeFileSync(path, readFileSync(path, 'utf8').replace('strict-rule,4,', 'strict-rule,5,'));
    });
    expect(result).toMatchObject({ code: 'shards_incomplete', mended: false });
    expect(result.message).toContain('is damaged');
  });

  it('a chunk of another batch', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'one', plan);
      const otherPlan = countingPlan(19, 2);
      const other = await batchFolder(parent, 'other', otherPlan);
      const options = { workers: 1, shard: { index: 1, count: 1 }, chunk: 10 };
      await runToFolder(countingJob(plan), folder, options);
      await runToFolder(countingJob(otherPlan), other, options);
      const name = join('shards', '0000010-0000019.rows');
      copyFileSync(join(other, name), join(folder, name));
      await expect(mergeFolder(folder, MERGE)).rejects.toThrow(expect.objectContaining({ code: 'plan_mismatch' }));
    });
  });

  it('a folder without a batch', async () => {
    await inFolder(async (folder) => {
      await expect(mergeFolder(folder, MERGE)).rejects.toThrow(/holds no batch/);
    });
  });
});

describe('a batch folder', () => {
  it('is not made where it would overwrite what somebody else has put there', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'notes.txt'), 'kept');
      writeFileSync(join(folder, 'results.csv'), 'mine');
      await expect(claimFolder(folder, plan)).rejects.toThrow(/results\.csv is there already/);
      rmSync(join(folder, 'results.csv'));
      await claimFolder(folder, plan);
      expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'plan.json']);
    });
  });

  it('keeps to its plan, and says what differs', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'one', plan);
      await claimFolder(folder, plan);
      await expect(claimFolder(folder, countingPlan(19, 2))).rejects.toThrow(/seed 1 there, 2 here/);
      await expect(claimFolder(folder, countingPlan(20))).rejects.toThrow(/draws 19 there, 20 here/);
      const changed = plan.scenarios.map((scenario) => ({ ...scenario, hash: 'new' }));
      await expect(claimFolder(folder, { ...plan, scenarios: changed })).rejects.toThrow(
        /the file of free-trade has changed/,
      );
      const code = { version: '0.0.0', hash: 'other' };
      await expect(claimFolder(folder, { ...plan, code })).rejects.toThrow(/the program has changed/);
    });
  });
});
