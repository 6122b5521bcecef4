import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { RoosimError } from './errors.js';

/** Bounds within which a file is read. */
export type InputBounds = {
  readonly largestBytes: number;
  /** A folder that the file must lie in once all links are followed; left out for a file that a person named. */
  readonly within?: string;
};

/** Why a file was not read. */
export type InputProblem = {
  readonly problem: 'missing' | 'irregular' | 'outside' | 'too_large' | 'unreadable';
  /** What is wrong, to follow the file's name: `is not a regular file`. */
  readonly words: string;
};

/**
 * The one way to read a file that comes from elsewhere: a regular file of bounded size, inside its folder where it has
 * to be, whose bytes are read once from what was opened. Pipes, devices and files of gigabytes are refused at once,
 * and nothing of what is refused is ever shown.
 */
export function readInput(path: string, bounds: InputBounds): { readonly bytes: Buffer } | InputProblem {
  let descriptor: number | undefined;
  try {
    // Opening a device may set it going, so its kind is looked at before and, against a change in between, after.
    if (!statSync(path).isFile()) return IRREGULAR;
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return IRREGULAR;
    if (bounds.within !== undefined && !liesWithin(path, stats, bounds.within)) return OUTSIDE;
    if (stats.size > bounds.largestBytes) return tooLarge(stats.size, bounds.largestBytes);
    const bytes = readUpTo(descriptor, stats.size, bounds.largestBytes);
    return bytes ?? tooLarge(undefined, bounds.largestBytes);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing', words: 'is missing' };
    return { problem: 'unreadable', words: `cannot be read (${code ?? 'unknown reason'})` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * The same, for files without diagnostics of their own.
 * @param what The file's part in words, e.g. `The study file`.
 * @throws RoosimError `file_missing` or `file_unreadable`
 */
export function inputText(path: string, what: string, bounds: InputBounds): string {
  const input = readInput(path, bounds);
  if ('bytes' in input) return input.bytes.toString('utf8');
  const code = input.problem === 'missing' ? 'file_missing' : 'file_unreadable';
  throw new RoosimError(code, `${what} ${path} ${input.words}.`);
}

const IRREGULAR: InputProblem = { problem: 'irregular', words: 'is not a regular file' };
const OUTSIDE: InputProblem = { problem: 'outside', words: 'is a link out of its folder' };

function tooLarge(size: number | undefined, largest: number): InputProblem {
  const has = size === undefined ? 'is too large' : `has ${size} bytes`;
  return { problem: 'too_large', words: `${has}; at most ${largest / 1024} KiB are read` };
}

/** Whether the file that was opened is the one its real path names, and that path is inside the real folder. */
function liesWithin(path: string, opened: Stats, folder: string): boolean {
  const real = realpathSync(path);
  const { dev, ino } = statSync(real);
  return dev === opened.dev && ino === opened.ino && real.startsWith(withSeparator(realpathSync(folder)));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** All bytes of a file; undefined when there are more than it may have, whatever its size says. */
function readUpTo(descriptor: number, size: number, largest: number): { readonly bytes: Buffer } | undefined {
  let bytes = Buffer.allocUnsafe(Math.min(size, largest) + 1);
  let length = 0;
  for (;;) {
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * bytes.length, largest + 1));
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (length > largest) return undefined;
    if (read === 0) return { bytes: bytes.subarray(0, length) };
  }
}
