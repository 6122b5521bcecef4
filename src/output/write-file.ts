import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RoosimError } from '../types/errors.js';

/**
 * Writes a file so that a reader sees the old one or the new one, never a part: to a temporary file beside it, then
 * renamed.
 * @throws RoosimError 'file_unwritable'; nothing is left behind.
 */
export function writeFileAtomic(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new RoosimError('file_unwritable', `Cannot write ${path}: ${reasonOf(cause)}.`, {
      hint: 'Give a file in a folder that exists and that you may write to, or - for standard output.',
      cause,
    });
  }
}

/** Why a write failed, in words for the end of a sentence. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission is denied';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EISDIR') return 'it is a folder';
  return cause instanceof Error ? cause.message : String(cause);
}
