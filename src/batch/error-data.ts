import { type ErrorCode, type Place, RoosimError } from '../types/errors.js';

/** An error as plain data, for the way between threads. */
export type ErrorData = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: Place | undefined;
};

/** @param error Anything thrown; what is not a RoosimError becomes an 'internal' one, in words where memory ran out. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof RoosimError) {
    return { code: error.code, message: error.message, hint: error.hint, place: error.place };
  }
  const message = error instanceof Error ? error.message : String(error);
  const short = isShortOfMemory(error);
  return {
    code: 'internal',
    message: short ? `The machine ran out of memory: ${message.replace(/\.$/, '')}.` : message,
    hint: short ? SHORT_HINT : undefined,
    place: undefined,
  };
}

export function fromErrorData({ code, message, hint, place }: ErrorData): RoosimError {
  return new RoosimError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(place === undefined ? {} : { place }),
  });
}

const SHORT_HINT =
  'Give it more, or use fewer --workers. What was finished is kept: run the same command again to go on.';

/** Node has no code for it: a RangeError of a buffer, the kernel that cannot grow its memory, a thread beyond its limit. */
function isShortOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    ['ERR_WORKER_OUT_OF_MEMORY', 'ERR_MEMORY_ALLOCATION_FAILED'].includes((error as NodeJS.ErrnoException).code ?? '')
  )
    return true;
  if (error instanceof RangeError) return /alloc|memory|array length|array buffer/i.test(error.message);
  return error.name === 'RuntimeError' && /unreachable|memory/.test(error.message);
}
