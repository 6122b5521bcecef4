import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RoosimError } from '../types/errors.js';

/**
 * Writes a file so that a reader sees the old one or the new one, never a part: to a draft beside it, then renamed. What is
 * there stays what it is: a link is followed, a file keeps its mode, and into a device or a pipe is written.
 * @throws RoosimError 'file_unwritable'; nothing is left behind.
 */
export function writeFileAtomic(path: string, text: string): void {
  try {
    const present = statSync(path, { throwIfNoEntry: false });
    const own = ownDescriptor(path);
    if (own !== undefined) writeWhole(own, text);
    else if (present === undefined || present.isFile() || present.isDirectory())
      replaceFile(linkedTo(path), text, present?.mode);
    else writeInto(path, text);
  } catch (cause) {
    throw new RoosimError('file_unwritable', `Cannot write ${path}: ${reasonOf(cause)}.`, {
      hint: 'Give a file in a folder that exists and that you may write to, or - for standard output.',
      cause,
    });
  }
}

/** The number of a file that this process has open, where a path means one: /dev/stdout, /dev/fd/3. */
function ownDescriptor(path: string): number | undefined {
  const match = /^\/dev\/std(out|err)$|^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path);
  if (match === null) return undefined;
  return match[2] === undefined ? ['out', 'err'].indexOf(match[1] as string) + 1 : Number(match[2]);
}

/** Writes into a pipe or a device. A pipe that nobody reads from would keep the program waiting for ever; it is refused. */
function writeInto(path: string, text: string): void {
  const asked = openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const file = openSync(path, constants.O_WRONLY);
    try {
      writeWhole(file, text);
    } finally {
      closeSync(file);
    }
  } finally {
    // Not before: a reader must not see an end between the two.
    closeSync(asked);
  }
}

/** Writes all of a text, also where a reader is slow and the file does not wait by itself. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(file, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

function replaceFile(path: string, text: string, mode: number | undefined): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  // Exclusively: whatever may lie under the draft's name, it is not written to.
  const file = openSync(draft, 'wx');
  try {
    try {
      if (mode !== undefined) fchmodSync(file, mode & 0o7777);
      writeWhole(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const MOST_LINKS = 40;

/** The file that a link leads to, be it there or not; the path itself where there is no link. */
function linkedTo(path: string): string {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const next = linkAt(target);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  throw Object.assign(new Error('links lead in a circle'), { code: 'ELOOP' });
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Why a write failed, in words for the end of a sentence. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission is denied';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENXIO') return 'nobody reads from it';
  if (code === 'ELOOP') return 'links lead in a circle';
  return cause instanceof Error ? cause.message : String(cause);
}
