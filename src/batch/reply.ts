import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type ErrorData, toErrorData } from './error-data.js';

/** What a thread sends back: errors lose their kind between threads, so they travel as data. */
export type Reply<T> = { readonly done: T } | { readonly failed: ErrorData };

/**
 * Runs a thread's work and wraps what comes of it. The buffers are handed over, not copied.
 * @param buffersOf Finds the buffers within the result.
 */
export async function reply<T>(
  work: () => T | Promise<T>,
  buffersOf: (result: T) => readonly ArrayBufferLike[],
): Promise<unknown> {
  try {
    const result = await work();
    return move({ [transferableSymbol]: buffersOf(result), [valueSymbol]: { done: result } satisfies Reply<T> });
  } catch (error) {
    return { failed: toErrorData(error) } satisfies Reply<T>;
  }
}
