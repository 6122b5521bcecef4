import {
  type Dimensions,
  type OutcomeClass,
  type OutcomeCountry,
  outcomeClasses,
  outcomeCountries,
} from './dimensions.js';
import { METRICS } from './metrics.js';

/** What outcomes are counted for: countries and then the region together, classes and then all of them. */
export type OutcomeShape = {
  readonly countries: readonly OutcomeCountry[];
  readonly classes: readonly OutcomeClass[];
};

/** What the outcomes of an economy are counted for. */
export function outcomeShape(dimensions: Dimensions): OutcomeShape {
  return { countries: outcomeCountries(dimensions), classes: outcomeClasses(dimensions) };
}

/** Position of an outcome among the cells of results. `yearIndex` counts from the first simulated year. */
export function cellIndex(
  { countries, classes }: OutcomeShape,
  yearIndex: number,
  metric: number,
  country: number,
  vehicleClass: number,
): number {
  return ((yearIndex * METRICS.length + metric) * countries.length + country) * classes.length + vehicleClass;
}
