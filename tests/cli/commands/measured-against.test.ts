import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../support.js';

const folder = mkdtempSync(join(tmpdir(), 'roosim-measured-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, ...lines: readonly string[]): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `scenario: ${name.replace(/^.*\//, '')}\n${lines.join('\n')}\n`);
  return file;
}

/** What the changes of a comparison are from. */
async function measureOf(...argv: readonly string[]): Promise<string | undefined> {
  const { stdout } = await runInProcess(['compare', ...argv, '--year', '2020']);
  return /changes are from (.*)$/m.exec(stdout)?.[1];
}

describe('a scenario is measured against what it extends', () => {
  it('one against its parent, several against their nearest common ancestor, which may be among them', async () => {
    expect(await measureOf('usmca-no-rollup')).toBe('USMCA 2020');
    expect(await measureOf('usmca-no-rollup', 'section-232')).toBe('USMCA 2020');
    expect(await measureOf('usmca', 'section-232')).toBe('USMCA 2020');
    expect(await measureOf('us-85-50', 'section-232')).toBe('NAFTA 1994');
    expect(await measureOf('usmca-no-rollup', '--baseline', 'nafta-1994')).toBe('NAFTA 1994');
  });

  it('in its claims too, whatever the table is measured against, unless a claim names another', async () => {
    const same = 'jobs.direct[US] == baseline.jobs.direct[US]';
    const file = write(
      'claiming',
      'extends: usmca',
      'claims:',
      `  - {says: as in USMCA, holds_if: "${same}", in: 2020}`,
      `  - {says: as under NAFTA, holds_if: "${same}", in: 2020, against: nafta-1994}`,
    );
    for (const options of [[], ['--baseline', 'nafta-1994'], ['--draws', '2']]) {
      const { stdout } = await runInProcess(['compare', file, '--year', '2020', ...options]);
      expect(stdout).toMatch(/✔ holds: as in USMCA/);
      expect(stdout).toMatch(/✘ does not hold: as under NAFTA/);
    }
  });
});

describe('one name, one scenario', () => {
  it('is found in the folder before those that ship, by commands as by extends', async () => {
    write('us-85-50', 'title: My own', 'extends: nafta-1994', 'rule: {in_force: 2020, regional: 70%}');
    write('child', 'extends: us-85-50');
    const cwd = folder;
    expect((await runInProcess(['describe', 'us-85-50'], { cwd })).stdout).toContain('My own');
    expect((await runInProcess(['describe', 'child'], { cwd })).stdout).toContain('It extends us-85-50 (My own)');
  });

  it('refuses two files of one name in one comparison, with both places', async () => {
    mkdirSync(join(folder, 'other'), { recursive: true });
    const files = ['twin', 'other/twin'].map((name) => write(name, 'extends: nafta-1994'));
    const { exitCode, stderr } = await runInProcess(['compare', ...files], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('twin.yaml and other/twin.yaml are both named twin');
  });
});
