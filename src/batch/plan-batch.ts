import { codeVersion } from '../output/code-version.js';
import type { Selection } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import { loadScenarios } from '../scenario/load.js';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { DESIGNS, type Design } from '../uncertainty/types.js';
import { printOf } from './file-prints.js';
import type { BatchInputs } from './inputs.js';
import type { BatchJob } from './job.js';
import { arithmeticOfThisProcess, type PlanRecord, planId, recordScenario } from './plan-record.js';

/** What to compute: scenarios, a number of draws, and which outcomes to keep. */
export type BatchPlan = {
  /** Paths of scenario files. */
  readonly scenarios: readonly string[];
  /** Path of the scenario that the others are compared with. It is part of the batch, its first scenario. */
  readonly baseline: string;
  /** Number of draws beside the central run; 0 or left out: the central run alone. */
  readonly draws?: number;
  /** Whole number from 0 to 2^53 − 1; 1 if left out. */
  readonly seed?: number;
  /** `latin_hypercube` if left out. */
  readonly design?: Design;
  /** All outcomes if left out. */
  readonly selection?: Selection;
  /** Levels, changes from the baseline (metrics named `change.…`), or both; levels if left out. */
  readonly shown?: Shown;
};

/** A plan whose files were read and checked. */
export type PreparedBatch = {
  readonly job: BatchJob;
  readonly record: PlanRecord;
  readonly inputs: BatchInputs;
  /** In the batch's order, the baseline first. */
  readonly scenarios: readonly Scenario[];
};

const MOST_DRAWS = 100_000_000;

/**
 * Reads and checks what a batch is made of.
 * @throws ScenarioError for mistakes in a file; RoosimError 'usage' for impossible numbers, two scenarios of one name,
 * 'baseline_invalid' for scenarios that start from different economies.
 */
export function prepareBatch(plan: BatchPlan): PreparedBatch {
  const draws = drawPlan(plan);
  const paths = [plan.baseline, ...plan.scenarios.filter((path) => path !== plan.baseline)];
  const scenarios = loadScenarios(paths);
  const [baseline] = scenarios;
  if (baseline === undefined) throw new RoosimError('usage', 'A batch needs a scenario.');
  requireDistinct(scenarios, baseline);
  const { selection = {}, shown = 'levels' } = plan;
  const record: PlanRecord = {
    scenarios: scenarios.map(recordScenario),
    reference: baseline.name,
    ...draws,
    selection,
    shown,
    code: codeVersion(),
    arithmetic: arithmeticOfThisProcess(),
  };
  const prints = [baseline, ...scenarios].map(printOf);
  const inputs: BatchInputs = { baseline: plan.baseline, scenarios: paths, prints, draws, selection, shown };
  const job: BatchJob = {
    planId: planId(record),
    units: draws.draws + 1,
    runsPerUnit: scenarios.length,
    worker: { module: new URL('./worker.js', import.meta.url), data: inputs },
  };
  return { job, record, inputs, scenarios };
}

function drawPlan({ draws = 0, seed = 1, design = 'latin_hypercube' }: BatchPlan): BatchInputs['draws'] {
  if (!Number.isInteger(draws) || draws < 0 || draws > MOST_DRAWS) {
    throw new RoosimError('usage', `${draws} is no number of draws.`, {
      hint: `Give a whole number from 0 to ${MOST_DRAWS}.`,
    });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RoosimError('usage', `${seed} is no seed.`, { hint: 'Give a whole number from 0 on.' });
  }
  if (!DESIGNS.includes(design)) throw new RoosimError('usage', `'${design}' is no design of draws.`);
  return { draws, seed, design };
}

/** Rows name their scenario, so two of one name could not be told apart. */
function requireDistinct(scenarios: readonly Scenario[], baseline: Scenario): void {
  const seen = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const twin = seen.get(scenario.name);
    if (twin !== undefined) {
      throw new RoosimError('usage', `${twin.path} and ${scenario.path} are both named ${scenario.name}.`, {
        hint: 'Give each scenario of a batch its own name, or name each file once.',
      });
    }
    seen.set(scenario.name, scenario);
    if (scenario.baseline.hash === baseline.baseline.hash) continue;
    throw new RoosimError(
      'baseline_invalid',
      `${baseline.name} and ${scenario.name} start from different economies (${baseline.baseline.name}, ${scenario.baseline.name}).`,
      { hint: 'Put scenarios that name the same baseline into one batch.' },
    );
  }
}
