import type { Scenario } from '../scenario/types.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../types/dimensions.js';
import { METRICS } from '../types/metrics.js';
import { carlineOutcomes } from './carline-outcomes.js';
import { carlineFlows } from './flows.js';
import { writeOutcomes } from './outcomes.js';
import { emptyTally, tallyCarline } from './tally.js';
import type { CarlineFlows, CarlineOutcome, Results, SimulateOptions } from './types.js';
import { createLayout, type LaidOut, simulatedYears } from './year-loop.js';

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
  const { economy, desk, jobs, assembly, years } = laidOut;
  const cells = new Float64Array(years.length * METRICS.length * OUTCOME_COUNTRIES.length * OUTCOME_CLASSES.length);
  const outcomes: CarlineOutcome[] = [];
  const flows: CarlineFlows[] = [];
  for (const simulated of simulatedYears(laidOut)) {
    const { year, yearIndex, productivity } = simulated;
    const tally = emptyTally();
    const reported = options.detail === true && (options.years?.includes(year) ?? true);
    const yearFlows = options.flows === true ? carlineFlows(year, economy, jobs, productivity) : undefined;
    simulated.cells.forEach((own, carline) => {
      const volumes = simulated.volumes(carline);
      tallyCarline(tally, economy, jobs, own, volumes, productivity);
      yearFlows?.add(carline, own, volumes);
      if (!reported) return;
      const at = { year, carline, planned: simulated.plannedFor, stage: simulated.stage(carline) };
      outcomes.push(carlineOutcomes(economy, desk, at, own, volumes));
    });
    if (yearFlows) flows.push(yearFlows.flows);
    writeOutcomes(cells, yearIndex, tally, simulated.levels);
  }
  return {
    scenario: scenario.name,
    title: scenario.title,
    years,
    cells,
    ...(options.detail === true && { carlines: outcomes, assemblyMoves: assembly.moves(years) }),
    ...(options.flows === true && { flows }),
  };
}
