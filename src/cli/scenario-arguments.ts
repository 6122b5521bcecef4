import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { nameHint } from '../scenario/diagnostics/nearest.js';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';
import type { CliContext } from './context.js';

/**
 * The file that an argument means: a path, or the name of a scenario in ./scenarios or among those that ship.
 * @throws RoosimError `file_missing` when a name is neither; a path is taken as it is.
 */
export function scenarioPath(argument: string, context: CliContext): string {
  const path = resolve(context.cwd, argument);
  if (/[\\/]/.test(argument) || /\.ya?ml$/i.test(argument) || existsSync(path)) return path;
  for (const folder of scenarioFolders(context)) {
    const candidate = join(folder, `${argument}.yaml`);
    if (existsSync(candidate)) return candidate;
  }
  const hint = nameHint(argument, scenarioNames(context));
  throw new RoosimError(
    'file_missing',
    `There is no scenario named '${argument}'.`,
    hint === undefined ? {} : { hint },
  );
}

/** Names that a scenario can be given by: those of ./scenarios and those that ship. */
export function scenarioNames(context: CliContext): string[] {
  return [...new Set(scenarioFolders(context).flatMap((folder) => scenarioFiles(folder).map(scenarioName)))];
}

/** Scenario files of the folder the command runs in. */
export function scenarioFilesHere(context: CliContext): string[] {
  return scenarioFiles(context.cwd);
}

/** The scenarios of ./scenarios, or those that ship where there is no such folder, by name. */
export function defaultScenarioPaths(context: CliContext): string[] {
  for (const folder of scenarioFolders(context)) {
    const files = scenarioFiles(folder);
    if (files.length > 0) return files.map((file) => join(folder, file));
  }
  throw new RoosimError('file_missing', `There are no scenario files in ${context.shippedScenarios}.`, {
    hint: 'Name the files to read.',
  });
}

/**
 * The file of the scenario that others are compared with: the one that is named, else the one at the root of what they
 * extend (for the scenarios that ship: nafta-1994).
 */
export function baselinePath(named: string | undefined, scenarios: readonly Scenario[], context: CliContext): string {
  if (named !== undefined) return scenarioPath(named, context);
  const [first] = scenarios;
  if (first === undefined) throw new RoosimError('usage', 'No scenario is named.');
  const root = first.lineage.at(-1);
  if (root === undefined) return first.path;
  const beside = join(dirname(first.path), `${root}.yaml`);
  return existsSync(beside) ? beside : join(context.shippedScenarios, `${root}.yaml`);
}

function scenarioFolders(context: CliContext): readonly string[] {
  const own = resolve(context.cwd, 'scenarios');
  return own === context.shippedScenarios ? [own] : [own, context.shippedScenarios];
}

function scenarioFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter(isScenarioFile).sort();
}

/** A file that a list of scenarios shows; one whose name acts on a terminal can only be given by its path. */
function isScenarioFile(name: string): boolean {
  return /\.ya?ml$/i.test(name) && printable(name) === name;
}

function scenarioName(file: string): string {
  return basename(file, extname(file));
}
