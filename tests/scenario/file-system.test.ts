import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/diagnostics/diagnostic.js';
import { LIMITS } from '../../src/scenario/limits.js';
import { checkScenario, loadScenario, loadScenarios } from '../../src/scenario/load.js';
import { sharedBaseline } from './support.js';

const options = sharedBaseline();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roosim-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function codesOf(path: string): string[] {
  return checkScenario(path, options).diagnostics.map(({ code, place }) => `${place.line}:${place.column} ${code}`);
}

describe('files that cannot be read', () => {
  it('says that a file is missing, and which one may be meant', () => {
    write('my-proposal.yaml', 'scenario: my-proposal\nextends: nafta-1994\n');
    const { diagnostics } = checkScenario(join(folder, 'my-porposal.yaml'), options);
    expect(diagnostics).toMatchObject([{ code: 'file_missing', hint: "Did you mean 'my-proposal.yaml'?" }]);
  });

  it('refuses a folder and a device', () => {
    mkdirSync(join(folder, 'a.yaml'));
    expect(codesOf(join(folder, 'a.yaml'))).toEqual(['1:1 file_unreadable']);
    expect(codesOf('/dev/zero')).toEqual(['1:1 file_unreadable']);
  });

  it('does not read a file of 100 MB', () => {
    const path = join(folder, 'huge.yaml');
    writeFileSync(path, Buffer.alloc(100_000_000, 'a: [&a b]\n'));
    const before = process.memoryUsage().rss;
    const start = performance.now();
    expect(codesOf(path)).toEqual(['1:1 file_too_large']);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('refuses what is not UTF-8, at the first byte that is not', () => {
    const path = write('latin.yaml', Buffer.concat([Buffer.from('scenario: latin\ntitle: '), Buffer.from([0xe9])]));
    expect(codesOf(path)).toEqual(['2:8 file_not_text']);
    expect(codesOf(write('utf16.yaml', Buffer.from('scenario: utf16\n', 'utf16le')))).toEqual(['1:2 file_not_text']);
  });

  it('takes a byte order mark and Windows line ends', () => {
    const path = write('windows.yaml', '\uFEFFscenario: windows\r\nextends: nafta-1994\r\nrule: {regional: 75}\r\n');
    expect(codesOf(path)).toEqual(['3:18 percent_missing']);
  });
});

describe('what a file names', () => {
  const child = (parent: string) => `scenario: child\nextends: ${parent}\n`;

  it('is looked for in the folder first, then among the scenarios that ship', () => {
    write('nafta-1994.yaml', 'scenario: nafta-1994\nextends: tpp-45\ntitle: Mine\n');
    const scenario = loadScenario(write('child.yaml', child('nafta-1994')), options);
    expect(scenario.lineage).toEqual(['nafta-1994', 'tpp-45', 'nafta-1994']);
  });

  it('is not followed out of the folder through a symbolic link', () => {
    mkdirSync(join(folder, 'inside'));
    write('secret.yaml', 'scenario: secret\nextends: nafta-1994\n');
    symlinkSync(join(folder, 'secret.yaml'), join(folder, 'inside', 'secret.yaml'));
    const path = write('inside/child.yaml', child('secret'));
    expect(codesOf(path)).toEqual(['2:10 extends_outside']);
    symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'inside', 'dangling.yaml'));
    expect(codesOf(write('inside/child.yaml', child('dangling')))).toEqual(['2:10 extends_outside']);
  });

  it('may be a link that stays in the folder', () => {
    write('original.yaml', 'scenario: original\nextends: nafta-1994\n');
    symlinkSync(join(folder, 'original.yaml'), join(folder, 'alias.yaml'));
    expect(codesOf(write('child.yaml', child('alias')))).toEqual([]);
  });

  it('is not a baseline folder through a link either', () => {
    mkdirSync(join(folder, 'baselines'));
    symlinkSync('/etc', join(folder, 'baselines', 'etc'));
    const path = write('child.yaml', 'scenario: child\nbaseline: etc\nrule: {withdrawn: true}\n');
    expect(codesOf(path)).toEqual(['2:11 extends_outside']);
  });

  it('is a baseline whose data can be read', () => {
    mkdirSync(join(folder, 'baselines', 'empty'), { recursive: true });
    const path = write('child.yaml', 'scenario: child\nbaseline: empty\nrule: {withdrawn: true}\n');
    expect(codesOf(path)).toEqual(['2:11 baseline_broken']);
  });

  it('is not a chain without end', () => {
    for (let i = 1; i <= LIMITS.lineage + 2; i += 1) {
      write(`link-${i}.yaml`, `scenario: link-${i}\nextends: ${i === 1 ? 'nafta-1994' : `link-${i - 1}`}\n`);
    }
    expect(codesOf(join(folder, 'link-5.yaml'))).toEqual([]);
    expect(codesOf(join(folder, `link-${LIMITS.lineage + 2}.yaml`))).toEqual(['2:10 extends_too_long']);
  });
});

describe('loading', () => {
  it('throws every mistake of every file at once', () => {
    const a = write('a.yaml', 'scenario: a\nextends: nafta-1994\nrule: {regional: 75}\ntitel: A\n');
    const b = write('b.yaml', 'scenario: b\nextends: a\n');
    const error = (() => {
      try {
        loadScenarios([a, b], options);
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(ScenarioError);
    const { diagnostics, code, place, message } = error as ScenarioError;
    expect(diagnostics.map((d) => d.code)).toEqual(['percent_missing', 'key_unknown', 'extends_invalid']);
    expect({ code, place, message }).toMatchObject({
      code: 'scenario_invalid',
      place: { file: a, line: 3 },
      message: '75 lacks its %. (and 2 more)',
    });
  });

  it('does not throw for warnings', () => {
    const path = write('a.yaml', 'scenario: a\nextends: nafta-1994\nparameters: {paperwork: 1%}\n');
    expect(loadScenario(path, options).parameterOverrides).toEqual({
      paperwork: { value: 0.01, why: undefined, range: undefined, from: 2020 },
    });
  });
});
