import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ROOT } from './support.js';

const above = realpathSync(mkdtempSync(join(tmpdir(), 'roosim-watch-')));
const folder = join(above, 'scenarios');
const file = join(folder, 'mine.yaml');
const GOOD = 'scenario: mine\nextends: nafta-1994\n';
let program: ChildProcess | undefined;
afterEach(() => {
  program?.kill('SIGKILL');
  rmSync(above, { recursive: true, force: true });
});

it('a watch outlives whatever is saved in place of the file, and its folder', async () => {
  mkdirSync(folder);
  writeFileSync(file, GOOD);
  let text = '';
  program = spawn(process.execPath, ['dist/cli/main.js', 'check', '--watch', file], { cwd: ROOT });
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk: Buffer) => (text += String(chunk)));
  const told = async (words: RegExp): Promise<void> => {
    while (!words.test(text)) {
      if (program?.exitCode !== null) throw new Error(`The watch ended; it had said: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    text = '';
  };
  await told(/Watching/);
  writeFileSync(file, Buffer.from([0xff, 0x00, 0xfe, 0x01]));
  await told(/is not UTF-8 text/);
  truncateSync(file, 4 * 2 ** 30);
  await told(/has 4294967296 bytes/);
  rmSync(file);
  await told(/There is no file/);
  execFileSync('mkfifo', [file]);
  rmSync(file);
  writeFileSync(file, GOOD);
  await told(/no errors/);
  rmSync(folder, { recursive: true });
  await told(/There is no file/);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  mkdirSync(folder);
  writeFileSync(file, GOOD);
  await told(/no errors/);
  expect(program.exitCode).toBe(null);
  program.kill('SIGTERM');
  const [code] = (await once(program, 'exit')) as [number | null];
  expect(code).toBe(143);
}, 60_000);
