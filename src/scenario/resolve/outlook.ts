import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { OutlookBranch, Scenario } from '../types.js';
import { parsePercent } from '../values.js';
import { checkYear, type ResolveContext } from './context.js';

/** How a file reaches the other scenarios it names. */
export type ReachScenario = {
  /** Gives a scenario by its name, or reports at this place why there is none. */
  readonly find: (name: string, at: Path) => Scenario | undefined;
  /** The same proposal coming into force in another year; what it extends stays as it is. */
  readonly inForceFrom: (scenario: Scenario, year: number) => Scenario;
};

type WrittenBranch = NonNullable<ScenarioFile['outlook']>[number];

/** The branches of an outlook, each with its scenario. */
export function resolveOutlook(context: ResolveContext, reach: ReachScenario): readonly OutlookBranch[] | undefined {
  const written = context.file.outlook;
  if (written === undefined) return undefined;
  const branches = written.flatMap((branch, i) => resolveBranch(context, branch, ['outlook', i], reach));
  const sum = written.reduce((total, { weight }) => total + (parsePercent(weight) as number), 0);
  const TOLERANCE = 1e-9;
  if (context.isWhole && Math.abs(sum - 1) > TOLERANCE)
    context.report('weights_sum', ['outlook'], `The weights add up to ${Number((sum * 100).toFixed(6))}%, not 100%.`, {
      part: 'key',
    });
  return branches;
}

function resolveBranch(
  context: ResolveContext,
  written: WrittenBranch,
  at: Path,
  { find, inForceFrom }: ReachScenario,
): OutlookBranch[] {
  const inForceAt = [...at, 'in_force'];
  if (written.in_force !== undefined) checkYear(context, written.in_force, inForceAt);
  const scenario = find(written.scenario, [...at, 'scenario']);
  if (scenario === undefined) return [];
  if (scenario.outlook !== undefined) {
    context.report('outlook_nested', [...at, 'scenario'], `'${written.scenario}' is an outlook itself.`);
    return [];
  }
  const dated = written.in_force === undefined ? scenario : inForceFrom(scenario, written.in_force);
  const weight = parsePercent(written.weight) as number;
  const moved = written.in_force === undefined ? {} : { inForce: written.in_force };
  return [{ label: written.label, weight, scenario: dated, ...moved }];
}
