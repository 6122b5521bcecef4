import type { Parameter } from '../../baseline/types.js';
import {
  ALL_CLASSES,
  classNames,
  type Dimensions,
  type OutcomeClass,
  outcomeCountries,
} from '../../types/dimensions.js';
import { METRICS } from '../../types/metrics.js';
import type { FleetRow } from './facts.js';
import { dimensionsOf, type Figure, figureHasValues } from './outcomes.js';
import { type FleetSort, type State, scenarioInHand } from './state.js';

/** Words of a filter, for a search without regard to case. */
function words(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Carlines of a class that have every word of the filter, sorted. Ties keep the order of the baseline. */
function filterFleet(
  rows: readonly FleetRow[],
  dimensions: Dimensions,
  vehicleClass: OutcomeClass,
  filter: string,
  sort: FleetSort,
  descending: boolean,
): readonly FleetRow[] {
  const wanted = words(filter);
  const kept = rows.filter((row) => {
    if (vehicleClass !== ALL_CLASSES && row.vehicleClass !== vehicleClass) return false;
    const text =
      `${row.label} ${row.maker} ${classNames(dimensions, row.vehicleClass).singular} ${row.assembly}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const sign = descending ? -1 : 1;
  return kept.sort((a, b) => {
    if (sort === 'label') return -sign * a.label.localeCompare(b.label, 'en');
    const missing = Number(Number.isNaN(a[sort])) - Number(Number.isNaN(b[sort]));
    return missing === 0 ? sign * (a[sort] - b[sort]) : missing;
  });
}

/** The carlines in view of the fleet screen, in its order; computed when the rows, the filter or the order change. */
export function fleetInView(state: State): readonly FleetRow[] {
  const { filter, sort, descending } = state.fleet;
  const dimensions = dimensionsOf(state);
  return dimensions === undefined
    ? []
    : filterFleet(state.fleetRows?.value ?? [], dimensions, state.vehicleClass, filter, sort, descending);
}

/** Parameters that have every word of the filter, in the register's order or those that matter most first. */
export function parametersShown(state: State): readonly Parameter[] {
  const wanted = words(state.assumptions.filter);
  const kept = (scenarioInHand(state)?.facts?.parameters ?? []).filter((parameter) => {
    const text = `${parameter.id} ${parameter.label} ${parameter.source} ${parameter.status}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  if (!state.assumptions.sorted) return kept;
  const swings = new Map(
    state.sensitivity?.value.entries.map(({ id, low, high }) => [id, Math.max(Math.abs(low), Math.abs(high))]),
  );
  return kept.sort((a, b) => (swings.get(b.id) ?? -1) - (swings.get(a.id) ?? -1));
}

/** The figures of the compare screen, in its order: every metric, each country it applies to, the region first. */
export function compareFigures(state: State): readonly Figure[] {
  const dimensions = dimensionsOf(state);
  if (dimensions === undefined) return [];
  const region = dimensions.region.code;
  const countries = [region, ...outcomeCountries(dimensions).filter((country) => country !== region)];
  return METRICS.flatMap((metric) =>
    countries
      .map((country): Figure => ({ metric, country, vehicleClass: state.vehicleClass }))
      .filter((figure) => figureHasValues(state, figure)),
  );
}
