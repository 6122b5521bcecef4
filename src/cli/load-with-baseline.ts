import type { Scenario } from '../scenario/types.js';
import type { CliContext } from './context.js';
import { baselinePath, scenarioPath } from './scenario-arguments.js';

/** A scenario, and the one it is measured against: the one named, else the one at the root of what it extends. */
export async function loadWithBaseline(
  file: string,
  baseline: string | undefined,
  context: CliContext,
): Promise<{ readonly scenario: Scenario; readonly baselineScenario: Scenario }> {
  const { loadScenarios } = await import('../scenario/load.js');
  const [scenario] = loadScenarios([scenarioPath(file, context)]);
  if (scenario === undefined) throw new Error(`No scenario was read from ${file}.`);
  const path = baselinePath(baseline, [scenario], context);
  const baselineScenario = path === scenario.path ? scenario : loadScenarios([path])[0];
  if (baselineScenario === undefined) throw new Error(`No scenario was read from ${path}.`);
  return { scenario, baselineScenario };
}
