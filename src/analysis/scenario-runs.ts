import { isPolicyParameter } from '../baseline/policy-parameter.js';
import { createRunCache, createSimulator, type Results, type RunCache, type Simulator } from '../engine/index.js';
import type { Claim, Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { type ComparedRun, type Comparison, compareRun } from './compare.js';
import { claimedAgainst } from './measured-against.js';
import { meanOfBranches } from './outlook.js';

/** A scenario with its outcomes, beside those of the baseline scenario under the same parameters. */
export type ScenarioRun = ComparedRun & {
  readonly scenario: Scenario;
  /** What its run was made from, where it is at hand: whoever looks into the run finds it made. */
  readonly cache?: RunCache;
};

/** A run whose claims can be judged. */
export type ClaimedRun = ScenarioRun & {
  /** Outcomes of what `baseline.` means in a claim, under the same parameters; made when asked for. */
  readonly claimReference: (claim: Claim) => Results;
};

export type ScenarioComparison = Omit<Comparison, 'others'> & {
  readonly baselineScenario: Scenario;
  readonly cache: RunCache;
  readonly others: readonly ClaimedRun[];
};

/** Simulates a scenario that others are measured against, with values that replace its own. */
type ReferenceRun = (of: Scenario, parameters: Readonly<Record<string, number>>) => Results;

/** Outcomes, and those of other scenarios under the same values of what is no policy. */
type CentralRun = { readonly results: Results; readonly under: (of: Scenario) => Results };

/**
 * Simulates scenarios and the scenario they are compared with, at central values; of an outlook the expected outcomes.
 * Where a scenario changes how the economy works (and not only the regime), the baseline scenario is simulated again
 * with those values: effects are scenario minus baseline under the same parameters.
 * @throws RoosimError `baseline_invalid` when the scenarios start from different economies.
 */
export function compareScenarios(baseline: Scenario, scenarios: readonly Scenario[]): ScenarioComparison {
  const cache = createRunCache();
  const referenceRun = createReferenceRun(cache);
  const others = scenarios.map((scenario) => {
    checkSameEconomy(baseline, scenario);
    const { results, under } = centralRun(scenario, referenceRun, cache);
    const claimReference = (claim: Claim): Results => under(claimedAgainst(scenario, claim) ?? baseline);
    return { scenario, cache, ...compareRun(results, under(baseline)), claimReference };
  });
  return { baseline: referenceRun(baseline, {}), baselineScenario: baseline, cache, others };
}

function createReferenceRun(cache: RunCache): ReferenceRun {
  const simulators = new Map<Scenario, Simulator>();
  const runs = new Map<Scenario, Map<string, Results>>();
  return (of, parameters) => {
    const simulate = kept(simulators, of, () => createSimulator(of));
    const known = kept(runs, of, () => new Map<string, Results>());
    return kept(known, JSON.stringify(parameters), () => simulate({ parameters, cache }));
  };
}

function centralRun(scenario: Scenario, referenceRun: ReferenceRun, cache: RunCache): CentralRun {
  if (scenario.outlook === undefined) {
    return {
      results: createSimulator(scenario)({ cache }),
      under: (of) => referenceRun(of, structuralOverrides(scenario, of)),
    };
  }
  const branches = scenario.outlook.map(({ weight, scenario: branch }) => ({
    weight,
    run: centralRun(branch, referenceRun, cache),
  }));
  const mean = ({ name, title }: Scenario, of: (run: CentralRun) => Results): Results =>
    meanOfBranches(
      name,
      title,
      branches.map(({ weight, run }) => ({ weight, results: of(run) })),
    );
  return { results: mean(scenario, ({ results }) => results), under: (of) => mean(of, ({ under }) => under(of)) };
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
