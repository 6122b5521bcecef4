import { setImmediate } from 'node:timers/promises';

/** Longest time a long computation keeps the process from hearing signals and drawing its screen, milliseconds. */
const HOLD_MS = 25;

/**
 * Lets a long computation be watched and stopped: awaited between its steps, it gives way now and then.
 * @throws the signal's reason once it is aborted
 */
export function createBreather(signal?: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - last < HOLD_MS) return;
    await setImmediate();
    last = performance.now();
    signal?.throwIfAborted();
  };
}
