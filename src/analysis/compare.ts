import { outcome, type Results } from '../engine/index.js';
import type { OutcomeClass, OutcomeCountry } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { MetricName } from '../types/metrics.js';

/** A scenario's outcomes beside those of the baseline scenario under the same parameters. */
export type ComparedRun = {
  readonly results: Results;
  readonly reference: Results;
  /** Results minus reference, laid out as {@link Results.cells}; NaN where either does not apply. */
  readonly change: Float64Array;
};

export type Comparison = {
  readonly baseline: Results;
  readonly others: readonly ComparedRun[];
};

/**
 * Puts scenarios beside a baseline. A scenario that equals the baseline changes nothing: exactly 0 in every cell.
 * @throws RoosimError `year_out_of_range` when two runs cover different years.
 * @example compare(simulate(nafta), simulate(usmca)).others[0].change
 */
export function compare(baseline: Results, ...others: readonly Results[]): Comparison {
  return { baseline, others: others.map((results) => compareRun(results, baseline)) };
}

/**
 * Puts one run beside the run it is measured against.
 * @throws RoosimError `year_out_of_range` when they cover different years.
 */
export function compareRun(results: Results, reference: Results): ComparedRun {
  if (results.years.join() !== reference.years.join()) {
    throw new RoosimError(
      'year_out_of_range',
      `${results.scenario} and ${reference.scenario} were simulated for different years and cannot be compared.`,
      { hint: 'Simulate both for the same years.' },
    );
  }
  const change = new Float64Array(results.cells.length);
  for (let i = 0; i < change.length; i++) change[i] = (results.cells[i] as number) - (reference.cells[i] as number);
  return { results, reference, change };
}

/**
 * Scenario minus reference for one outcome; NaN where it does not apply.
 * @throws RangeError when the year was not simulated.
 */
export function changeIn(
  run: ComparedRun,
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
  year: number,
): number {
  return (
    outcome(run.results, metric, country, vehicleClass, year) -
    outcome(run.reference, metric, country, vehicleClass, year)
  );
}
