import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inputText, readInput } from '../../src/types/read-input.js';
import { ROOT } from '../cli/support.js';

const folder = mkdtempSync(join(tmpdir(), 'roosim-inputs-'));
const outside = mkdtempSync(join(tmpdir(), 'roosim-outside-'));
afterAll(() => {
  for (const one of [folder, outside]) rmSync(one, { recursive: true, force: true });
});
const at = (name: string) => join(folder, name);
const bounds = { largestBytes: 1024 };
const problemOf = (path: string, within?: string) => {
  const input = readInput(path, within === undefined ? bounds : { ...bounds, within });
  return 'problem' in input ? input.problem : input.bytes.toString();
};

writeFileSync(at('plain'), 'text');
writeFileSync(join(outside, 'secret'), 'secret');
symlinkSync(join(outside, 'secret'), at('link-out'));
symlinkSync('plain', at('link-in'));
symlinkSync('nowhere', at('dangling'));
symlinkSync(folder, join(outside, 'linked'));
mkdirSync(at('folder'));
writeFileSync(at('huge'), '');
truncateSync(at('huge'), 4 * 2 ** 30);
execFileSync('mkfifo', [at('fifo')]);

describe('an input', () => {
  it('is a regular file of bounded size', () => {
    expect(problemOf(at('plain'))).toBe('text');
    expect(problemOf(at('none'))).toBe('missing');
    expect(problemOf(join(at('plain'), 'below'))).toBe('missing');
    expect(problemOf(at('folder'))).toBe('irregular');
    expect(problemOf(at('fifo'))).toBe('irregular');
    expect(problemOf('/dev/zero')).toBe('irregular');
    expect(problemOf(at('huge'))).toBe('too_large');
    writeFileSync(at('most'), 'x'.repeat(1024));
    writeFileSync(at('more'), 'x'.repeat(1025));
    expect(problemOf(at('most'))).toHaveLength(1024);
    expect(problemOf(at('more'))).toBe('too_large');
  });

  it('that says it is empty is still read no further than it may be', () => {
    // Files of /proc have a size of 0 and hold more.
    expect(problemOf('/proc/cpuinfo')).toMatch(/too_large|processor/);
  });

  it('of a folder lies in it, links followed, wherever the folder is linked from', () => {
    expect(problemOf(at('link-out'))).toBe('secret');
    expect(problemOf(at('link-out'), folder)).toBe('outside');
    expect(problemOf(at('link-in'), folder)).toBe('text');
    expect(problemOf(at('dangling'), folder)).toBe('missing');
    const linked = join(outside, 'linked');
    expect(problemOf(join(linked, 'plain'), linked)).toBe('text');
    expect(problemOf(join(linked, 'link-out'), linked)).toBe('outside');
  });

  it('that is refused is named, and nothing of it is told', () => {
    expect(() => inputText(at('link-out'), 'The file', { ...bounds, within: folder })).toThrow(
      `The file ${at('link-out')} is a link out of its folder.`,
    );
  });
});

describe('the built program', () => {
  it.each(['fifo', 'zero', 'shadow', 'huge'] as const)('refuses a baseline whose carlines are a %s at once', (kind) => {
    const baseline = at(`baselines/${kind}`);
    mkdirSync(at('baselines'), { recursive: true });
    cpSync(join(ROOT, 'scenarios/baselines/north-america-2019'), baseline, { recursive: true });
    const carlines = join(baseline, 'carlines.csv');
    rmSync(carlines);
    if (kind === 'fifo') execFileSync('mkfifo', [carlines]);
    if (kind === 'zero') symlinkSync('/dev/zero', carlines);
    if (kind === 'shadow') symlinkSync(join(outside, 'secret'), carlines);
    if (kind === 'huge') {
      writeFileSync(carlines, '');
      truncateSync(carlines, 4 * 2 ** 30);
    }
    const file = at(`of-${kind}.yaml`);
    writeFileSync(file, `scenario: of-${kind}\nbaseline: ${kind}\nrule: {regional: 75%}\n`);
    const run = spawnSync(process.execPath, ['dist/cli/main.js', 'check', file], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
    expect(run.status).toBe(3);
    expect(run.stdout + run.stderr).toMatch(/carlines\.csv (is not a regular file|is a link out of|has \d+ bytes)/);
    expect(run.stdout + run.stderr).not.toContain('secret');
  });
});
