import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { isShipped } from '../scenario/locate.js';
import { RoosimError } from '../types/errors.js';
import type { CliContext } from './context.js';
import { ownScenarioPaths, scenarioPath } from './scenario-arguments.js';

/**
 * Refuses an --output that would take the place of something the command may read, before the command does anything:
 * what it names, the scenarios and baselines beside it, which it may extend, and whatever ships. Files are told apart by
 * what they are, not by how their paths are spelt.
 * @throws RoosimError 'usage'
 */
export function refuseOutputOverInput(command: Command, context: CliContext): void {
  const { output, baseline, from } = command.opts<Readonly<Record<string, unknown>>>();
  if (typeof output !== 'string' || output === '-') return;
  const target = resolve(context.cwd, output);
  const identity = identityOf(target);
  if (identity === undefined) return;
  const named = [...command.args, baseline, from].filter((word) => typeof word === 'string');
  const paths = [...named.flatMap((word) => pathOf(word, context)), ...ownScenarioPaths(context)];
  const read = paths.flatMap((path) => [path, ...scenariosBeside(path)]);
  if (isShipped(target, context.shippedScenarios)) throw refused(output, 'which ships with roosim and stays as it is');
  if (read.some((path) => identityOf(path) === identity || isWithin(target, path) || isWithin(target, baselines(path))))
    throw refused(output, 'which this command may read');
}

function refused(output: string, why: string): RoosimError {
  return new RoosimError('usage', `-o ${output} would overwrite a file ${why}.`, {
    hint: 'Give the result a name of its own.',
  });
}

/** What a file is, by whatever path it is reached; undefined where there is none. */
function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { bigint: true });
    return stats.isFile() ? `${stats.dev} ${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/** The file that a word of the command line means; none for words that mean something else. */
function pathOf(word: string, context: CliContext): readonly string[] {
  try {
    return [scenarioPath(word, context)];
  } catch {
    return [];
  }
}

/** Scenario files in the folder of a file: what it extends is among them. */
function scenariosBeside(path: string): readonly string[] {
  const folder = dirname(path);
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function baselines(path: string): string {
  return join(dirname(path), 'baselines');
}

/** Whether a file lies in a folder, links followed. */
function isWithin(file: string, folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  return realpathSync(file).startsWith(`${realpathSync(folder)}${sep}`);
}
