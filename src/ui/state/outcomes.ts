import type { Results } from '../../engine/index.js';
import {
  ALL_CLASSES,
  type Dimensions,
  leadingMember,
  type OutcomeClass,
  type OutcomeCountry,
  outcomeCountries,
} from '../../types/dimensions.js';
import { contentMetric, METRICS, type MetricName } from '../../types/metrics.js';
import { cellIndex, type OutcomeShape } from '../../types/outcome-shape.js';
import type { CellBand } from './facts.js';
import { baselineScenario, type ScenarioView, type State, scenarioInHand, shown } from './state.js';

/** Which figure: everything but the scenario and the year. */
export type Figure = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
};

/** A figure of one scenario in one year: its level, its change from the baseline, and the band over the draws. */
export type Cell = {
  readonly level: number;
  readonly change: number;
  readonly band: CellBand | undefined;
};

/** The figure chosen at the head of the screen. */
export function chosenFigure(state: State): Figure {
  return { metric: state.metric, country: state.country, vehicleClass: state.vehicleClass };
}

/** The figures whose curves are told of in words, for the chosen class. */
export function toldFigures(state: State): readonly Figure[] {
  const { vehicleClass } = state;
  const dimensions = dimensionsOf(state);
  if (dimensions === undefined) return [];
  const { region } = dimensions;
  const ofRegion = (['content.regional', contentMetric(leadingMember(dimensions)), 'compliance.value'] as const).map(
    (metric): Figure => ({ metric, country: region.code, vehicleClass }),
  );
  const jobs = [...region.members, region.code].map(
    (country): Figure => ({ metric: 'jobs.direct', country, vehicleClass }),
  );
  return [...ofRegion, ...jobs];
}

/** What the economy of the scenarios is counted in; undefined until one is read. */
export function dimensionsOf(state: State): Dimensions | undefined {
  return (scenarioInHand(state) ?? baselineScenario(state) ?? state.scenarios.find(({ facts }) => facts !== undefined))
    ?.facts?.dimensions;
}

/** The figures whose curves are drawn or told of: the chosen one first. */
export function curveFigures(state: State): readonly Figure[] {
  const chosen = chosenFigure(state);
  return [chosen, ...toldFigures(state).filter((figure) => !isSameFigure(figure, chosen))];
}

/** Whether two figures are one. */
export function isSameFigure(one: Figure, other: Figure): boolean {
  return one.metric === other.metric && one.country === other.country && one.vehicleClass === other.vehicleClass;
}

/**
 * Whether a scenario is what changes are counted from, as it stands. With levers moved the baseline differs from its own
 * file, and that is a change like any other.
 */
export function isReference(state: State, scenario: ScenarioView): boolean {
  return scenario.key === state.baseline && scenario.edited === undefined;
}

/** The value of a figure in a year; NaN where it does not apply or the year was not simulated. */
export function figureValue(results: Results | undefined, figure: Figure, year: number): number {
  const yearIndex = results?.years.indexOf(year) ?? -1;
  if (results === undefined || yearIndex < 0) return Number.NaN;
  return results.cells[bandKey(results.shape, yearIndex, figure)] ?? Number.NaN;
}

/** Position of a figure among the cells of results, see `cellIndex`. */
export function bandKey(shape: OutcomeShape, yearIndex: number, figure: Figure): number {
  return cellIndex(
    shape,
    yearIndex,
    METRICS.indexOf(figure.metric),
    shape.countries.indexOf(figure.country),
    shape.classes.indexOf(figure.vehicleClass),
  );
}

/** A figure of a scenario as the screens show it. */
export function cellOf(scenario: ScenarioView | undefined, figure: Figure, year: number): Cell {
  const answer = shown(scenario);
  const level = figureValue(answer?.results, figure, year);
  const yearIndex = answer?.results.years.indexOf(year) ?? -1;
  return {
    level,
    change: level - figureValue(answer?.reference, figure, year),
    band:
      answer === undefined || yearIndex < 0
        ? undefined
        : scenario?.bands?.value.cells.get(bandKey(answer.results.shape, yearIndex, figure)),
  };
}

/** Whether a metric applies anywhere: indirect jobs, for one, need data that a baseline may lack. */
export function metricHasValues(state: State, metric: MetricName): boolean {
  const dimensions = dimensionsOf(state);
  return (
    dimensions !== undefined &&
    outcomeCountries(dimensions).some((country) =>
      figureHasValues(state, { metric, country, vehicleClass: ALL_CLASSES }),
    )
  );
}

/** Whether a figure applies in the chosen year, in the baseline or the scenario in hand. */
export function figureHasValues(state: State, figure: Figure): boolean {
  return [baselineScenario(state), scenarioInHand(state)].some((scenario) =>
    Number.isFinite(figureValue(shown(scenario)?.results, figure, state.year)),
  );
}
