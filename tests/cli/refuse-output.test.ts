import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from './support.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roosim-output-'));
  mkdirSync(join(folder, 'scenarios'));
  for (const [name, parent] of [
    ['parent', 'nafta-1994'],
    ['child', 'parent'],
    ['rival', 'nafta-1994'],
  ])
    writeFileSync(join(folder, `${name}.yaml`), textOf(name, parent));
  writeFileSync(join(folder, 'scenarios/another.yaml'), textOf('another', 'nafta-1994'));
  linkSync(join(folder, 'child.yaml'), join(folder, 'hard.csv'));
  symlinkSync('child.yaml', join(folder, 'soft.csv'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function textOf(name: string | undefined, parent: string | undefined): string {
  return `scenario: ${name}\ntitle: T\nextends: ${parent}\nrule: {in_force: 2020, regional: 70%}\n`;
}

const COMPARE = ['compare', 'child.yaml', '--baseline', 'rival.yaml', '--year', '2025', '--format', 'csv'];

describe('a result', () => {
  it.each([
    ['what is compared', COMPARE, 'child.yaml'],
    ['the same by another path', COMPARE, './scenarios/../child.yaml'],
    ['the same by a symbolic link', COMPARE, 'soft.csv'],
    ['the same by a hard link', COMPARE, 'hard.csv'],
    ['what it extends', COMPARE, 'parent.yaml'],
    ['the baseline', COMPARE, 'rival.yaml'],
    ['what runs when nothing is named', ['--format', 'csv'], 'scenarios/another.yaml'],
    ['what is checked when nothing is named', ['check'], 'scenarios/another.yaml'],
    ['what is described', ['describe', 'child.yaml'], 'child.yaml'],
    ['what is swept', ['sweep', 'child.yaml', '--set', 'rule.regional=60%..70%/5%'], 'parent.yaml'],
  ])('never takes the place of %s', async (_what, argv, output) => {
    const before = readFileSync(join(folder, output), 'utf8');
    const { exitCode, stdout, stderr } = await runInProcess([...argv, '-o', output], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`-o ${output} would overwrite a file`);
    expect(readFileSync(join(folder, output), 'utf8')).toBe(before);
  });

  it('takes the place of an earlier one', async () => {
    writeFileSync(join(folder, 'result.csv'), 'old');
    expect(await runInProcess([...COMPARE, '-o', 'result.csv'], { cwd: folder })).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'result.csv'), 'utf8')).toMatch(/^scenario,draw,year/);
  });
});
