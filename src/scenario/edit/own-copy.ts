import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isShipped } from '../locate.js';

/** Where the edited text of a scenario file goes. */
export type EditTarget = {
  readonly path: string;
  /** Whether it is a copy, because the file ships with the program and stays as it is. */
  readonly isCopy: boolean;
};

/**
 * The file that an edit of `source` is written to: the file itself, or beside it under another name; for a file that ships,
 * one in the folder `cwd`.
 * @param name The new scenario's name; left out, it keeps its file's.
 */
export function editTarget(source: string, cwd: string, name?: string, shipped?: string): EditTarget {
  const isCopy = isShipped(source, shipped);
  const file = name === undefined ? basename(source) : `${name}.yaml`;
  return { path: join(isCopy ? cwd : dirname(source), file), isCopy };
}

/** The text of a scenario file for another folder: the editor's schema is found from there as well. */
export function textMovedTo(target: string, source: string, text: string): string {
  return text.replace(/^(# yaml-language-server: \$schema=)(\.[^\s]*)/, (_, mark: string, path: string) => {
    const moved = relative(dirname(target), resolve(dirname(source), path))
      .split(sep)
      .join('/');
    return `${mark}${moved.startsWith('.') ? moved : `./${moved}`}`;
  });
}
