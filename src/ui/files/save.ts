import { existsSync } from 'node:fs';
import { writeFileAtomic } from '../../output/write-file.js';
import { saveAsText } from '../../scenario/edit/edit-scenario.js';
import { editTarget, textMovedTo } from '../../scenario/edit/own-copy.js';
import { LIMITS } from '../../scenario/limits.js';
import { formatPercent } from '../../scenario/values.js';
import { RoosimError } from '../../types/errors.js';
import { inputText } from '../../types/read-input.js';
import type { ScenarioFacts } from '../state/facts.js';
import type { LeverValues } from '../state/state.js';

/** What scenarios may be called, so that the name is also a file's on every system. */
const NAME = /^[a-z0-9][a-z0-9-]{0,60}$/;

/**
 * Writes a new scenario file beside another, or into `cwd` where the other ships with the program: the same text with its
 * comments, under a new name, with the levers where the user put them. The new text is checked before it is written.
 * @returns Path of the new file.
 * @throws RoosimError `usage` for a name that cannot be or is taken, ScenarioError when the text would not load.
 */
export function saveAsScenario(
  source: string,
  facts: ScenarioFacts,
  name: string,
  values: LeverValues,
  cwd: string,
): string {
  if (!NAME.test(name))
    throw new RoosimError('usage', `“${name}” cannot be a scenario's name: small letters, digits and hyphens.`);
  const { path: target } = editTarget(source, cwd, name);
  if (existsSync(target)) throw new RoosimError('usage', `There is a file ${name}.yaml already.`);
  const changes = facts.levers.flatMap((lever) => {
    const value = values[lever.id];
    if (value === undefined) return [];
    return [{ path: lever.id, value: lever.unit.startsWith('share') ? formatPercent(value) : String(value) }];
  });
  const title = `${facts.title}, edited`;
  const start = textMovedTo(target, source, inputText(source, 'The file', { largestBytes: LIMITS.fileBytes }));
  const { text } = saveAsText(target, start, { scenario: name, title }, changes);
  writeFileAtomic(target, text);
  return target;
}
