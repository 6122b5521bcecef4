import { link, rm, stat, writeFile } from 'node:fs/promises';
import { draftPath } from './disk.js';

/** Whether the file was made, and the time by the clock that stamps files there. */
export type Creation = { readonly created: boolean; readonly now: number };

/**
 * Makes a file unless there is one of its name, so that of several processes exactly one succeeds and no one ever
 * sees a part of it.
 * @throws the system's error when the folder cannot be written.
 */
export async function createExclusively(path: string, text: string): Promise<Creation> {
  const draft = draftPath(path);
  try {
    await writeFile(draft, text, { flag: 'wx', flush: true });
    const { mtimeMs } = await stat(draft);
    return { created: await linkIfFree(draft, path, text), now: mtimeMs };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** A hard link comes into being whole or not at all, also on network file systems. */
async function linkIfFree(draft: string, path: string, text: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(code)) throw cause;
  }
  // No hard links here: an exclusive file is the next best.
  try {
    await writeFile(path, text, { flag: 'wx', flush: true });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** The tag of the process that left a draft; undefined for other files. */
export function ownerOfDraft(name: string): string | undefined {
  return /^\..+\.([0-9a-f]{8}-\d+)-[0-9a-f]{8}\.tmp$/.exec(name)?.[1];
}
