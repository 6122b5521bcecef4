import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countingJob, countingPlan } from '../../batch/support/jobs.js';
import { type Ended, ended, MAIN, SMALL } from '../../batch/support/program.js';

const FILES = ['datapackage.json', 'failures.csv', 'plan.json', 'results.csv'];
const PRELOAD = fileURLToPath(new URL('./preload.cjs', import.meta.url));

/** What goes wrong in a process; see preload.cjs. */
export type Fault = {
  readonly kind: 'count' | 'kill' | 'fail' | 'allocation';
  readonly at: number;
  readonly after?: boolean;
  readonly code?: string;
};

/** A program that makes a batch in a folder, and what it is run under. */
export type Program = (folder: string) => readonly string[];

/** The machinery of batches with a worker that counts: some hundred steps on the disk in a fifth of a second. */
export const countingProgram: Program = (folder) => {
  const plan = countingPlan(30);
  const { worker, ...job } = countingJob(plan, { rows: 5 });
  const options = { workers: 1, shard: { index: 1, count: 1 }, chunk: 3 };
  const script = fileURLToPath(new URL('../../batch/support/counting-program.mjs', import.meta.url));
  const values = [plan, { ...job, worker: { data: worker.data } }, options].map((value) => JSON.stringify(value));
  return [script, join(dirname(MAIN), '..'), folder, ...values];
};

/** The program as people run it. */
export const wholeProgram: Program = (folder) => [
  MAIN,
  ...SMALL,
  '--quiet',
  '--draws=6',
  '--chunk=2',
  '--workers=1',
  '--out',
  folder,
];

/** Runs a program in a folder, under a fault, and under another program such as strace. */
export function runUnder(
  program: Program,
  folder: string,
  fault?: Fault,
  {
    under = [],
    env = {},
  }: { readonly under?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  mkdirSync(folder, { recursive: true });
  const [command, ...args] = [...under, process.execPath, '--require', PRELOAD, ...program(folder)];
  const faulty = fault === undefined ? {} : { ROOSIM_FAULT: JSON.stringify(fault) };
  const child = spawn(command as string, args, {
    env: { ...process.env, ...env, ...faulty },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child);
}

/** The files of a finished batch, and the names of whatever else lies in its folder. */
export function contentOf(folder: string): string {
  return readdirSync(folder)
    .sort()
    .map((name) => (FILES.includes(name) ? `${name}\n${readFileSync(join(folder, name), 'utf8')}` : `also ${name}`))
    .join('\n');
}

/**
 * Runs a program under a fault, then undisturbed.
 * @returns What is wrong: a crash, a hang, other bytes, a stack trace; undefined when nothing is.
 */
export async function trial(
  program: Program,
  folder: string,
  undisturbed: string,
  disturb: () => Promise<Ended>,
): Promise<string | undefined> {
  try {
    const first = await disturb();
    // A draft that could not be removed may lie about until the next run.
    if (first.code === 0 && withoutDrafts(contentOf(folder)) !== undisturbed) return 'exit 0 with other bytes';
    if (first.signal === null && first.code !== 0 && first.stderr.trim() === '')
      return `exit ${first.code} without a word`;
    const second = await runUnder(program, folder);
    if (second.code !== 0) return `run again: exit ${second.code ?? second.signal}, ${second.stderr.slice(0, 300)}`;
    return contentOf(folder) === undisturbed ? undefined : 'run again: other bytes';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutDrafts(content: string): string {
  return content.replace(/^also \..+\.tmp\n/gm, '');
}
