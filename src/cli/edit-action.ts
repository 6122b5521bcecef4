import { existsSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { whileLocked } from '../output/file-lock.js';
import { writeFileAtomic } from '../output/write-file.js';
import { ScenarioError } from '../scenario/diagnostics/diagnostic.js';
import { editScenario, saveAsText } from '../scenario/edit/edit-scenario.js';
import { editTarget, textMovedTo } from '../scenario/edit/own-copy.js';
import type { Change } from '../scenario/edit/set-value.js';
import { newScenarioText } from '../scenario/edit/template.js';
import { LIMITS } from '../scenario/limits.js';
import { checkScenario, loadScenario } from '../scenario/load.js';
import { isShipped } from '../scenario/locate.js';
import { RoosimError } from '../types/errors.js';
import { inputText } from '../types/read-input.js';
import type { CliContext } from './context.js';
import { note } from './options.js';
import { scenarioPath } from './scenario-arguments.js';

/**
 * Changes values of a file, or saves them as another. Of a scenario that ships a copy is written into the current folder.
 * @throws RoosimError 'usage' for a change that makes no sense, ScenarioError when the result would have mistakes.
 */
export function setValues(
  file: string,
  changes: readonly string[],
  { saveAs, quiet }: { readonly saveAs?: string; readonly quiet?: true },
  context: CliContext,
): void {
  const source = scenarioPath(file, context);
  loadScenario(source);
  const parsed = changes.map(parseChange);
  const name = saveAs === undefined ? undefined : nameOf(saveAs);
  const { path: target, isCopy } = editTarget(source, context.cwd, name, context.shippedScenarios);
  const shown = relative(context.cwd, target);
  if (isCopy && name === undefined) refuseExistingCopy(target, shown, context.shippedScenarios);
  else if (name !== undefined) refuseExisting(target, context);
  whileLocked(target, () => {
    const text = textMovedTo(target, source, inputText(source, 'The file', { largestBytes: LIMITS.fileBytes }));
    const edited =
      name === undefined ? editScenario(target, text, parsed) : saveAsText(target, text, { scenario: name }, parsed);
    writeFileAtomic(target, edited.text);
  });
  const why = isCopy ? `, a copy: ${basename(source)} ships with roosim and stays as it is` : '';
  note(context, quietly(quiet), `Wrote ${shown}${why}.`);
}

/** A copy of what ships does not take the place of a file of one's own. */
function refuseExistingCopy(target: string, shown: string, shipped: string): void {
  if (isShipped(target, shipped))
    throw new RoosimError('file_unwritable', `${shown} ships with roosim and stays as it is.`, {
      hint: 'Run this in a folder of your own: it writes a copy there.',
    });
  if (!existsSync(target)) return;
  throw new RoosimError('file_unwritable', `${shown} is here already; a copy of what ships would replace it.`, {
    hint: `To change it: roosim set ./${shown} …; for another copy add --save-as NAME.`,
  });
}

function parseChange(argument: string): Change {
  const at = argument.indexOf('=');
  if (at > 0) return { path: argument.slice(0, at), value: argument.slice(at + 1) };
  throw new RoosimError('usage', `'${argument}' is not a change.`, {
    hint: 'Write PATH=VALUE, e.g. rule.regional=80%.',
  });
}

/** Writes a commented file to start from. @throws RoosimError when it exists already. */
export function newScenario(
  name: string,
  { from, quiet }: { readonly from: string; readonly quiet?: true },
  context: CliContext,
): void {
  const target = resolve(context.cwd, `${nameOf(name)}.yaml`);
  refuseExisting(target, context);
  const parent = loadScenario(scenarioPath(from, context));
  const schema = relative(context.cwd, resolve(context.shippedScenarios, 'scenario.schema.json'));
  const text = newScenarioText(name, parent, schema.startsWith('.') ? schema : `./${schema}`);
  const checked = checkScenario(target, { textOf: (path) => (path === target ? text : undefined) });
  if (checked.scenario === undefined) throw new ScenarioError(checked.diagnostics);
  writeFileAtomic(target, text);
  const shown = relative(context.cwd, target);
  const next = `Next: edit it, then roosim check ${shown} and roosim compare ${shown}.`;
  note(context, quietly(quiet), `Wrote ${shown}. ${next}`);
}

function quietly(quiet: true | undefined): { readonly quiet?: true } {
  return quiet === undefined ? {} : { quiet };
}

function nameOf(name: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(name)) return name;
  throw new RoosimError('usage', `'${name}' cannot be the name of a scenario.`, {
    hint: 'Names are small letters, digits and hyphens, e.g. my-proposal.',
  });
}

function refuseExisting(target: string, context: CliContext): void {
  if (!existsSync(target)) return;
  throw new RoosimError('file_unwritable', `${relative(context.cwd, target)} exists already.`, {
    hint: 'Choose another name, or remove the file first.',
  });
}
