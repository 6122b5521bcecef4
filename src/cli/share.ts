import { RoosimError } from '../types/errors.js';
import { percentOf } from '../types/percent.js';

/**
 * Reads a share, `90%` or `0.9`.
 * @throws RoosimError 'usage'
 */
export function parseShare(text: string): number {
  const match = /^(\d{1,3}(?:\.\d+)?|\.\d+)(\s*%)?$/.exec(text.trim());
  const digits = match?.[1] ?? '';
  const value = match?.[2] === undefined ? Number(digits) : percentOf(digits);
  if (match === null || !(value >= 0 && value <= 1)) {
    throw new RoosimError('usage', `${JSON.stringify(text)} is no share.`, { hint: 'Write 90% or 0.9.' });
  }
  return value;
}
