import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, runInProcess } from '../support.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roosim-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: string[]) => runInProcess(argv, { cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const BAD = 'scenario: mine\nextends: nafta-1994\ntitel: A\nrule: {regional: 120%}\nparameters: {paperwork: 1%}\n';

describe('roosim check', () => {
  it('finds nothing in the scenarios that ship', async () => {
    const { exitCode, stdout, stderr } = await run('check', 'us-85-50', 'usmca');
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'no errors and no warnings in 2 files.\n',
    });
  });

  it('checks the scenarios of ./scenarios where none is named, and says so where there are none', async () => {
    const { exitCode, stderr } = await run('check');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('No file is named, and there are none in ./scenarios.');
    mkdirSync(join(folder, 'scenarios'));
    write('scenarios/mine.yaml', BAD);
    write('scenarios/yours.yaml', 'scenario: yours\ntitle: Yours\nextends: nafta-1994\n');
    expect(await run('check')).toMatchObject({ exitCode: 3, stderr: '2 errors and 1 warning in 2 files.\n' });
  });

  it('shows every mistake with its line underlined, and exits with 3', async () => {
    write('mine.yaml', BAD);
    const { exitCode, stdout, stderr } = await run('check', 'mine.yaml');
    expect(exitCode).toBe(3);
    expect(stdout).toBe(`error: There is no key 'titel' in a scenario file. [key_unknown]
  at mine.yaml:3:1
   |
 3 | titel: A
   | ^^^^^
hint: Did you mean 'title'?

error: 120% is out of range: it must be from 0% to 100%. [share_out_of_range]
  at mine.yaml:4:18
   |
 4 | rule: {regional: 120%}
   |                  ^^^^

warning: 'paperwork' departs from the register without a reason. [override_without_why]
  at mine.yaml:5:14
   |
 5 | parameters: {paperwork: 1%}
   |              ^^^^^^^^^
hint: Add why: ...
`);
    expect(stderr).toBe('2 errors and 1 warning in one file.\n');
  });

  it('writes one line each for problem matchers', async () => {
    write('mine.yaml', BAD);
    const { exitCode, stdout } = await run('check', 'mine.yaml', '--format', 'problems', '--quiet');
    expect(exitCode).toBe(3);
    const matcher = /^([^:]+):(\d+):(\d+): (error|warning): (.+) \[(\w+)\]$/;
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => matcher.exec(line)?.slice(1, 5)),
    ).toEqual([
      ['mine.yaml', '3', '1', 'error'],
      ['mine.yaml', '4', '18', 'error'],
      ['mine.yaml', '5', '14', 'warning'],
    ]);
  });

  it('writes JSON', async () => {
    write('mine.yaml', BAD);
    const { stdout } = await run('check', 'mine.yaml', '--format', 'json');
    expect((JSON.parse(stdout) as unknown[])[1]).toEqual({
      code: 'share_out_of_range',
      severity: 'error',
      message: '120% is out of range: it must be from 0% to 100%.',
      hint: null,
      file: 'mine.yaml',
      line: 4,
      column: 18,
      endColumn: 22,
    });
  });

  it('warns of a rule that nobody can meet, and exits with 0, or with 3 if warnings count', async () => {
    write(
      'mine.yaml',
      'scenario: mine\nextends: nafta-1994\ncontent:\n  regional: {tracing: all}\n  overseas: {counts: [ROW]}\nrule: {regional: 80%, overseas: 30%}\n',
    );
    const { exitCode, stdout } = await run('check', 'mine.yaml', '--format', 'problems');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('mine.yaml:6:1: warning: No car made in the region can meet this rule in 2031');
    expect((await run('check', 'mine.yaml', '--strict')).exitCode).toBe(3);
  });

  it('shows escape sequences of a file as text', async () => {
    write('mine.yaml', 'scenario: mine\nextends: nafta-1994\n"\\e[2Jtitel": A\ntitle: "\u001b]0;owned\u0007"\n');
    const { exitCode, stdout, stderr } = await run('check', 'mine.yaml');
    expect(exitCode).toBe(3);
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('checks again when a file changes, until it is stopped', async () => {
    write('mine.yaml', 'scenario: mine\nextends: nafta-1994\n');
    const controller = new AbortController();
    let stdout = '';
    const running = runInProcess(['check', 'mine.yaml', '--watch', '--format', 'problems'], {
      cwd: folder,
      signal: controller.signal,
      stdout: { write: (text) => (stdout += text) },
    });
    const deadline = Date.now() + 30_000;
    // The watcher takes a moment to start; what is written before that moment it does not see.
    for (let i = 0; !stdout.includes('key_unknown') && Date.now() < deadline; i += 1) {
      write('mine.yaml', `scenario: mine\nextends: nafta-1994\ntitel: ${'x'.repeat(i + 1)}\n`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    controller.abort();
    await running;
    expect(stdout).toContain('mine.yaml:3:1: error: There is no key');
  });
});

describe('from nothing to a proposal of one’s own', () => {
  it('goes by new, set, check, describe and diff', async () => {
    expect(await run('new', 'my-proposal', '--from', 'us-85-50')).toMatchObject({ exitCode: 0 });
    expect(await run('check', 'my-proposal.yaml')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await run('set', 'my-proposal.yaml', 'rule.regional=75%', 'rule.us=40%')).toMatchObject({ exitCode: 0 });
    expect(read('my-proposal.yaml')).toContain('- regional: 75%\n');
    expect(read('my-proposal.yaml')).toContain('# A proposal of your own.');
    const described = await run('describe', 'my-proposal.yaml');
    expect(described.stdout).toContain(
      'The rule, from 2022 on, asks for: 75% North American, 40% U.S.; before: 85% North American, 50% U.S..',
    );
    const { stdout } = await run('diff', 'us-85-50', 'my-proposal.yaml', '--format', 'json');
    expect((JSON.parse(stdout) as { topic: string; about: string; a: string; b: string }[])[0]).toMatchObject({
      topic: 'rule',
      b: expect.stringContaining('40% U.S.') as string,
    });
  });

  it('never overwrites a file, nor leaves half of one', async () => {
    write('mine.yaml', 'mine\n');
    expect(await run('new', 'mine')).toMatchObject({ exitCode: 1 });
    expect(await run('new', '../mine')).toMatchObject({ exitCode: 2 });
    expect(await run('new', 'other', '--from', 'us-85-51')).toMatchObject({ exitCode: 3 });
    expect(readdirSync(folder)).toEqual(['mine.yaml']);
    expect(read('mine.yaml')).toBe('mine\n');
  });

  it('refuses a change that would leave mistakes, and the file stays as it was', async () => {
    await run('new', 'mine');
    const before = read('mine.yaml');
    const { exitCode, stderr } = await run('set', 'mine.yaml', 'rule.regional=120%');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('120% is out of range');
    expect(await run('set', 'mine.yaml', 'rule.regional')).toMatchObject({ exitCode: 2 });
    expect(read('mine.yaml')).toBe(before);
  });

  it('saves as another file', async () => {
    await run('new', 'mine');
    expect(await run('set', 'mine.yaml', 'rule.regional=80%', '--save-as', 'mine-80')).toMatchObject({ exitCode: 0 });
    expect(read('mine-80.yaml')).toContain('scenario: mine-80\n');
    expect(read('mine.yaml')).toContain('regional: 62.5%');
  });
});

describe('the pages that explain', () => {
  it('are printed by the commands they explain', async () => {
    const codes = await run('check', '--codes');
    expect(codes.stdout).toBe(readFileSync(join(ROOT, 'src', 'scenario', 'DIAGNOSTICS.md'), 'utf8'));
    const keys = await run('schema', '--keys');
    expect(keys.stdout).toBe(readFileSync(join(ROOT, 'src', 'scenario', 'SCENARIO-FILES.md'), 'utf8'));
    expect(await run('check')).toMatchObject({ exitCode: 2 });
  });
});

describe('roosim schema', () => {
  it('prints what ships', async () => {
    const { stdout } = await run('schema');
    expect(stdout).toBe(readFileSync(join(ROOT, 'scenarios', 'scenario.schema.json'), 'utf8'));
  });
});

describe('roosim diff', () => {
  it('says that nothing separates a scenario from itself', async () => {
    const { stdout } = await run('diff', 'usmca', 'usmca');
    expect(stdout).toBe('Nothing separates usmca and usmca.\n');
  });
});
