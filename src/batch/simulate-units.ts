import { compareRun } from '../analysis/compare.js';
import { createDrawSet, type DrawnRun, planSource } from '../analysis/draw-runs.js';
import type { ScenarioRun } from '../analysis/scenario-runs.js';
import type { Scenario } from '../scenario/types.js';
import type { Failure } from './chunk-file.js';
import { failureOf, isFailureOfDraw } from './failures.js';
import type { BatchInputs } from './inputs.js';
import { drawOfUnit } from './units.js';

/** Everything a batch gives in one unit: its scenarios in the batch's order, less those that failed. */
export type SimulatedUnit = {
  readonly draw: number | undefined;
  /** With the position of each scenario in the batch. */
  readonly runs: readonly { readonly position: number; readonly run: ScenarioRun }[];
  readonly failures: readonly Failure[];
};

/**
 * Makes scenarios ready to be simulated unit by unit. In a unit all of them have the same draws, and what they share, the
 * baseline scenario among it, is simulated once.
 * @param baseline The scenario that the others are compared with.
 * @returns Throws whatever is no failure of the draw; see {@link isFailureOfDraw}.
 */
export function createUnitSimulator(
  baseline: Scenario,
  scenarios: readonly Scenario[],
  { draws, selection }: Pick<BatchInputs, 'draws' | 'selection'>,
): (unit: number) => SimulatedUnit {
  const years = selection.years === undefined ? {} : { years: selection.years };
  // The central run needs no draws, but a plan of none at all cannot be made.
  const set = createDrawSet(baseline, planSource({ ...draws, draws: Math.max(1, draws.draws) }), years);
  const prepared = scenarios.map((scenario) => set.prepare(scenario));
  return (unit) => {
    const draw = drawOfUnit(unit);
    const runs: { position: number; run: ScenarioRun }[] = [];
    const failures: Failure[] = [];
    prepared.forEach(({ scenario, central, inDraw }, position) => {
      try {
        const run = draw === undefined ? central() : inDraw(draw);
        runs.push({ position, run: besideReference(scenario, run) });
      } catch (error) {
        if (!isFailureOfDraw(error)) throw error;
        failures.push(failureOf(scenario.name, draw, error));
      }
    });
    return { draw, runs, failures };
  };
}

/** A run with its change from the reference. */
export function besideReference(scenario: Scenario, { results, reference }: Omit<DrawnRun, 'under'>): ScenarioRun {
  return { scenario, ...compareRun(results, reference) };
}
