import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../src/output/write-file.js';

describe('writing a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roosim-write-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('replaces the old one whole and leaves nothing else behind', () => {
    const path = join(folder, 'out.csv');
    writeFileAtomic(path, 'old');
    writeFileAtomic(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  it('follows a link, and keeps the mode of what is there', () => {
    const path = join(folder, 'real.csv');
    writeFileAtomic(path, 'old');
    chmodSync(path, 0o640);
    symlinkSync('real.csv', join(folder, 'link.csv'));
    symlinkSync('later.csv', join(folder, 'dangling.csv'));
    writeFileAtomic(join(folder, 'link.csv'), 'new');
    writeFileAtomic(join(folder, 'dangling.csv'), 'made');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, 'later.csv'), 'utf8')).toBe('made');
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['dangling.csv', 'later.csv', 'link.csv', 'real.csv']);
  });

  it('says so when links lead in a circle', () => {
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    expect(() => writeFileAtomic(join(folder, 'a'), 'x')).toThrow(/links lead in a circle/);
  });

  it.skipIf(process.platform === 'win32')(
    'writes into a pipe that is read from, and refuses one that is not',
    async () => {
      const pipe = join(folder, 'pipe');
      spawnSync('mkfifo', [pipe]);
      expect(() => writeFileAtomic(pipe, 'x')).toThrow(/nobody reads from it/);
      const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
      let read = '';
      reader.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()));
      const closed = once(reader, 'close');
      await written(() => writeFileAtomic(pipe, 'through'));
      await closed;
      expect(read).toBe('through');
      expect(statSync(pipe).isFIFO()).toBe(true);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('writes into a device, and says what became of it', () => {
    expect(() => writeFileAtomic('/dev/full', 'x')).toThrow(/the disk is full/);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('says why it could not', () => {
    expect(() => writeFileAtomic(join(folder, 'nowhere', 'out.csv'), 'x')).toThrow(/its folder does not exist/);
    expect(() => writeFileAtomic(folder, 'x')).toThrow(/Cannot write/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Until the reader is there. */
async function written(write: () => void): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      return write();
    } catch (error) {
      if (!/nobody reads/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
