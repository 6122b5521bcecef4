import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { nameHint } from '../scenario/diagnostics/nearest.js';
import { locateScenario, nameFolders } from '../scenario/locate.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';
import type { CliContext } from './context.js';

/**
 * The file that an argument means: a path, or the name of a scenario in this folder, in ./scenarios or among those that ship,
 * as `extends` finds it.
 * @throws RoosimError `file_missing` when a name is none of these; a path is taken as it is.
 */
export function scenarioPath(argument: string, context: CliContext): string {
  const path = resolve(context.cwd, argument);
  if (/[\\/]/.test(argument) || isScenarioFile(argument)) return path;
  const found = locateScenario(argument, nameFolders(context.cwd, context.shippedScenarios));
  if (found !== undefined && 'path' in found) return found.path;
  if (found !== undefined) {
    throw new RoosimError('file_missing', `'${argument}' is a link to a file outside its folder.`, {
      hint: 'Copy the file into the folder, or give its path.',
    });
  }
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
  const hint = nameHint(argument, scenarioNames(context));
  throw new RoosimError(
    'file_missing',
    `There is no scenario named '${argument}'.`,
    hint === undefined ? {} : { hint },
  );
}

/** Names that a scenario can be given by: those of this folder, of ./scenarios and those that ship. */
export function scenarioNames({ cwd, shippedScenarios }: CliContext): string[] {
  const names = nameFolders(cwd, shippedScenarios).flatMap((folder) => scenarioFiles(folder).map(scenarioName));
  return [...new Set(names)];
}

/** Scenario files of the folder the command runs in. */
export function scenarioFilesHere(context: CliContext): string[] {
  return scenarioFiles(context.cwd);
}

/** The scenarios of ./scenarios, by name; none where there is no such folder. */
export function ownScenarioPaths(context: CliContext): string[] {
  const folder = resolve(context.cwd, 'scenarios');
  return scenarioFiles(folder).map((file) => join(folder, file));
}

/** The scenarios of ./scenarios, or those that ship where there is no such folder, by name. */
export function defaultScenarioPaths(context: CliContext): string[] {
  for (const folder of [resolve(context.cwd, 'scenarios'), context.shippedScenarios]) {
    const files = scenarioFiles(folder);
    if (files.length > 0) return files.map((file) => join(folder, file));
  }
  throw new RoosimError('file_missing', `There are no scenario files in ${context.shippedScenarios}.`, {
    hint: 'Name the files to read.',
  });
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
