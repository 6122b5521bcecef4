import type { Country, OutcomeClass, OutcomeCountry, VehicleClass } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { cellIndex, type OutcomeShape } from '../types/outcome-shape.js';
import type { RunCache } from './cache.js';

/** Outcomes of one scenario under one set of parameters. Deterministic: same inputs, same bits. */
export type Results = {
  readonly scenario: string;
  readonly title: string;
  readonly years: readonly number[];
  /** What countries and classes outcomes are counted for, in their order. */
  readonly shape: OutcomeShape;
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
  /** Points (as shares) added to each carline's filed content: the rounding of its filing. */
  readonly filingShift?: Float64Array;
  /** Years that are wanted; simulation starts in the base year all the same, and ends with the last of them. */
  readonly years?: readonly number[];
  /** Fill `carlines` and `assemblyMoves`. */
  readonly detail?: boolean;
  /** Fill `flows`. */
  readonly flows?: boolean;
  /** What other runs under the same parameters have made already; see createRunCache. */
  readonly cache?: RunCache;
};

/** One year's volumes and jobs per thousand vehicles, carline by carline. Sites are countries, jobs are by member of the region. */
export type CarlineFlows = {
  readonly year: number;
  /** Thousand vehicles by carline. */
  readonly volume: Float64Array;
  /** Share of a carline's volume by (carline, site). */
  readonly siteShare: Float64Array;
  /** Parts jobs and indirect jobs per thousand vehicles by (carline, site, member). */
  readonly partsJobs: Float64Array;
  readonly indirectJobs: Float64Array;
  /** Assembly jobs per thousand vehicles by (site, member). */
  readonly assemblyJobs: Float64Array;
};

export type AssemblyMove = {
  readonly year: number;
  readonly vehicleClass: VehicleClass;
  readonly from: Country;
  readonly to: Country;
  readonly thousandVehicles: number;
};

/** One carline in one year. Shares 0 to 1. */
export type CarlineOutcome = {
  readonly year: number;
  readonly carlineId: string;
  readonly volumeThousand: number;
  readonly complianceProbability: number;
  readonly eligibleProbability: number;
  /** Content of net cost in the region, and by country. */
  readonly regionalContent: number;
  readonly content: Readonly<Record<Country, number>>;
  /** USD per vehicle per point of content, by what the metric `shadow_price` is of: `regional`, or a country. */
  readonly shadowPrices: Readonly<Record<string, number>>;
  /** Cost of the rule, USD per vehicle. */
  readonly complianceCostUsd: number;
  /** Probability of each plan of the newest vintage, by the plan's label. */
  readonly planShares: Readonly<Record<string, number>>;
  /** Share of all spending by origin, development included. */
  readonly contentByOrigin: Readonly<Record<Country, number>>;
};

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
  const { shape } = results;
  const index = cellIndex(
    shape,
    yearIndex,
    METRICS.indexOf(metric),
    shape.countries.indexOf(country),
    shape.classes.indexOf(vehicleClass),
  );
  return results.cells[index] as number;
}
