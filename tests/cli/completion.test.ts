import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './support.js';

const PROGRAM = join(ROOT, 'dist/cli/main.js');

describe('completion', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roosim-completion-'));
    writeFileSync(join(folder, 'mine.yaml'), '');
    writeFileSync(join(folder, 'otherwise.txt'), '');
    mkdirSync(join(folder, 'bin'));
    symlinkSync(PROGRAM, join(folder, 'bin/roosim'));
    const script = spawnSync(process.execPath, [PROGRAM, 'completion', 'bash'], { encoding: 'utf8' });
    writeFileSync(join(folder, 'roosim.bash'), script.stdout);
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

  it('suggests carlines and makers where an option takes them', () => {
    expect(suggestions('explain', 'usmca', '--carline', 'Ford F-1')).toContain('Ford F-150 (US)');
    expect(suggestions('fleet', 'usmca', '--maker', 'Hon')).toContain('Honda');
  });

  /** What a bash without start-up files, and so without the bash-completion package, shows after some keys. */
  const typedInBash = async (keys: string, done: RegExp): Promise<string> => {
    const bash = spawn('bash', ['--norc', '--noprofile', '-i'], {
      cwd: folder,
      cols: 200,
      env: { PATH: `${folder}/bin:${process.env.PATH ?? ''}`, PS1: '$ ', HOME: folder, TERM: 'dumb' },
    });
    let shown = '';
    bash.onData((data) => (shown += data));
    const sees = async (what: RegExp): Promise<void> => {
      const limit = performance.now() + 20_000;
      while (!what.test(shown)) {
        if (performance.now() > limit) throw new Error(`Not seen: ${String(what)}. The shell shows:\n${shown}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    try {
      bash.write('source roosim.bash; source roosim.bash; echo re""ady\r');
      await sees(/ready\r\n/);
      shown = '';
      bash.write(keys);
      await sees(done);
      return shown;
    } finally {
      bash.kill('SIGKILL');
    }
  };

  it.each([
    ['roosim sens\tX', /roosim sensitivity X/],
    ['roosim compare us-8\tX', /roosim compare us-85-50 X/],
    ['roosim compare usmca --base\tX', /--baseline X/],
    ['roosim compare us-85-50 min\tX', /us-85-50 mine\.yaml X/],
    ['roosim compare usmca -o other\tX', /-o otherwise\.txt X/],
  ])('completes %j in a bash that has nothing else', async (keys, done) => {
    const shown = await typedInBash(keys, done);
    expect(shown).not.toMatch(/error|not found|readonly|bash:/);
  });

  it('runs nothing of what was typed', async () => {
    await typedInBash('roosim compare $(touch hacked) `touch hacked` us-8\tX', /us-8\S* ?X/);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });

  it.each(['zsh', 'fish', 'powershell'])('prints a script for %s', (shell) => {
    const run = spawnSync(process.execPath, [PROGRAM, 'completion', shell], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('roosim complete');
  });
});
