import type { Scenario } from '../scenario/types.js';
import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../types/dimensions.js';
import { METRICS } from '../types/metrics.js';
import { carlineOutcome } from './carline-outcomes.js';
import { carlineFlows } from './flows.js';
import { numbersAt } from './memory.js';
import { SUMS } from './sums.js';
import { carlineSums } from './tally.js';
import type { CarlineFlows, CarlineOutcome, Results, SimulateOptions } from './types.js';
import { createLayout, type LaidOut, simulatedYears } from './year-loop.js';

const CELLS_OF_YEAR = METRICS.length * OUTCOME_COUNTRIES.length * OUTCOME_CLASSES.length;

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
  const layOut = createLayout(scenario);
  return (options = {}) => run(scenario, layOut(options), options);
}

function run(scenario: Scenario, laidOut: LaidOut, options: SimulateOptions): Results {
  const { setting, economy, desk, assembly, years } = laidOut;
  const { memory } = setting;
  const written = memory.kernel.take(8 * CELLS_OF_YEAR * years.length);
  const outcomes: CarlineOutcome[] = [];
  const flows: CarlineFlows[] = [];
  const sums = new Float64Array(COUNTRIES.length ** 2 * SUMS);
  for (const simulated of simulatedYears(laidOut)) {
    const { year, yearIndex, plannedFor, salesPerWeight, record } = simulated;
    if (options.detail === true && (options.years?.includes(year) ?? true)) {
      economy.assemblyOf.forEach((assembly, carline) => {
        carlineSums(salesPerWeight, carline, simulated.parts(carline), sums);
        const newest = { carline, assembly, regime: plannedFor, stage: laidOut.stage(yearIndex, carline) };
        outcomes.push(carlineOutcome(economy, desk, year, newest, sums));
      });
    }
    if (options.flows === true) flows.push(carlineFlows(laidOut, simulated));
    memory.kernel.writeOutcomes(setting.economy, record, written + 8 * CELLS_OF_YEAR * yearIndex);
  }
  return {
    scenario: scenario.name,
    title: scenario.title,
    years,
    cells: numbersAt(memory, written, CELLS_OF_YEAR * years.length).slice(),
    ...(options.detail === true && { carlines: outcomes, assemblyMoves: assembly.moves(years) }),
    ...(options.flows === true && { flows }),
  };
}
