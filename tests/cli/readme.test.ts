import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.js';
import { ROOT } from './support.js';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PROGRAM = join(ROOT, 'dist/cli/main.js');

describe('the README', () => {
  it('has the two lines, each enough on a fresh machine', () => {
    expect(README).toContain('\n    npm ci && npm start\n');
    expect(README).toContain('\n    npm ci && npm test\n');
  });

  it('leads to a scenario of one’s own, every line of it as written', () => {
    const lines = README.split('\n').filter((line) => line.startsWith('       roosim '));
    expect(lines.length).toBeGreaterThanOrEqual(7);
    const folder = mkdtempSync(join(tmpdir(), 'roosim-readme-'));
    const script = ['set -e', `roosim() { "${process.execPath}" "${PROGRAM}" "$@"; }`, ...lines].join('\n');
    const run = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).not.toMatch(/^error:/m);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('my-proposal');
    expect(existsSync(join(folder, 'my-results/datapackage.json'))).toBe(true);
    rmSync(folder, { recursive: true });
  }, 180_000);

  it('names every command, and no other', () => {
    for (const { name, isDefault } of COMMANDS) if (isDefault !== true) expect(README).toContain(name);
    const table = README.slice(README.indexOf('| command |'), README.indexOf('Each has `--help`'));
    const named = [...table.matchAll(/`(?:roosim )?([a-z]+)(?: [^`]*)?`/g)].map((match) => match[1]);
    const known = ['roosim', ...COMMANDS.map(({ name }) => name)];
    expect(named.filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
  });
});
