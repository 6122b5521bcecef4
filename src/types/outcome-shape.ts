import { OUTCOME_CLASSES, OUTCOME_COUNTRIES, type OutcomeClass, type OutcomeCountry } from './dimensions.js';
import { METRICS } from './metrics.js';

/** What outcomes are counted for: countries and then the region together, classes and then all of them. */
export type OutcomeShape = {
  readonly countries: readonly OutcomeCountry[];
  readonly classes: readonly OutcomeClass[];
};

/** The shape of outcomes of the baseline that ships. */
export const OUTCOME_SHAPE: OutcomeShape = { countries: OUTCOME_COUNTRIES, classes: OUTCOME_CLASSES };

/** Position of an outcome among the cells of results. `yearIndex` counts from the first simulated year. */
export function cellIndex(
  yearIndex: number,
  metric: number,
  country: number,
  vehicleClass: number,
  { countries, classes }: OutcomeShape = OUTCOME_SHAPE,
): number {
  return ((yearIndex * METRICS.length + metric) * countries.length + country) * classes.length + vehicleClass;
}
