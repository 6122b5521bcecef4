import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { DatedValue, OutlookBranch, Rule, Scenario } from '../types.js';
import { parsePercent } from '../values.js';
import { checkYear, type ResolveContext } from './context.js';

/** Gives a scenario by its name, or reports at this place why there is none. */
export type FindScenario = (name: string, at: Path) => Scenario | undefined;

type WrittenBranch = NonNullable<ScenarioFile['outlook']>[number];

/** The branches of an outlook, each with its scenario. */
export function resolveOutlook(context: ResolveContext, find: FindScenario): readonly OutlookBranch[] | undefined {
  const written = context.file.outlook;
  if (written === undefined) return undefined;
  const branches = written.flatMap((branch, i) => resolveBranch(context, branch, ['outlook', i], find));
  const sum = written.reduce((total, { weight }) => total + (parsePercent(weight) as number), 0);
  const TOLERANCE = 1e-9;
  if (context.isWhole && Math.abs(sum - 1) > TOLERANCE)
    context.report('weights_sum', ['outlook'], `The weights add up to ${Number((sum * 100).toFixed(6))}%, not 100%.`, {
      part: 'key',
    });
  return branches;
}

function resolveBranch(context: ResolveContext, written: WrittenBranch, at: Path, find: FindScenario): OutlookBranch[] {
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

/**
 * The same proposal coming into force in another year: everything of it that begins after the first year simulated
 * moves by the same number of years, phase-in steps included.
 */
function inForceFrom(scenario: Scenario, year: number): Scenario {
  const { firstYear } = scenario.baseline;
  const first = scenario.rules.find((rule) => rule.inForce > firstYear)?.inForce;
  const starts = [...scenario.treatments, ...scenario.additionalDuties, ...scenario.partsDuties].map((x) => x.inForce);
  const begins =
    first ?? Math.min(...starts.filter((start) => start > firstYear), ...scenario.sourcingShifts.map((s) => s.start));
  const by = Number.isFinite(begins) ? year - begins : 0;
  const move = (date: number): number => (date > firstYear ? date + by : date);
  const moveUntil = (date: number | undefined) => (date === undefined ? undefined : move(date));
  const moveValue = (value: DatedValue): DatedValue =>
    value.map((step, i) => ({ ...step, from: i === 0 ? step.from : move(step.from) }));
  const moveRule = (rule: Rule): Rule => {
    if (rule.kind === 'at_least') return { ...rule, threshold: moveValue(rule.threshold) };
    return rule.kind === 'never' ? rule : { ...rule, of: rule.of.map(moveRule) };
  };
  const movePeriod = <T extends { readonly inForce: number; readonly until: number | undefined }>(entry: T): T => ({
    ...entry,
    inForce: move(entry.inForce),
    until: moveUntil(entry.until),
  });
  return {
    ...scenario,
    rules: scenario.rules.map((dated) => ({
      ...dated,
      inForce: move(dated.inForce),
      announced: move(dated.announced),
      rule: dated.inForce > firstYear ? moveRule(dated.rule) : dated.rule,
    })),
    treatments: scenario.treatments.map((t) => ({
      ...movePeriod(t),
      duty: t.duty === 'mfn' ? t.duty : moveValue(t.duty),
    })),
    additionalDuties: scenario.additionalDuties.map((d) => ({ ...movePeriod(d), rate: moveValue(d.rate) })),
    partsDuties: scenario.partsDuties.map((d) => ({
      ...movePeriod(d),
      rate: moveValue(d.rate),
      offset: moveValue(d.offset),
    })),
    sourcingShifts: scenario.sourcingShifts.map((shift) => ({ ...shift, start: move(shift.start) })),
    hash: `${scenario.hash}+${by}`,
  };
}
