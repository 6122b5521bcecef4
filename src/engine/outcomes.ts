import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { marketIndex } from './demand.js';
import type { EmploymentCoefficients } from './employment.js';
import { SUM, sumIndex } from './sums.js';
import type { YearTally } from './tally.js';
import { cellIndex } from './types.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;
const C: number = VEHICLE_CLASSES.length;
const NOT_APPLICABLE = Number.NaN;

/** Price indices of a year and the base-year spending they are averaged by, both by (market, class). */
export type PriceLevels = { readonly indices: Float64Array; readonly spending: Float64Array };

/** What a year's outcomes are written from. */
export type YearBooks = {
  readonly tally: YearTally;
  readonly prices: PriceLevels;
  readonly jobs: EmploymentCoefficients;
  /** Output per worker relative to the base year, by country of the region. */
  readonly productivity: Float64Array;
};

/** Writes a year's outcomes by metric, country and class. */
export function writeOutcomes(cells: Float64Array, yearIndex: number, books: YearBooks): void {
  OUTCOME_COUNTRIES.forEach((_, country) => {
    OUTCOME_CLASSES.forEach((__, vehicleClass) => {
      METRICS.forEach((metric, m) => {
        cells[cellIndex(yearIndex, m, country, vehicleClass)] = outcomeOf(metric, books, country, vehicleClass);
      });
    });
  });
}

function outcomeOf(metric: MetricName, books: YearBooks, country: number, vehicleClass: number): number {
  const isRow = COUNTRIES[country] === 'ROW';
  const isRegion = country === O;
  const { sums } = books.tally;
  const made = (sum: number): number => total(sums, sum, vehicleClass, (a) => within(a, country));
  const crossing = (sum: number): number =>
    total(sums, sum, vehicleClass, (a, d) => within(a, country) && a !== d && a < R && d < R);
  const jobsAt = (sum: number): number => {
    let jobs = 0;
    for (let c = 0; c < R; c++) {
      if (within(c, country))
        jobs += total(sums, sum + c, vehicleClass, () => true) / (books.productivity[c] as number);
    }
    return jobs;
  };
  const assemblyJobs = (): number => {
    let jobs = 0;
    for (let c = 0; c < R; c++) {
      if (!within(c, country)) continue;
      const vehicles = total(sums, SUM.vehicles, vehicleClass, (a) => a === c);
      jobs += (vehicles * (books.jobs.assembly[c] as number)) / (books.productivity[c] as number);
    }
    return jobs;
  };
  const directJobs = (): number => assemblyJobs() + jobsAt(SUM.partsJobs);
  const indirectJobs = (): number =>
    books.jobs.indirectPerDirect > 0 ? books.jobs.indirectPerDirect * directJobs() : jobsAt(SUM.indirectJobs);
  switch (metric) {
    case 'content.regional':
      return ratio(made(SUM.regional), made(SUM.base));
    case 'content.us':
      return ratio(made(SUM.us), made(SUM.base));
    case 'vehicles.assembled':
      return made(SUM.vehicles);
    case 'vehicles.sold':
      return total(sums, SUM.vehicles, vehicleClass, (_, d) => within(d, country));
  }
  if (isRow) return NOT_APPLICABLE;
  switch (metric) {
    case 'compliance.value':
      return ratio(crossing(SUM.claimingValue), crossing(SUM.value));
    case 'compliance.carlines':
      return ratio(
        byAssembly(books.tally.claimingCarlines, country, vehicleClass),
        byAssembly(books.tally.carlines, country, vehicleClass),
      );
    case 'eligible.value':
      return ratio(made(SUM.eligibleValue), made(SUM.value));
    case 'jobs.assembly':
      return assemblyJobs();
    case 'jobs.parts':
      return jobsAt(SUM.partsJobs);
    case 'jobs.direct':
      return directJobs();
    case 'jobs.indirect':
      return indirectJobs();
    case 'jobs.total':
      return directJobs() + indirectJobs();
    case 'vehicles.imported':
      return total(sums, SUM.vehicles, vehicleClass, (a, d) => within(d, country) && (isRegion ? a >= R : a !== d));
    case 'price.index':
      return averagePrice(books.prices, country, vehicleClass);
    case 'duty.paid':
      return (total(sums, SUM.duty, vehicleClass, (_, d) => within(d, country)) + made(SUM.partsDuty)) / 1000;
    case 'cost.compliance':
      return ratio(made(SUM.ruleCost), made(SUM.vehicles));
    case 'shadow_price.regional':
      return ratio(made(SUM.shadowRegional), made(SUM.vehicles)) / 100;
    case 'shadow_price.us':
      return ratio(made(SUM.shadowUs), made(SUM.vehicles)) / 100;
  }
}

/** Whether a place is the country an outcome is counted for, or in the region if that is what it is counted for. */
function within(place: number, country: number): boolean {
  return country === O ? place < R : place === country;
}

function total(
  sums: Float64Array,
  sum: number,
  vehicleClass: number,
  counts: (assembly: number, market: number) => boolean,
): number {
  let result = 0;
  for (let a = 0; a < O; a++) {
    for (let d = 0; d < O; d++) {
      if (!counts(a, d)) continue;
      for (let c = 0; c < C; c++) {
        if (vehicleClass === C || c === vehicleClass) result += sums[sumIndex(a, d, c) + sum] as number;
      }
    }
  }
  return result;
}

function byAssembly(sums: Float64Array, country: number, vehicleClass: number): number {
  let result = 0;
  for (let a = 0; a < O; a++) {
    for (let c = 0; c < C; c++) {
      if (within(a, country) && (vehicleClass === C || c === vehicleClass)) result += sums[a * C + c] as number;
    }
  }
  return result;
}

function averagePrice({ indices, spending }: PriceLevels, country: number, vehicleClass: number): number {
  let sum = 0;
  let weight = 0;
  for (let d = 0; d < R; d++) {
    for (let c = 0; c < C; c++) {
      if (!within(d, country) || (vehicleClass < C && c !== vehicleClass)) continue;
      const market = marketIndex(d, c);
      sum += (indices[market] as number) * (spending[market] as number);
      weight += spending[market] as number;
    }
  }
  return ratio(sum, weight);
}

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : NOT_APPLICABLE;
}
