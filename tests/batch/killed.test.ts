import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csvOf, inFolder } from './support/jobs.js';
import { ended, run, SMALL, start } from './support/program.js';

const KILLS = 20;
const PLAN = [...SMALL, '--draws', '40', '--chunk', '2', '--workers', '1', '--quiet', '--out'];

it('a batch killed at random moments, twenty times, loses nothing and has the same bytes in the end', async () => {
  await inFolder(async (parent) => {
    const whole = join(parent, 'whole');
    const began = performance.now();
    expect(await run([...PLAN, whole])).toMatchObject({ code: 0 });
    const usual = performance.now() - began;
    const names = ['datapackage.json', 'failures.csv', 'plan.json', 'results.csv'];
    const expected = names.map((name) => readFileSync(join(whole, name), 'utf8'));
    const delays: number[] = [];
    for (let folders = 0; delays.length < KILLS; folders++) {
      const folder = join(parent, `killed-${folders}`);
      // Most of the time of so small a batch is starting up, where there is little to destroy.
      for (let over = false; !over; ) {
        const child = start([...PLAN, folder]);
        const delay = usual * (0.3 + 0.7 * Math.random());
        const timer = setTimeout(() => child.kill('SIGKILL'), delay);
        const { code, signal, stderr } = await ended(child);
        clearTimeout(timer);
        if (signal === 'SIGKILL') delays.push(Math.round(delay));
        else expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        over = signal === null || delays.length >= KILLS;
      }
      expect(await run([...PLAN, folder])).toMatchObject({ code: 0, stderr: '' });
      expect(names.map((name) => readFileSync(join(folder, name), 'utf8')).join() === expected.join()).toBe(true);
      expect(readdirSync(folder).sort(), `killed after ${delays.join(', ')} ms`).toEqual(names);
    }
    expect(csvOf(whole).split('\n').length).toBeGreaterThan(41);
  });
}, 180_000);
