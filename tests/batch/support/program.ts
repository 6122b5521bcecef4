import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program as people run it: built, as `npm test` does first; or another build that ROOSIM_MAIN names. */
export const MAIN = process.env.ROOSIM_MAIN ?? fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** A batch that takes little time: one scenario, one year, few outcomes. */
export const SMALL = ['batch', 'nafta-1994', '--year', '2019', '--metric', 'jobs', '--seed', '7'];

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  if (!existsSync(MAIN)) throw new Error('The program is not built: run npm run build.');
  return spawn(process.execPath, [MAIN, ...args], {
    // Elsewhere, so that the scenarios are those that ship with the build.
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for a process to end, and gathers what it says. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

export function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return ended(start(args, env));
}

/** Runs a shell script in which `roosim` is the built program. */
export function runShell(script: string, folder: string): Promise<Ended> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'roosim'), `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`, { mode: 0o755 });
  return ended(
    spawn('bash', ['-c', script], {
      cwd: folder,
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** Waits until something is so. */
export async function until(what: string, holds: () => boolean, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
