import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenFile } from '../../src/batch/disk.js';
import { mergeFolder } from '../../src/batch/merge-folder.js';
import { claimFolder } from '../../src/batch/plan-record.js';
import { runToFolder } from '../../src/batch/run-to-folder.js';
import { batchFolder, countingJob, countingPlan, csvOf, expectedCsv, inFolder } from './support/jobs.js';

const plan = countingPlan(30);
const job = countingJob(plan);
const options = { workers: 2, shard: { index: 1, count: 1 }, chunk: 5 };
const MERGE = { parquet: false, keepShards: false };
const FULL = expect.objectContaining({ code: 'file_unwritable', message: expect.stringContaining('the disk is full') });

/** Opens files on a disk that has room for so many bytes, counting all that is written to it. */
function smallDisk(room: number, failOn: 'write' | 'sync'): OpenFile {
  let used = 0;
  const full = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: failOn });
  };
  return async (path, flags) => {
    const handle = await open(path, flags);
    return new Proxy(handle, {
      get: (target, name) => {
        if (name === 'write') {
          return async (bytes: Uint8Array, offset: number, length: number) => {
            // As a real disk does: what fits is written, then nothing more.
            const fits = failOn === 'write' ? Math.min(length, room - used) : length;
            if (fits === 0) return full();
            used += fits;
            return target.write(bytes, offset, fits);
          };
        }
        if (name === 'sync') return async () => (used > room ? full() : target.sync());
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
  };
}

describe.each(['write', 'sync'] as const)('a disk that is full on %s', (failOn) => {
  it('ends the batch in one clear error; whole chunks stay, and it goes on when there is room', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'full', plan);
      const openFile = smallDisk(4000, failOn);
      await expect(runToFolder(job, folder, { ...options, openFile })).rejects.toThrow(FULL);
      const kept = readdirSync(join(folder, 'shards'));
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(7);
      expect(kept.every((name) => /^\d{7}-\d{7}\.rows$/.test(name))).toBe(true);
      const rest = await runToFolder(job, folder, options);
      expect(rest.unitsBefore).toBe(kept.length * 5);
      await mergeFolder(folder, MERGE);
      expect(csvOf(folder)).toBe(expectedCsv(30));
    });
  });

  it('ends a merge in one clear error, and leaves the chunks', async () => {
    await inFolder(async (parent) => {
      const folder = await batchFolder(parent, 'full', plan);
      await runToFolder(job, folder, options);
      await expect(mergeFolder(folder, { ...MERGE, openFile: smallDisk(4000, failOn) })).rejects.toThrow(FULL);
      expect(readdirSync(folder).sort()).toEqual(['plan.json', 'shards']);
      await mergeFolder(folder, MERGE);
      expect(csvOf(folder)).toBe(expectedCsv(30));
    });
  });
});

describe('a folder', () => {
  it('that is a file is refused in one clear error', async () => {
    await inFolder(async (parent) => {
      const path = join(parent, 'file');
      writeFileSync(path, '');
      await expect(runToFolder(job, path, options)).rejects.toThrow(
        expect.objectContaining({ code: 'file_unwritable', message: expect.stringContaining(path) }),
      );
    });
  });

  it('on a small disk, then read-only, is refused in one clear error and left as it was', async (context) => {
    await inFolder(async (parent) => {
      const disk = join(parent, 'disk');
      mkdirSync(disk);
      if (!mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk)) context.skip('no right to mount a file system here');
      try {
        const folder = join(disk, 'batch');
        mkdirSync(folder);
        await claimFolder(folder, plan);
        const large = countingJob(plan, { rows: 200 });
        await expect(runToFolder(large, folder, options)).rejects.toThrow(FULL);
        const kept = readdirSync(join(folder, 'shards'));
        expect(readdirSync(folder).sort()).toEqual(['plan.json', 'shards']);
        expect(kept.every((name) => /^\d{7}-\d{7}\.rows$/.test(name))).toBe(true);
        mount('-o', 'remount,ro', disk);
        await expect(runToFolder(large, folder, options)).rejects.toThrow(/read-only/);
        mount('-o', 'remount,rw,size=4m', disk);
        expect(readdirSync(join(folder, 'shards'))).toEqual(kept);
        await runToFolder(large, folder, options);
        await mergeFolder(folder, MERGE);
        expect(csvOf(folder)).toBe(expectedCsv(30, 200));
        rmSync(folder, { recursive: true });
      } finally {
        execFileSync('/bin/umount', [disk]);
      }
    });
  });
});

function mount(...args: readonly string[]): boolean {
  try {
    execFileSync('/bin/mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
