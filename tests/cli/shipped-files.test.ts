import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import { sitDown } from '../terminal/support/pty.js';
import { ROOT } from './support.js';

/** A user without special rights: to root no folder is read-only. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Every file below a folder with what it holds. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

describe.each(['writable', 'read-only'])('an installation that is %s', (kind) => {
  let root = '';
  let shipped = '';
  let before: Record<string, string> = {};
  const program = (): string => join(root, 'roosim/dist/cli/main.js');
  const ownFolder = (): string => {
    const folder = mkdtempSync(join(root, 'own-'));
    if (isRoot) chownSync(folder, NOBODY, NOBODY);
    return folder;
  };
  const roosim = (cwd: string, ...argv: readonly string[]) =>
    spawnSync(process.execPath, [program(), ...argv], {
      cwd,
      encoding: 'utf8',
      ...(isRoot && kind === 'read-only' ? { uid: NOBODY, gid: NOBODY } : {}),
    });

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'roosim-installed-'));
    chmodSync(root, 0o755);
    for (const part of ['dist', 'scenarios', 'package.json'])
      cpSync(join(ROOT, part), join(root, 'roosim', part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'roosim/node_modules'));
    shipped = join(root, 'roosim/scenarios');
    if (kind === 'read-only') spawnSync('chmod', ['-R', 'a-w', join(root, 'roosim/dist'), shipped]);
    before = contents(join(root, 'roosim'));
  });
  afterAll(() => {
    expect(contents(join(root, 'roosim'))).toEqual(before);
    spawnSync('chmod', ['-R', 'u+w', root]);
    rmSync(root, { recursive: true, force: true });
  });

  it('gives a copy to whoever sets values of a scenario that ships, and says so', () => {
    const own = ownFolder();
    const set = roosim(own, 'set', 'usmca', 'rule.core=70%');
    expect(set).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'Wrote usmca.yaml, a copy: usmca.yaml ships with roosim and stays as it is.\n',
    });
    expect(loadScenario(join(own, 'usmca.yaml')).name).toBe('usmca');
    const text = readFileSync(join(own, 'usmca.yaml'), 'utf8');
    expect(text).toMatch(/core: 70%/);
    // What editors go by is found from the new place as well.
    expect(text.split('\n')[0]).toBe(
      `# yaml-language-server: $schema=${relative(own, join(shipped, 'scenario.schema.json'))}`,
    );
    expect(roosim(own, 'check', 'usmca.yaml')).toMatchObject({ status: 0 });
    expect(roosim(own, 'set', 'usmca.yaml', 'rule.core=71%').stderr).toBe('Wrote usmca.yaml.\n');
  });

  it("never puts a copy in the place of a file of one's own", () => {
    const own = ownFolder();
    roosim(own, 'set', 'usmca', 'rule.core=70%');
    const mine = contents(own);
    const again = roosim(own, 'set', join(shipped, 'usmca.yaml'), 'rule.core=72%');
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('usmca.yaml is here already');
    expect(contents(own)).toEqual(mine);
    // By name it is one's own that is meant.
    expect(roosim(own, 'set', 'usmca', 'rule.core=72%').stderr).toBe('Wrote usmca.yaml.\n');
  });

  it('saves under another name in the current folder', () => {
    const own = ownFolder();
    const saved = roosim(own, 'set', join(shipped, 'us-85-50.yaml'), 'rule.us=40%', '--save-as', 'milder');
    expect(saved).toMatchObject({ status: 0 });
    expect(readdirSync(own)).toEqual(['milder.yaml']);
  });

  it('says no where the current folder is its own', () => {
    const set = roosim(shipped, 'set', 'usmca.yaml', 'rule.core=70%');
    expect(set.status).toBe(1);
    expect(set.stderr).toContain('ships with roosim and stays as it is');
  });

  it('has no result written over what ships, and no calibration', () => {
    const own = ownFolder();
    const over = roosim(own, 'run', 'nafta-1994', '--format', 'csv', '-o', join(shipped, 'usmca.yaml'));
    expect(over).toMatchObject({ status: 2, stdout: '' });
    expect(over.stderr).toContain('ships with roosim and stays as it is');
    expect(roosim(own, 'calibrate', '--write')).toMatchObject({ status: 2, stdout: '' });
  });

  it('is left alone by the editor and by levers that are saved in the interface', async () => {
    const own = ownFolder();
    const sitting = sitDown(['ui', 'nafta-1994', 'us-85-50', '--draws', '0'], {
      cwd: own,
      script: program(),
      env: { VISUAL: 'sed -i "s/us: 50%/us: 45%/"' },
    });
    await sitting.sees(/B ● U\.S\. proposal.*[▲▼] [+−][\d,]+/);
    sitting.press('e');
    await sitting.sees('What ships stays as it is: this is your us-85-50.yaml.');
    expect(readFileSync(join(own, 'us-85-50.yaml'), 'utf8')).toContain('us: 45%');
    sitting.press('6', 'j');
    await sitting.sees(/▸ U\.S\. content .* 45\.0%/);
    sitting.press('[');
    await sitting.sees('▸ regional content');
    sitting.press('H');
    await sitting.sees('levers moved');
    sitting.press('w');
    await sitting.sees('save as nafta-1994-edited');
    sitting.press('\r');
    await sitting.sees('Saved as nafta-1994-edited.yaml');
    expect(readdirSync(own).sort()).toEqual(['nafta-1994-edited.yaml', 'us-85-50.yaml']);
    sitting.press('q');
    expect((await sitting.ended()).code).toBe(0);
  });
});
