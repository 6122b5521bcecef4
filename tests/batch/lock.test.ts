import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '../../src/batch/lock.js';
import { isAlive, thisProcess } from '../../src/batch/process-identity.js';
import { inFolder } from './support/jobs.js';

const BUSY = expect.objectContaining({ code: 'batch_busy' });
const whole = { index: 1, count: 1 };

describe('the lock of a batch folder', () => {
  it('is held by one process at a time, and can be taken again once it is given back', async () => {
    await inFolder(async (folder) => {
      const lock = await acquireLock(folder, whole, 10);
      await expect(acquireLock(folder, whole, 10)).rejects.toThrow(BUSY);
      await lock.release();
      await (await acquireLock(folder, whole, 10)).release();
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('goes to exactly one of many who ask at once', async () => {
    await inFolder(async (folder) => {
      const asked = await Promise.allSettled(Array.from({ length: 12 }, () => acquireLock(folder, whole, 10)));
      const won = asked.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(1);
      await won[0]?.value.release();
    });
  });

  it('lets shards work side by side, but not two that share draws', async () => {
    await inFolder(async (folder) => {
      const locks = [await acquireLock(folder, { index: 1, count: 4 }, 100)];
      locks.push(await acquireLock(folder, { index: 2, count: 4 }, 100));
      locks.push(await acquireLock(folder, { index: 2, count: 2 }, 100));
      await expect(acquireLock(folder, { index: 1, count: 2 }, 100)).rejects.toThrow(BUSY);
      await expect(acquireLock(folder, whole, 100)).rejects.toThrow(BUSY);
      await Promise.all(locks.map((lock) => lock.release()));
      await (await acquireLock(folder, whole, 100)).release();
    });
  });

  it('is taken over from a process that was killed', async () => {
    await inFolder(async (folder) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      await once(child, 'spawn');
      const holder = { ...thisProcess(), pid: child.pid, started: '' };
      writeFileSync(join(folder, '.lock-1-of-1'), JSON.stringify(holder));
      await expect(acquireLock(folder, whole, 10)).rejects.toThrow(BUSY);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await (await acquireLock(folder, whole, 10)).release();
    });
  });

  it('is taken over from an earlier process that had the same number', async () => {
    const now = thisProcess();
    expect(isAlive(now)).toBe(true);
    if (now.started !== '') expect(isAlive({ ...now, started: '1' })).toBe(false);
  });

  it('says so when a pipe or a folder lies in its place, and does not wait for it', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '.lock-1-of-1');
      const makePipe = (): boolean => spawnSync('mkfifo', [path]).status === 0;
      for (const make of [makePipe, () => mkdirSync(path) === undefined]) {
        if (!make()) continue;
        await expect(acquireLock(folder, whole, 10)).rejects.toThrow(/is in the way: it is not a regular file/);
        await expect(acquireLock(folder, { index: 1, count: 2 }, 10)).rejects.toThrow(/is in the way/);
        rmSync(path, { recursive: true });
      }
      await (await acquireLock(folder, whole, 10)).release();
    });
  });

  it('says so when the clock of another machine is ahead', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '.lock-1-of-1');
      writeFileSync(path, JSON.stringify({ pid: 1, machine: 'elsewhere', started: '5' }));
      const ahead = new Date(Date.now() + 3 * 3600_000);
      utimesSync(path, ahead, ahead);
      await expect(acquireLock(folder, whole, 10)).rejects.toThrow(
        expect.objectContaining({
          code: 'batch_busy',
          message: expect.stringContaining('last heard of 180 minutes in the future'),
          hint: expect.stringContaining('The clock of elsewhere is ahead'),
        }),
      );
    });
  });

  it('that was taken over is neither used nor removed by the one that had it', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '.lock-1-of-1');
      const lock = await acquireLock(folder, whole, 10);
      await lock.requireHeld();
      const theirs = JSON.stringify({ pid: 1, machine: 'elsewhere', started: '5' });
      writeFileSync(path, theirs);
      await expect(lock.requireHeld()).rejects.toThrow(/its lock was taken over/);
      await lock.release();
      expect(readFileSync(path, 'utf8')).toBe(theirs);
    });
  });

  it('is respected on another machine as long as its holder is heard of', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '.lock-1-of-1');
      writeFileSync(path, JSON.stringify({ pid: 1, machine: 'elsewhere', started: '5' }));
      await expect(acquireLock(folder, whole, 10)).rejects.toThrow(/Process 1 on elsewhere/);
      const longAgo = new Date(Date.now() - 120_000);
      utimesSync(path, longAgo, longAgo);
      const lock = await acquireLock(folder, whole, 10);
      expect(existsSync(path)).toBe(true);
      await lock.release();
    });
  });
});
