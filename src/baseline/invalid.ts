import { RoosimError } from '../types/errors.js';

/**
 * The error for a baseline that cannot be used, with its place.
 * @param line counts from 1
 */
export function baselineInvalid(file: string, line: number, message: string, hint?: string, column = 1): RoosimError {
  return new RoosimError('baseline_invalid', message, {
    place: { file, line, column },
    ...(hint === undefined ? {} : { hint }),
  });
}
