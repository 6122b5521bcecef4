import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

  it('says why it could not', () => {
    expect(() => writeFileAtomic(join(folder, 'nowhere', 'out.csv'), 'x')).toThrow(/its folder does not exist/);
    expect(() => writeFileAtomic(folder, 'x')).toThrow(/Cannot write/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
