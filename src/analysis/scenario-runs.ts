import { createRunCache, createSimulator, type Results, type RunCache } from '../engine/index.js';
import { isPolicyParameter } from '../policy/parameters.js';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { type ComparedRun, type Comparison, compareRun } from './compare.js';
import { meanOfBranches } from './outlook.js';

/** A scenario with its outcomes, beside those of the baseline scenario under the same parameters. */
export type ScenarioRun = ComparedRun & {
  readonly scenario: Scenario;
  /** What its run was made from, where it is at hand: whoever looks into the run finds it made. */
  readonly cache?: RunCache;
};

export type ScenarioComparison = Omit<Comparison, 'others'> & {
  readonly baselineScenario: Scenario;
  readonly cache: RunCache;
  readonly others: readonly ScenarioRun[];
};

/** Simulates the baseline scenario, with values that replace its own. */
type ReferenceRun = (parameters: Readonly<Record<string, number>>) => Results;

/**
 * Simulates scenarios and the scenario they are compared with, at central values; of an outlook the expected outcomes.
 * Where a scenario changes how the economy works (and not only the regime), the baseline scenario is simulated again
 * with those values: effects are scenario minus baseline under the same parameters.
 * @throws RoosimError `baseline_invalid` when the scenarios start from different economies.
 */
export function compareScenarios(baseline: Scenario, scenarios: readonly Scenario[]): ScenarioComparison {
  const cache = createRunCache();
  const simulateBaseline = createSimulator(baseline);
  const central = simulateBaseline({ cache });
  const referenceRun: ReferenceRun = (parameters) =>
    Object.keys(parameters).length === 0 ? central : simulateBaseline({ parameters, cache });
  const others = scenarios.map((scenario) => {
    checkSameEconomy(baseline, scenario);
    return { scenario, cache, ...centralRun(scenario, baseline, referenceRun, cache) };
  });
  return { baseline: central, baselineScenario: baseline, cache, others };
}

function centralRun(scenario: Scenario, baseline: Scenario, referenceRun: ReferenceRun, cache: RunCache): ComparedRun {
  if (scenario.outlook === undefined) {
    return compareRun(createSimulator(scenario)({ cache }), referenceRun(structuralOverrides(scenario, baseline)));
  }
  const branches = scenario.outlook.map(({ weight, scenario: branch }) => ({
    weight,
    run: centralRun(branch, baseline, referenceRun, cache),
  }));
  const results = branches.map(({ weight, run }) => ({ weight, results: run.results }));
  const references = branches.map(({ weight, run }) => ({ weight, results: run.reference }));
  return compareRun(
    meanOfBranches(scenario.name, scenario.title, results),
    meanOfBranches(baseline.name, baseline.title, references),
  );
}

/** The values by which a scenario changes how the economy works, against those the baseline scenario has. */
export function structuralOverrides(scenario: Scenario, baseline: Scenario): Readonly<Record<string, number>> {
  const valueIn = (of: Scenario, id: string): number | undefined =>
    of.parameterOverrides[id]?.value ?? of.baseline.register.get(id)?.value;
  const changed = Object.entries(scenario.parameterOverrides).filter(
    ([id, { value }]) => !isPolicyParameter(id) && value !== valueIn(baseline, id),
  );
  return Object.fromEntries(changed.map(([id, { value }]) => [id, value]));
}

function checkSameEconomy(one: Scenario, other: Scenario): void {
  if (one.baseline.hash === other.baseline.hash) return;
  throw new RoosimError(
    'baseline_invalid',
    `${one.name} and ${other.name} start from different economies (${one.baseline.name}, ${other.baseline.name}).`,
    { hint: 'Compare scenarios that name the same baseline.' },
  );
}
