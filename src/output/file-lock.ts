import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RoosimError } from '../types/errors.js';

/** Milliseconds between two looks at a lock, and after which one is taken to be left behind by a process that died. */
const PAUSE = 20;
const STALE = 15_000;

/**
 * Changes a file while no other process does so by the same way: of several changes at once each starts from the one before.
 * @throws RoosimError `file_unwritable` when others keep the file for a minute; what `change` throws
 */
export function whileLocked<T>(path: string, change: () => T): T {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const isHeld = acquire(lock, path);
  try {
    return change();
  } finally {
    if (isHeld) rmSync(lock, { force: true });
  }
}

/** Whether the lock was made. Where none can be made, nothing can be written either: that is said when it is tried. */
function acquire(lock: string, path: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 4 * STALE; waited += PAUSE) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > STALE) rmSync(lock, { force: true });
    else Atomics.wait(pause, 0, 0, PAUSE);
  }
  throw new RoosimError('file_unwritable', `${path} is being changed by other processes.`, {
    hint: `If there are none, remove ${lock}.`,
  });
}
