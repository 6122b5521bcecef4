import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { verifyFolder } from '../../src/batch/verify-folder.js';
import { runInProcess } from '../cli/support.js';
import { batchFolder, countingJob, countingPlan, inFolder } from './support/jobs.js';

const plan = countingPlan(20);
const WHOLE = { index: 1, count: 1 };

async function merged(parent: string, name: string): Promise<string> {
  const folder = await batchFolder(parent, name, plan);
  await runToFolder(countingJob(plan, { failing: [3] }), folder, { workers: 1, shard: WHOLE, chunk: 5 });
  await mergeFolder(folder, { parquet: true, keepShards: false });
  return folder;
}

const statesOf = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries((await verifyFolder(folder)).findings.map(({ file, state }) => [file, state]));

describe('roosim verify', () => {
  it('finds a merged batch whole, and any byte that changed in any of its files', async () => {
    await inFolder(async (parent) => {
      const folder = await merged(parent, 'batch');
      expect((await verifyFolder(folder)).holds).toBe(true);
      for (const name of ['results.csv', 'failures.csv', 'results.parquet']) {
        const bytes = readFileSync(join(folder, name));
        const changed = Buffer.from(bytes);
        changed[bytes.length >> 1] = (changed[bytes.length >> 1] as number) ^ 1;
        writeFileSync(join(folder, name), changed);
        expect((await statesOf(folder))[name]).toBe('altered');
        rmSync(join(folder, name));
        expect((await statesOf(folder))[name]).toBe('missing');
        writeFileSync(join(folder, name), bytes);
      }
      const { exitCode, stdout } = await runInProcess(['verify', folder]);
      expect({ exitCode, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
        exitCode: 0,
        last: `${folder}: 20 draws, whole`,
      });
    });
  });

  it('finds shards whole, cut short, altered within, or not enough', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'batch', plan);
      await runToFolder(countingJob(plan), folder, { workers: 1, shard: WHOLE, chunk: 5 });
      expect(await statesOf(folder)).toEqual({ 'plan.json': 'whole', 'shards (5)': 'whole' });
      const path = join(folder, 'shards', '0000005-0000009.rows');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace('strict-rule,4,', 'strict-rule,5,'));
      expect((await statesOf(folder))['shards/0000005-0000009.rows']).toBe('altered');
      truncateSync(path, 100);
      expect((await statesOf(folder)).shards).toBe('incomplete');
      rmSync(path);
      const { exitCode, stdout, stderr } = await runInProcess(['verify', folder, '--format', 'json']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        holds: false,
        files: [{}, { remark: expect.stringContaining('draws 4 to 8') }],
      });
    });
  });

  it('says so when there is no batch, or its plan was changed', async () => {
    await inFolder(async (parent) => {
      expect(await runInProcess(['verify', parent])).toMatchObject({ exitCode: 1 });
      const folder = await merged(parent, 'batch');
      const path = join(folder, 'plan.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"draws": 20', '"draws": 21'));
      await expect(verifyFolder(folder)).rejects.toThrow(/is not as it was written/);
    });
  });
});
