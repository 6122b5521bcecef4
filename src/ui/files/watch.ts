import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { watch } from 'chokidar';
import { type Signatures, signaturesOf } from './signatures.js';

/** Watches scenario files until it is closed. */
export type FileWatch = {
  /** Also watches the folder of another file. */
  readonly add: (path: string) => void;
  readonly close: () => Promise<void>;
};

/** Milliseconds a file has to keep its size before it is read: editors write in pieces. */
const SETTLED_AFTER = 60;

/** Milliseconds between looks at whether the folders are there. */
const FOLDERS_EVERY = 500;

/**
 * Tells when a scenario file in the folders of `paths` was changed, added or renamed into place.
 * @param changed Gets the path; it may be one that is not among `paths`, such as a file they extend.
 * @param read The state in which the files were read: what was saved before the watch stood is told as well.
 */
export function watchFiles(
  paths: readonly string[],
  changed: (path: string) => void,
  read: Signatures = signaturesOf(paths),
): FileWatch {
  const folders = new Set(paths.map((path) => dirname(path)));
  const watcher = watch([...folders], {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: SETTLED_AFTER, pollInterval: 20 },
    ignored: (path, stats) => stats?.isFile() === true && !/\.ya?ml$/i.test(path),
  });
  watcher.on('change', changed).on('add', changed).on('unlink', changed);
  // A folder that is gone or closed to us can't be watched; the next look at the files says so.
  watcher.on('error', () => changed(paths[0] ?? ''));
  watcher.on('ready', () => {
    for (const [path, now] of signaturesOf(paths)) if (now !== read.get(path)) changed(path);
  });
  // The watcher lets go of a folder that is deleted, and with the last one the process would end.
  const gone = new Set<string>();
  const timer = setInterval(() => {
    for (const folder of folders) {
      if (!existsSync(folder)) gone.add(folder);
      else if (gone.delete(folder)) {
        watcher.add(folder);
        for (const path of paths.filter((one) => dirname(one) === folder)) changed(path);
      }
    }
  }, FOLDERS_EVERY);
  return {
    add: (path) => {
      const folder = dirname(path);
      folders.add(folder);
      watcher.add(folder);
    },
    close: () => {
      clearInterval(timer);
      return watcher.close();
    },
  };
}
