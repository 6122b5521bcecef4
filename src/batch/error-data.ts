import { type ErrorCode, type Place, RoosimError } from '../types/errors.js';

/** An error as plain data, for the way between threads. */
export type ErrorData = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: Place | undefined;
};

/** @param error Anything thrown; what is not a RoosimError becomes an 'internal' one. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof RoosimError) {
    return { code: error.code, message: error.message, hint: error.hint, place: error.place };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, hint: undefined, place: undefined };
}

export function fromErrorData({ code, message, hint, place }: ErrorData): RoosimError {
  return new RoosimError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(place === undefined ? {} : { place }),
  });
}
