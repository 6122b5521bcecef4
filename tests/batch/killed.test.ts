import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';
import { ended, MAIN, SMALL, start } from './support/program.js';

const FILES = ['datapackage.json', 'failures.csv', 'plan.json', 'results.csv'];

/**
 * Runs a batch in folder after folder, killing its process at random moments until it has been hit so often. A folder
 * in which a process came to its end must hold the files of an undisturbed run and nothing else.
 * @returns milliseconds after which the processes were killed
 */
async function killAtRandom(
  startIn: (folder: string) => ChildProcess,
  kills: number,
  undisturbed: { readonly files: readonly string[]; readonly milliseconds: number },
  parent: string,
): Promise<readonly number[]> {
  const delays: number[] = [];
  for (let folders = 0; delays.length < kills; folders++) {
    const folder = join(parent, `killed-${folders}`);
    mkdirSync(folder);
    for (let complete = false; !complete; ) {
      const child = startIn(folder);
      // Enough is enough: the last process may come to its end.
      const delay = delays.length < kills ? undisturbed.milliseconds * (0.2 + Math.random()) : 1e6;
      const timer = setTimeout(() => child.kill('SIGKILL'), delay);
      const { code, signal, stderr } = await ended(child);
      clearTimeout(timer);
      if (signal === 'SIGKILL') delays.push(Math.round(delay));
      else expect({ code, stderr }, `after ${delays.join(', ')} ms`).toEqual({ code: 0, stderr: '' });
      complete = signal === null;
    }
    expect(readdirSync(folder).sort(), `after ${delays.join(', ')} ms`).toEqual(FILES);
    const files = FILES.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files.join() === undisturbed.files.join(), `after ${delays.join(', ')} ms`).toBe(true);
  }
  return delays;
}

async function undisturbedRun(startIn: (folder: string) => ChildProcess, folder: string) {
  mkdirSync(folder);
  const began = performance.now();
  expect(await ended(startIn(folder))).toMatchObject({ code: 0, stderr: '' });
  const milliseconds = performance.now() - began;
  return { milliseconds, files: FILES.map((name) => readFileSync(join(folder, name), 'utf8')) };
}

describe('a batch that is killed at random moments and run again', () => {
  it('loses nothing and has the same bytes in the end, twenty times', async () => {
    const draws = 60;
    const plan = countingPlan(draws);
    const { worker, ...job } = countingJob(plan, { rows: 20, slowMs: 6 });
    const options = { workers: 2, shard: { index: 1, count: 1 }, chunk: 3 };
    const script = fileURLToPath(new URL('./support/counting-program.mjs', import.meta.url));
    const built = join(dirname(MAIN), '..');
    const startIn = (folder: string): ChildProcess => {
      const values = [plan, { ...job, worker: { data: worker.data } }, options].map((value) => JSON.stringify(value));
      return spawn(process.execPath, [script, built, folder, ...values], { stdio: ['ignore', 'pipe', 'pipe'] });
    };
    await inFolder(async (parent) => {
      const undisturbed = await undisturbedRun(startIn, join(parent, 'whole'));
      expect(csvOf(join(parent, 'whole'))).toBe(expectedCsv(draws, 20));
      expect(await killAtRandom(startIn, 20, undisturbed, parent)).toHaveLength(20);
    });
  }, 240_000);

  it('does so as the program people run', async () => {
    const args = [...SMALL, '--draws', '30', '--chunk', '2', '--workers', '1', '--quiet', '--out'];
    const startIn = (folder: string): ChildProcess => start([...args, folder]);
    await inFolder(async (parent) => {
      const undisturbed = await undisturbedRun(startIn, join(parent, 'whole'));
      expect(await killAtRandom(startIn, 4, undisturbed, parent)).toHaveLength(4);
    });
  }, 240_000);
});
