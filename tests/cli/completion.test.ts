import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './support.js';

const PROGRAM = join(ROOT, 'dist/cli/main.js');

describe('completion', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roosim-completion-'));
    writeFileSync(join(folder, 'mine.yaml'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const suggestions = (...words: readonly string[]): string[] => {
    const run = spawnSync(process.execPath, [PROGRAM, 'complete', '--', ...words], { cwd: folder, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    return run.stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  };

  it('suggests commands, options, and scenarios by name or file', () => {
    expect(suggestions('comp')).toContain('compare');
    expect(suggestions('compare', '--ba')).toContain('--baseline');
    expect(suggestions('compare', 'us')).toEqual(expect.arrayContaining(['us-85-50', 'usmca']));
    expect(suggestions('compare', '')).toContain('mine.yaml');
  });

  it('prints a script that bash can read', () => {
    const script = spawnSync(process.execPath, [PROGRAM, 'completion', 'bash'], { encoding: 'utf8' });
    expect(script.stdout).toContain('roosim');
    expect(spawnSync('bash', ['-n'], { input: script.stdout, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});
