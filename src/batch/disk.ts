import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RoosimError } from '../types/errors.js';
import { processTag } from './process-identity.js';

/** Opens a file for writing; tests give one that fails. */
export type OpenFile = (path: string, flags: string) => Promise<FileHandle>;

/** A file being written: nothing is seen under its name until {@link FileDraft.publish} has returned. */
export type FileDraft = {
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Puts the file on the disk, then under its name. */
  readonly publish: (path: string) => Promise<void>;
  /** Leaves nothing behind. May be called after a failure, or twice. */
  readonly discard: () => Promise<void>;
};

/**
 * A name for a draft of `path`: hidden, beside it, and recognisable when its process was killed. No two are alike, so that a
 * process that was taken for gone cannot disturb the one that took over, and nobody can put something there before.
 */
export function draftPath(path: string): string {
  const name = basename(path).replace(/^\./, '');
  return join(dirname(path), `.${name}.${processTag()}-${randomBytes(4).toString('hex')}.tmp`);
}

/**
 * Starts a file that becomes visible at once and whole: written beside its place, flushed to the disk, renamed.
 * @throws RoosimError 'file_unwritable' from each step, with what was already written.
 */
export async function draftFile(path: string, openFile: OpenFile = open): Promise<FileDraft> {
  const temporary = draftPath(path);
  const handle = await reported(temporary, () => openFile(temporary, 'wx'));
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  return {
    append: (bytes) => reported(path, () => writeWhole(handle, bytes)),
    publish: (finalPath) =>
      reported(finalPath, async () => {
        await handle.sync();
        await close();
        await rename(temporary, finalPath);
        await syncFolderOf(finalPath);
      }),
    discard: async () => {
      await close().catch(() => undefined);
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

/** Writes a small file so that a reader sees the whole of it or nothing, and it survives a power cut. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const draft = await draftFile(path);
  try {
    await draft.append(Buffer.from(text));
    await draft.publish(path);
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

/** A rename is on the disk when its folder is. Some systems cannot flush a folder; there the rename stands as it is. */
async function syncFolderOf(path: string): Promise<void> {
  try {
    const handle = await open(dirname(path), 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // EPERM, EISDIR, EINVAL: folders can't be flushed here.
  }
}

/** A write may take less than it was given, e.g. when a signal comes or the disk is nearly full. */
async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}

async function reported<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** The error for a path that could not be written, in words. */
export function unwritable(path: string, cause: unknown): RoosimError {
  if (cause instanceof RoosimError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const [reason, hint] = REASONS[code] ?? [cause instanceof Error ? cause.message : String(cause), RESUME_HINT];
  return new RoosimError('file_unwritable', `Cannot write ${path}: ${reason}.`, { hint, cause });
}

const RESUME_HINT = 'What was finished is kept: run the same command again to go on.';
const SPACE_HINT = `Make room or use another folder. ${RESUME_HINT}`;
const FOLDER_HINT = 'Give --out a folder that you may write to.';
const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: ['the disk is full', SPACE_HINT],
  EDQUOT: ['the disk quota is used up', SPACE_HINT],
  EFBIG: ['the file is larger than the system allows', SPACE_HINT],
  EIO: ['the disk reports an error', RESUME_HINT],
  EROFS: ['the file system is read-only', FOLDER_HINT],
  EACCES: ['permission is denied', FOLDER_HINT],
  EPERM: ['permission is denied', FOLDER_HINT],
  ENOTDIR: ['a part of the path is a file, not a folder', FOLDER_HINT],
  EEXIST: ['there is a file of that name', FOLDER_HINT],
  EISDIR: ['it is a folder', FOLDER_HINT],
  ENOENT: ['its folder is gone', FOLDER_HINT],
};
