import type { Country, OutcomeClass, OutcomeCountry, VehicleClass } from '../types/dimensions.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import type { Workshop } from './workshop.js';

/** Outcomes of one scenario under one set of parameters. Deterministic: same inputs, same bits. */
export type Results = {
  readonly scenario: string;
  readonly title: string;
  readonly years: readonly number[];
  /** Value per (year, metric, country, class), see {@link cellIndex}; NaN where a metric does not apply. */
  readonly cells: Float64Array;
  /** Outcomes per carline, when they were asked for. */
  readonly carlines?: readonly CarlineOutcome[];
  /** Volume moved between places of assembly, thousand vehicles a year, cumulated since the first year. */
  readonly assemblyMoves?: readonly AssemblyMove[];
  /** What jobs are made of, by year, when it was asked for. */
  readonly flows?: readonly CarlineFlows[];
};

/** How to run a scenario. */
export type SimulateOptions = {
  /** Parameter values by register id, in place of the central values (the scenario's overrides included). */
  readonly parameters?: Readonly<Record<string, number>>;
  /** The same for the parameters of policy in earlier years, by the period of {@link registerPeriods} but for the last. */
  readonly earlier?: readonly Readonly<Record<string, number>>[];
  /** Points (as shares) added to each carline's U.S.-and-Canada content: the rounding of its filing. */
  readonly filingShift?: Float64Array;
  /** Years that are wanted; simulation starts in the base year all the same, and ends with the last of them. */
  readonly years?: readonly number[];
  /** Fill `carlines` and `assemblyMoves`. */
  readonly detail?: boolean;
  /** Fill `flows`. */
  readonly flows?: boolean;
  /** What other runs under the same parameters have made already; see createWorkshop. */
  readonly workshop?: Workshop;
};

/** One year's volumes and jobs per thousand vehicles, carline by carline. Sites are COUNTRIES, job countries the region's. */
export type CarlineFlows = {
  readonly year: number;
  /** Thousand vehicles by carline. */
  readonly volume: Float64Array;
  /** Share of a carline's volume by (carline, site). */
  readonly siteShare: Float64Array;
  /** Parts jobs and indirect jobs per thousand vehicles by (carline, site, country of the jobs). */
  readonly partsJobs: Float64Array;
  readonly indirectJobs: Float64Array;
  /** Assembly jobs per thousand vehicles by (site, country of the jobs). */
  readonly assemblyJobs: Float64Array;
};

export type AssemblyMove = {
  readonly year: number;
  readonly vehicleClass: VehicleClass;
  readonly from: Country;
  readonly to: Country;
  readonly thousandVehicles: number;
};

/** One carline in one year. Shares 0 to 1; sourcing rows are CATEGORIES, columns COUNTRIES, as shares of unit cost. */
export type CarlineOutcome = {
  readonly year: number;
  readonly carlineId: string;
  readonly volumeThousand: number;
  readonly complianceProbability: number;
  readonly eligibleProbability: number;
  readonly regionalContent: number;
  readonly usContent: number;
  /** USD per vehicle per point of content, for the binding plan. */
  readonly shadowPriceRegional: number;
  readonly shadowPriceUs: number;
  /** Cost of the rule, USD per vehicle. */
  readonly complianceCostUsd: number;
  /** Probability of each plan of the newest vintage, by the plan's label. */
  readonly planShares: Readonly<Record<string, number>>;
  readonly contentByOrigin: Readonly<Record<Country, number>>;
};

/** Position of a cell in {@link Results.cells}. `yearIndex` counts from the first simulated year. */
export function cellIndex(yearIndex: number, metric: number, country: number, vehicleClass: number): number {
  return (
    ((yearIndex * METRICS.length + metric) * OUTCOME_COUNTRIES.length + country) * OUTCOME_CLASSES.length + vehicleClass
  );
}

/**
 * The value of a metric in a year; NaN where it does not apply.
 * @throws RangeError when the year was not simulated.
 */
export function outcome(
  results: Results,
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
  year: number,
): number {
  const yearIndex = results.years.indexOf(year);
  if (yearIndex < 0)
    throw new RangeError(`Year ${year} was not simulated; ${results.years[0]} to ${results.years.at(-1)} were.`);
  const index = cellIndex(
    yearIndex,
    METRICS.indexOf(metric),
    OUTCOME_COUNTRIES.indexOf(country),
    OUTCOME_CLASSES.indexOf(vehicleClass),
  );
  return results.cells[index] as number;
}
