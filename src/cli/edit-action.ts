import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { writeFileAtomic } from '../output/write-file.js';
import { ScenarioError } from '../scenario/diagnostics/diagnostic.js';
import { editScenario, saveAsText } from '../scenario/edit/edit-scenario.js';
import type { Change } from '../scenario/edit/set-value.js';
import { newScenarioText } from '../scenario/edit/template.js';
import { LIMITS } from '../scenario/limits.js';
import { checkScenario, loadScenario } from '../scenario/load.js';
import { RoosimError } from '../types/errors.js';
import { inputText } from '../types/read-input.js';
import type { CliContext } from './context.js';
import { note } from './options.js';
import { scenarioPath } from './scenario-arguments.js';

/**
 * Changes values of a file, or saves them as another.
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
  const text = inputText(source, 'The file', { largestBytes: LIMITS.fileBytes });
  const parsed = changes.map(parseChange);
  const target = saveAs === undefined ? source : resolve(dirname(source), `${nameOf(saveAs)}.yaml`);
  if (saveAs !== undefined) refuseExisting(target, context);
  const edited =
    saveAs === undefined ? editScenario(source, text, parsed) : saveAsText(target, text, { scenario: saveAs }, parsed);
  writeFileAtomic(target, edited.text);
  note(context, quietly(quiet), `Wrote ${relative(context.cwd, target)}.`);
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
