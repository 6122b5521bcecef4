import { resolve } from 'node:path';
import { type Diagnostic, hasErrors, ScenarioError } from './diagnostics/diagnostic.js';
import { createLoader, type LoadOptions } from './loader.js';
import type { Scenario } from './types.js';

export type { LoadOptions } from './loader.js';

/** A scenario file held against everything that can be checked. */
export type CheckedScenario = {
  /** Absent when there is an error. */
  readonly scenario?: Scenario;
  /** Errors and warnings by file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads a scenario file and everything it extends.
 * @throws ScenarioError with every diagnostic, not the first.
 */
export function loadScenario(path: string, options: LoadOptions = {}): Scenario {
  const [scenario] = loadScenarios([path], options);
  return scenario as Scenario;
}

/**
 * Reads several scenario files; what they share, the baseline above all, is read once.
 * @throws ScenarioError with the diagnostics of all of them.
 */
export function loadScenarios(paths: readonly string[], options: LoadOptions = {}): Scenario[] {
  const checked = checkScenarios(paths, options);
  const diagnostics = checked.flatMap((one) => one.diagnostics);
  if (hasErrors(diagnostics)) throw new ScenarioError(uniqueDiagnostics(diagnostics));
  return checked.map(({ scenario }) => scenario as Scenario);
}

/** Reads a scenario file and says everything that is wrong or doubtful about it. Does not throw for what a file says. */
export function checkScenario(path: string, options: LoadOptions = {}): CheckedScenario {
  const [checked] = checkScenarios([path], options);
  return checked as CheckedScenario;
}

/** The same for several files; what they share is read once. */
export function checkScenarios(paths: readonly string[], options: LoadOptions = {}): CheckedScenario[] {
  const load = createLoader(options);
  return paths.map((path) => load(resolve(path)));
}

function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify([diagnostic.place, diagnostic.code, diagnostic.message]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
