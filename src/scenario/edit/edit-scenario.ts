import { resolve } from 'node:path';
import { hasErrors, ScenarioError } from '../diagnostics/diagnostic.js';
import { type CheckedScenario, checkScenario, type LoadOptions } from '../load.js';
import { type Change, setValue } from './set-value.js';

/** A text that loads, ready to be written. */
export type EditedScenario = { readonly text: string; readonly checked: CheckedScenario };

/**
 * Changes the text of a scenario file and makes sure that the result loads. Nothing is written.
 * @param path Where the text will stand: what it extends is looked for in that folder.
 * @throws RoosimError 'usage' for a change that makes no sense, ScenarioError when the result has mistakes.
 */
export function editScenario(
  path: string,
  text: string,
  changes: readonly Change[],
  options: LoadOptions = {},
): EditedScenario {
  let edited: EditedScenario = checkedText(path, text, options);
  for (const change of changes) {
    const { scenario } = edited.checked;
    if (scenario === undefined) break;
    edited = checkedText(path, setValue(edited.text, change, scenario), options);
  }
  return edited;
}

/**
 * The text of a new scenario file made from another: with its own name, changes made, comments kept.
 * @param target Path of the new file; its name without `.yaml` becomes the scenario's.
 * @throws as {@link editScenario}
 */
export function saveAsText(
  target: string,
  sourceText: string,
  name: { readonly scenario: string; readonly title?: string },
  changes: readonly Change[],
  options: LoadOptions = {},
): EditedScenario {
  const naming: Change[] = [
    { path: 'scenario', value: name.scenario },
    ...(name.title === undefined ? [] : [{ path: 'title', value: JSON.stringify(name.title) }]),
  ];
  return editScenario(target, sourceText, [...naming, ...changes], options);
}

function checkedText(path: string, text: string, options: LoadOptions): EditedScenario {
  const here = resolve(path);
  const textOf = (asked: string) => (asked === here ? text : options.textOf?.(asked));
  const checked = checkScenario(here, { ...options, textOf });
  if (hasErrors(checked.diagnostics)) throw new ScenarioError(checked.diagnostics);
  return { text, checked };
}
