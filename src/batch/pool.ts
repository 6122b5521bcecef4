import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { fromErrorData, toErrorData } from './error-data.js';
import type { Reply } from './reply.js';
import type { UnitRange } from './units.js';

/** Where worker threads find their function, and what each is started with. */
export type WorkerSource = {
  /** Module with the functions of {@link Pool.run}; each takes a {@link Task} and gives a {@link Reply}. */
  readonly module: URL;
  /** Given to each thread as `workerData`; a structured clone is made of it. */
  readonly data: unknown;
};

/** What a thread's function is called with. */
export type Task = UnitRange & { readonly memory: ArrayBuffer | undefined };

/** Threads that compute ranges of units. */
export type Pool = {
  /**
   * Runs an exported function of the module on a range. Throws what the function failed with.
   * @param memory Handed over to the thread, to write its answer into.
   */
  readonly run: <T>(name: string, range: UnitRange, memory?: ArrayBuffer) => Promise<T>;
  /** Ends the threads, whatever they are doing. */
  readonly close: () => Promise<void>;
};

/**
 * With more room for young garbage two threads take 320 MB where 270 do, for a tenth more draws a second. The old generation
 * of a draw of the fleet that ships is some 30 MB.
 */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 };

/** Starts worker threads. They live until {@link Pool.close}. */
export function createPool(source: WorkerSource, workers: number): Pool {
  const pool = new Piscina({
    filename: fileURLToPath(source.module),
    workerData: source.data,
    minThreads: workers,
    maxThreads: workers,
    recordTiming: false,
    resourceLimits: THREAD_MEMORY,
  });
  // Without a listener a thread that dies while idle would end the process; its next task fails with the same error.
  pool.on('error', () => undefined);
  return {
    run: async <T>(name: string, range: UnitRange, memory?: ArrayBuffer): Promise<T> => {
      const task: Task = { ...range, memory };
      const transferList = memory === undefined ? [] : [memory];
      const reply = await pool.run(task, { name, transferList }).then(
        (value) => value as Reply<T>,
        // The thread itself ended, e.g. beyond its memory.
        (error: unknown): Reply<T> => ({ failed: toErrorData(error) }),
      );
      if ('done' in reply) return reply.done;
      throw fromErrorData(reply.failed);
    },
    close: () => pool.destroy(),
  };
}

/**
 * Runs a task for each range, several at a time, and gives the results in the order of the ranges. Only `ahead` results are
 * ever under way or waiting, so that memory does not grow with the number of ranges. Ends early, without an error,
 * when the signal is aborted.
 */
export async function* inOrder<T>(
  ranges: Iterable<UnitRange>,
  task: (range: UnitRange) => Promise<T>,
  ahead: number,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const stopped = whenAborted(signal);
  const underWay: Promise<T>[] = [];
  const next = async (): Promise<{ value: T } | undefined> => {
    const first = underWay.shift() as Promise<T>;
    return Promise.race([first.then((value) => ({ value })), stopped.promise]);
  };
  try {
    for (const range of ranges) {
      if (signal?.aborted === true) return;
      const result = task(range);
      // It is awaited later; until then its failure must not count as unhandled.
      result.catch(() => undefined);
      underWay.push(result);
      if (underWay.length < ahead) continue;
      const finished = await next();
      if (finished === undefined) return;
      yield finished.value;
    }
    while (underWay.length > 0) {
      const finished = await next();
      if (finished === undefined) return;
      yield finished.value;
    }
  } finally {
    stopped.forget();
  }
}

function whenAborted(signal: AbortSignal | undefined): { promise: Promise<undefined>; forget: () => void } {
  let forget = (): void => undefined;
  const promise = new Promise<undefined>((resolve) => {
    if (signal === undefined) return;
    const listener = (): void => resolve(undefined);
    forget = () => signal.removeEventListener('abort', listener);
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  return { promise, forget: () => forget() };
}
