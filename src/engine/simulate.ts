import { type CarlineGroups, carlineGroups } from '../policy/carline-groups.js';
import { measureWeights } from '../policy/content-measure.js';
import { ruleIn } from '../policy/dated.js';
import { parameterReader } from '../policy/parameters.js';
import { regimeTimeline } from '../policy/regime.js';
import { centralValues, effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { METRICS } from '../types/metrics.js';
import { type AssemblyPath, assemblyPath } from './assembly-path.js';
import { carlineOutcomes } from './carline-outcomes.js';
import { createDesk } from './desk.js';
import { dualWorkspace } from './dual-workspace.js';
import { buildEconomy } from './economy.js';
import { employmentCoefficients } from './employment.js';
import { carlineFlows } from './flows.js';
import { type BaseYear, baseYear, carlinePrices, cellVolumes, clearMarkets } from './market.js';
import { writeOutcomes } from './outcomes.js';
import { planOptions } from './plan-options.js';
import { concerns, rampReached } from './sourcing-shifts.js';
import { emptyTally, tallyCarline } from './tally.js';
import type { CarlineFlows, CarlineOutcome, Results, SimulateOptions } from './types.js';
import { vintageShares } from './vintages.js';
import { yearCells } from './year-cells.js';

/** Runs a compiled scenario under a set of parameters. */
export type Simulator = (options?: SimulateOptions) => Results;

/**
 * Simulates a scenario from its baseline's first year to its last (model sections 2 to 6). Deterministic.
 *
 * @throws RoosimError `parameter_unknown`, `year_out_of_range`
 */
export function simulate(scenario: Scenario, options?: SimulateOptions): Results {
  return createSimulator(scenario)(options);
}

/** Compiles what does not change between parameter draws, and gives a function that runs the scenario under each. */
export function createSimulator(scenario: Scenario): Simulator {
  const { baseline } = scenario;
  const groups = carlineGroups(scenario, baseline);
  const central = centralValues(effectiveRegister(scenario));
  const statusQuo = centralValues(baseline.register);
  const allYears = Array.from({ length: baseline.lastYear - baseline.firstYear + 1 }, (_, i) => baseline.firstYear + i);
  return (options = {}) => {
    const last = lastYearAsked(options.years, allYears);
    return run(scenario, groups, allYears.slice(0, last + 1), {
      values: { ...central, ...options.parameters },
      statusQuo: { ...statusQuo, ...options.statusQuo },
      options,
    });
  };
}

type Inputs = {
  readonly values: Readonly<Record<string, number>>;
  readonly statusQuo: Readonly<Record<string, number>>;
  readonly options: SimulateOptions;
};

function run(scenario: Scenario, groups: CarlineGroups, years: readonly number[], inputs: Inputs): Results {
  const { baseline } = scenario;
  const { options } = inputs;
  const parameter = parameterReader(inputs.values);
  const statusQuo = parameterReader(inputs.statusQuo);
  const filedUnder = ruleIn(scenario.rules, baseline.firstYear)?.measures.regional;
  const reference = filedUnder && measureWeights(filedUnder, statusQuo);
  const economy = buildEconomy(baseline, inputs.values, reference, options.filingShift);
  const timeline = regimeTimeline(scenario, groups, years, parameter, statusQuo);
  const jobs = employmentCoefficients(baseline, parameter);
  const shifts = baseline.carlines.map((carline) => scenario.sourcingShifts.filter((s) => concerns(s, carline)));
  const { stageYears, stageOf } = shiftStages(scenario, years);
  const desk = createDesk({
    economy,
    timeline,
    options: timeline.regimes.map((regime) => planOptions(regime, groups, regime.parameter)),
    groupOf: groups.groupOf,
    setting: {
      theta: economy.theta,
      eta: economy.eta,
      dispersion: parameter('plan_choice_dispersion'),
      jobs,
      work: dualWorkspace(MOST_REQUIREMENTS),
    },
    shiftsOf: (carline) => shifts[carline] ?? [],
    stageYears,
  });
  const vintages = vintageShares(
    timeline.regimes.length,
    timeline.inForce[0] as number,
    timeline.plannedFor,
    parameter('parts_renewal_rate'),
  );
  const assembly: AssemblyPath = assemblyPath(economy, desk, timeline);
  const cells = new Float64Array(years.length * METRICS.length * OUTCOME_COUNTRIES.length * OUTCOME_CLASSES.length);
  const outcomes: CarlineOutcome[] = [];
  const flows: CarlineFlows[] = [];
  let base: BaseYear | undefined;
  years.forEach((year, y) => {
    const stage = stageOf[y] as number;
    const carlineStage = (carline: number): number => ((shifts[carline]?.length ?? 0) > 0 ? stage : 0);
    const state = {
      regimeInForce: timeline.inForce[y] as number,
      vintages: vintages[y] as Float64Array,
      siteShares: (carline: number) => assembly.siteShares(y, carline),
      stage: carlineStage,
    };
    const byCarline = baseline.carlines.map((_, i) => yearCells(economy, desk, i, state));
    const prices = carlinePrices(economy, byCarline);
    base ??= baseYear(economy, prices);
    const { levels, scales } = clearMarkets(economy, base, prices);
    const productivity = jobs.productivityGrowth.map((g) => (1 + g) ** y);
    const tally = emptyTally();
    const reported = options.detail === true && (options.years?.includes(year) ?? true);
    const yearFlows = options.flows === true ? carlineFlows(year, economy, jobs, productivity) : undefined;
    byCarline.forEach((own, i) => {
      const volumes = cellVolumes(economy, base as BaseYear, scales, i, own);
      tallyCarline(tally, economy, jobs, own, volumes, productivity);
      yearFlows?.add(i, own, volumes);
      if (reported) {
        const planned = timeline.plannedFor[y] as number;
        outcomes.push(
          carlineOutcomes(economy, desk, { year, carline: i, planned, stage: carlineStage(i) }, own, volumes),
        );
      }
    });
    if (yearFlows) flows.push(yearFlows.flows);
    writeOutcomes(cells, y, tally, levels);
  });
  return {
    scenario: scenario.name,
    title: scenario.title,
    years,
    cells,
    ...(options.detail === true && { carlines: outcomes, assemblyMoves: assembly.moves(years) }),
    ...(options.flows === true && { flows }),
  };
}

/** Most requirements that one alternative of a rule may hold together, duties on parts included. */
const MOST_REQUIREMENTS = 24;

/** The distinct states of a scenario's sourcing shifts: stage 0 is before any, and each further stage stands for a year. */
function shiftStages(
  scenario: Scenario,
  years: readonly number[],
): { readonly stageYears: readonly number[]; readonly stageOf: readonly number[] } {
  const keys = [scenario.sourcingShifts.map(() => 0).join()];
  const stageYears = [(years[0] as number) - 1];
  const stageOf = years.map((year) => {
    const key = scenario.sourcingShifts.map((shift) => rampReached(shift, year)).join();
    let stage = keys.indexOf(key);
    if (stage < 0) {
      stage = keys.length;
      keys.push(key);
      stageYears.push(year);
    }
    return stage;
  });
  return { stageYears, stageOf };
}

function lastYearAsked(asked: readonly number[] | undefined, years: readonly number[]): number {
  if (asked === undefined) return years.length - 1;
  const indices = asked.map((year) => years.indexOf(year));
  const unknown = asked[indices.indexOf(-1)];
  if (unknown !== undefined) {
    throw new RoosimError('year_out_of_range', `The year ${unknown} is not among those the baseline covers.`, {
      hint: `Choose a year from ${years[0]} to ${years.at(-1)}.`,
    });
  }
  return Math.max(...indices);
}
