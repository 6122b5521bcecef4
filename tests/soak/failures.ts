import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndexSource } from '../../src/uncertainty/uniform.js';
import { corruptOne, shardsToSpoil } from './failures/corrupt.js';
import {
  contentOf,
  countingProgram,
  type Fault,
  type Program,
  runUnder,
  trial,
  wholeProgram,
} from './failures/trial.js';
import type { SoakOptions, SoakPart, SoakReport } from './part.js';

/** What a disk may answer. */
const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EDQUOT', 'EROFS'];
const ALLOCATIONS = 200;
const CORRUPTED = 500;
/** A prime, and no divisor of a number of steps. */
const STRIDE = 997;
/** Real calls that make a step last, stopped by strace. */
const CALLS = ['rename', 'fsync', 'unlink', 'link', 'mkdir'];

/** Machines that fail: after each fault a batch run again has the bytes of an undisturbed one. */
export const part: SoakPart = { name: 'failures', run };

type Task = { readonly what: string; readonly done: () => Promise<string | undefined> };

async function run({ seed, amount, seconds, log }: SoakOptions): Promise<SoakReport> {
  const parent = mkdtempSync(join(tmpdir(), 'roosim-soak-'));
  const until = performance.now() + seconds * 1000;
  const faults: { seed: number; what: string }[] = [];
  const counts = new Map<string, number>();
  const notes: string[] = [];
  let done = 0;
  try {
    for await (const { what, done: work } of tasks(parent, seed, notes)) {
      if (performance.now() > until || done >= (amount ?? Number.POSITIVE_INFINITY)) {
        notes.push('stopped before all were tried');
        break;
      }
      const wrong = await work();
      done += 1;
      const kind = what.split(' at ')[0] as string;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (wrong !== undefined) faults.push({ seed, what: `${what}: ${wrong}` });
      if (done % 50 === 0) log(`${done} faults tried, ${faults.length} not survived`);
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
  return { done, faults, notes: [...[...counts].map(([kind, count]) => `${kind}: ${count}`), ...notes] };
}

async function* tasks(parent: string, seed: number, notes: string[]): AsyncGenerator<Task, void, undefined> {
  const index = createIndexSource(seed, 'soak.failures');
  let drawn = 0;
  const random = (): number => index(drawn++, 2 ** 32) / 2 ** 32;
  const kinds = [steps(parent, random, notes), systemCalls(parent, notes), allocations(parent)];
  yield* inTurns([corruptions(parent, random), ...kinds]);
}

/** One of each in turn, so that a short soak tries something of every kind. */
async function* inTurns<T>(sources: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void, undefined> {
  let open = [...sources];
  while (open.length > 0) {
    const over = new Set<AsyncGenerator<T, void>>();
    for (const source of open) {
      const next = await source.next();
      if (next.done === true) over.add(source);
      else yield next.value;
    }
    open = open.filter((source) => !over.has(source));
  }
}

async function* corruptions(parent: string, random: () => number): AsyncGenerator<Task, void, undefined> {
  const whole = await shardsToSpoil(parent);
  for (let i = 0; i < CORRUPTED; i++)
    yield { what: `corrupted chunk at ${i}`, done: () => corruptOne(whole, parent, random) };
}

async function* steps(parent: string, random: () => number, notes: string[]): AsyncGenerator<Task, void, undefined> {
  const counted = join(parent, 'steps');
  await runUnder(
    countingProgram,
    join(parent, 'counted'),
    { kind: 'count', at: 0 },
    { env: { ROOSIM_STEPS: counted } },
  );
  const count = Number(readFileSync(counted, 'utf8'));
  notes.push(`${count} steps on the disk in a run`);
  const undisturbed = contentOf(join(parent, 'counted'));
  for (let i = 0; i < count; i++) {
    // Here and there, so that a short soak sees all of a run.
    const at = 1 + ((i * STRIDE) % count);
    const code = CODES[Math.floor(random() * CODES.length)] as string;
    const three: readonly Fault[] = [
      { kind: 'kill', at, after: false },
      { kind: 'kill', at, after: true },
      { kind: 'fail', at, code },
    ];
    for (const fault of three) yield faultTask(countingProgram, join(parent, 'trial'), undisturbed, fault);
  }
}

async function* allocations(parent: string): AsyncGenerator<Task, void, undefined> {
  const whole = join(parent, 'whole');
  await runUnder(wholeProgram, whole);
  const undisturbed = contentOf(whole);
  for (let at = 1; at <= ALLOCATIONS; at++)
    yield faultTask(wholeProgram, join(parent, 'trial'), undisturbed, { kind: 'allocation', at });
}

function faultTask(program: Program, folder: string, undisturbed: string, fault: Fault): Task {
  const { kind, at, after = false, code = '' } = fault;
  const when = kind === 'kill' ? (after ? ' after a step' : ' before a step') : ` ${code}`;
  return {
    what: `${kind}${when.trimEnd()} at ${at}`,
    done: () => trial(program, folder, undisturbed, () => runUnder(program, folder, fault)),
  };
}

async function* systemCalls(parent: string, notes: string[]): AsyncGenerator<Task, void, undefined> {
  if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) {
    notes.push('real system calls: skipped, since strace cannot be used here');
    return;
  }
  const folder = join(parent, 'trial');
  await runUnder(countingProgram, join(parent, 'uncounted'));
  const undisturbed = contentOf(join(parent, 'uncounted'));
  for (const call of CALLS) {
    for (const inject of ['signal=KILL', 'error=EIO']) {
      let reached = true;
      for (let at = 1; reached; at++) {
        // One thread of libuv's makes all calls, so that strace counts them together.
        const under = ['strace', '-f', '-qq', '-o', '/dev/null', `--inject=${call}:${inject}:when=${at}`];
        const disturb = async () => {
          const first = await runUnder(countingProgram, folder, undefined, { under, env: { UV_THREADPOOL_SIZE: '1' } });
          reached = first.code !== 0;
          return first;
        };
        yield {
          what: `${call} ${inject} at ${at}`,
          done: () => trial(countingProgram, folder, undisturbed, disturb),
        };
        // A call whose failing does not matter never ends a run; there are fewer than so many.
        if (inject !== 'signal=KILL' && at < MOST_CALLS) reached = true;
      }
    }
  }
}

const MOST_CALLS = 30;
