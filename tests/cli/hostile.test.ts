import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.js';
import { printableLines } from '../../src/types/printable.js';
import { ROOT, runInProcess } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'roosim-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ACTING = ['\u001b[2J', '\u001b]0;owned\u0007', '\u009b31m', '\r', '\u202e', '\u2028', '\u0008', '\u200b'];
const acting = fc.constantFrom(...ACTING);
const hostile = fc
  .tuple(fc.string({ maxLength: 6 }), acting, fc.string({ maxLength: 6 }))
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('/', ''));

const OPTIONS = [
  '--format',
  '--year',
  '--metric',
  '--country',
  '--class',
  '--set',
  '--carline',
  '--baseline',
  '--draws',
  '--seed',
  '--from',
  '--folder',
  '--show',
  '--claims',
  '--save-as',
  '--codes',
];

/** Both ends are terminals that take no colour, so that no escape sequence is the program's own. */
function terminal() {
  let text = '';
  const sink = { isTTY: true, columns: 100, write: (more: string) => (text += more) };
  return { sink, text: () => text };
}

async function written(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const [out, err] = [terminal(), terminal()];
  await runInProcess(argv, {
    stdout: out.sink,
    stderr: err.sink,
    env: { NO_COLOR: '1', ...env },
    cwd: folder,
    shippedScenarios: join(ROOT, 'scenarios'),
  });
  return out.text() + err.text().replaceAll('\r\u001b[K', '');
}

function expectHarmless(text: string): void {
  expect(text).toBe(printableLines(text));
}

describe('nothing from a command line or a file acts on a terminal', () => {
  const names = COMMANDS.map(({ name }) => name).filter((name) => name !== 'ui' && name !== 'overview');

  it('whatever arguments any command is given', async () => {
    const argument = fc.oneof(
      hostile,
      hostile.map((text) => `${text}.yaml`),
      fc.tuple(fc.constantFrom(...OPTIONS), hostile).map(([option, text]) => `${option}=${text}`),
      hostile.map((text) => `--${text}`),
    );
    const command = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: hostile });
    await fc.assert(
      fc.asyncProperty(command, fc.array(argument, { minLength: 1, maxLength: 3 }), async (name, rest) => {
        expectHarmless(await written([name, ...rest]));
      }),
      { numRuns: 300 },
    );
  });

  it('whatever the environment holds', async () => {
    for (const name of ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX', 'TERM', 'LANG'])
      for (const text of ACTING) {
        const env = { [name]: text };
        expectHarmless(await written(['batch', 'usmca', '--out', join(folder, 'results'), '--shards', '2'], env));
      }
  });

  it('whatever a file is called and holds', async () => {
    const content = fc.constantFrom(
      (text: string) => `scenario: mine\nextends: nafta-1994\ntitle: ${JSON.stringify(text)}\n`,
      (text: string) => `scenario: mine\nextends: ${JSON.stringify(text)}\n`,
      (text: string) => `scenario: mine\nextends: nafta-1994\n${JSON.stringify(text)}: 1\n`,
      (text: string) => `scenario: mine\nextends: nafta-1994\nmetrics: {m: ${JSON.stringify(text)}}\n`,
      (text: string) => `scenario: mine\nextends: nafta-1994\nparameters: {paperwork: {value: 1%, why: a}}\n# ${text}`,
      (text: string) => `${text}: [`,
    );
    const use = fc.constantFrom<readonly string[]>(
      ['check'],
      ['check', '--format', 'json'],
      ['check', '--format', 'problems'],
      ['assumptions', '--format', 'csv'],
      ['describe'],
      ['set', '--save-as', 'other'],
      ['run', '--format', 'json', '--year', '2025'],
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, content, use, async (name, text, make, argv) => {
        const file = join(folder, `${name}.yaml`);
        writeFileSync(file, make(text));
        expectHarmless(await written([...argv, file]));
        rmSync(file);
      }),
      { numRuns: 120 },
    );
  });
});
