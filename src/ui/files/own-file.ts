import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFileAtomic } from '../../output/write-file.js';
import { type EditTarget, editTarget, textMovedTo } from '../../scenario/edit/own-copy.js';
import { RoosimError } from '../../types/errors.js';

/**
 * The file to open in an editor for a scenario: its own, or of one that ships with the program a copy, made in `cwd`.
 * @throws RoosimError `usage` when a file of that name is there already.
 */
export function ownFile(source: string, cwd: string): EditTarget {
  const target = editTarget(source, cwd);
  if (!target.isCopy) return target;
  const file = basename(source);
  if (existsSync(target.path))
    throw new RoosimError('usage', `${file} ships with roosim and stays as it is; edit the ${file} of this folder.`);
  writeFileAtomic(target.path, textMovedTo(target.path, source, readFileSync(source, 'utf8')));
  return target;
}
