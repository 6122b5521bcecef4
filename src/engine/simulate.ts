import type { Scenario } from '../scenario/types.js';
import { cellIndex, outcomeShape } from '../types/outcome-shape.js';
import { assemblyMoves } from './assembly-moves.js';
import { carlineFlows } from './carline-flows.js';
import { carlineOutcome } from './carline-outcomes.js';
import { checkOutcomes } from './invariants.js';
import { writeOutcomes } from './outcomes.js';
import type { CarlineFlows, CarlineOutcome, Results, SimulateOptions } from './types.js';
import { createPreparation, type PreparedRun, simulatedYears } from './year-loop.js';

/** Runs a compiled scenario under a set of parameters. */
export type Simulator = (options?: SimulateOptions) => Results;

/**
 * Simulates a scenario from its baseline's first year to its last. Deterministic.
 *
 * @throws RoosimError `parameter_unknown`, `parameter_out_of_range`, `year_out_of_range`
 */
export function simulate(scenario: Scenario, options?: SimulateOptions): Results {
  return createSimulator(scenario)(options);
}

/** Compiles what does not change between parameter draws, and gives a function that runs the scenario under each. */
export function createSimulator(scenario: Scenario): Simulator {
  const prepare = createPreparation(scenario);
  return (options = {}) => run(scenario, prepare(options), options);
}

function run(scenario: Scenario, prepared: PreparedRun, options: SimulateOptions): Results {
  const { model, years } = prepared;
  const shape = outcomeShape(scenario.baseline.dimensions);
  const size = cellIndex(shape, 1, 0, 0, 0);
  const cells = new Float64Array(size * years.length);
  const carlines: CarlineOutcome[] = [];
  const flows: CarlineFlows[] = [];
  for (const simulated of simulatedYears(prepared)) {
    const { year, yearIndex, totals } = simulated;
    writeOutcomes(model, totals, cells, yearIndex * size);
    checkOutcomes(prepared, simulated, cells, yearIndex * size);
    if (options.detail === true && (options.years?.includes(year) ?? true)) {
      scenario.baseline.carlines.forEach((_, carline) => {
        carlines.push(carlineOutcome(prepared, simulated, carline));
      });
    }
    if (options.flows === true) flows.push(carlineFlows(prepared, simulated));
  }
  return {
    scenario: scenario.name,
    title: scenario.title,
    years,
    shape,
    cells,
    ...(options.detail === true && { carlines, assemblyMoves: assemblyMoves(prepared) }),
    ...(options.flows === true && { flows }),
  };
}
