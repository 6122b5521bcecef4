import { relative } from 'node:path';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import type { CliContext } from './context.js';
import { scenarioPath } from './scenario-arguments.js';

/** Scenarios, and the one they are measured against. */
export type ComparedScenarios = { readonly scenarios: readonly Scenario[]; readonly baseline: Scenario };

/**
 * The scenarios of some arguments, each file once, and what they are measured against: the one named, else what one extends,
 * or the nearest common ancestor of several.
 * @throws RoosimError `usage` for two files of one scenario name, or without an ancestor in common
 */
export async function loadCompared(
  files: readonly string[],
  baseline: string | undefined,
  context: CliContext,
): Promise<ComparedScenarios> {
  const [{ loadScenarios }, { measuredAgainst }] = await Promise.all([
    import('../scenario/load.js'),
    import('../analysis/measured-against.js'),
  ]);
  const paths = [...new Set(files.map((file) => scenarioPath(file, context)))];
  // Read in one go: what they share is then one object, and is simulated once.
  const read = loadScenarios(baseline === undefined ? paths : [...paths, scenarioPath(baseline, context)]);
  const scenarios = read.slice(0, paths.length);
  const named = read[paths.length] ?? measuredAgainst(scenarios);
  requireDistinctNames([...scenarios, named], context);
  return { scenarios, baseline: named };
}

/** A scenario, and the one it is measured against. */
export async function loadWithBaseline(
  file: string,
  baseline: string | undefined,
  context: CliContext,
): Promise<{ readonly scenario: Scenario; readonly baselineScenario: Scenario }> {
  const { scenarios, baseline: baselineScenario } = await loadCompared([file], baseline, context);
  return { scenario: scenarios[0] as Scenario, baselineScenario };
}

/** Tables and rows name their scenario, so two of one name could not be told apart. */
function requireDistinctNames(scenarios: readonly Scenario[], { cwd }: CliContext): void {
  const seen = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const twin = seen.get(scenario.name);
    seen.set(scenario.name, scenario);
    if (twin === undefined || twin.path === scenario.path) continue;
    const [one, other] = [twin, scenario].map(({ path }) => relative(cwd, path));
    throw new RoosimError('usage', `${one} and ${other} are both named ${scenario.name}.`, {
      hint: 'One name, one scenario: give one of them another name, or leave it out.',
    });
  }
}
