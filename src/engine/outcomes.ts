import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { marketIndex } from './demand.js';
import type { EmploymentCoefficients } from './employment.js';
import { addScaled } from './ledger.js';
import { SUM, SUMS, sumIndex } from './sums.js';
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
  const totals = totalsOf(books.tally);
  OUTCOME_COUNTRIES.forEach((_, country) => {
    OUTCOME_CLASSES.forEach((__, vehicleClass) => {
      const outcome = outcomesOf(books, totals, country, vehicleClass);
      METRICS.forEach((metric, m) => {
        cells[cellIndex(yearIndex, m, country, vehicleClass)] = outcome(metric);
      });
    });
  });
}

/** A year's sums by (country, class) of the outcomes, at {@link groupOf}: countries end with the region, classes with all. */
type Totals = {
  /** Of vehicles made in a country, those of them that cross a border within the region, and vehicles sold in a country. */
  readonly made: Float64Array;
  readonly crossing: Float64Array;
  readonly sold: Float64Array;
  /** Thousand vehicles sold in a country and made outside of it; for the region, outside of all its countries. */
  readonly imported: Float64Array;
  /** Over all places of assembly. */
  readonly everywhere: Float64Array;
  /** Carlines that cross borders within the region, and how much of them claims. */
  readonly carlines: Float64Array;
  readonly claimingCarlines: Float64Array;
};

const GROUPS = OUTCOME_COUNTRIES.length * OUTCOME_CLASSES.length;

function groupOf(country: number, vehicleClass: number): number {
  return country * OUTCOME_CLASSES.length + vehicleClass;
}

function totalsOf({ sums, carlines, claimingCarlines }: YearTally): Totals {
  const totals: Totals = {
    made: new Float64Array(GROUPS * SUMS),
    crossing: new Float64Array(GROUPS * SUMS),
    sold: new Float64Array(GROUPS * SUMS),
    imported: new Float64Array(GROUPS),
    everywhere: new Float64Array(OUTCOME_CLASSES.length * SUMS),
    carlines: new Float64Array(GROUPS),
    claimingCarlines: new Float64Array(GROUPS),
  };
  for (let a = 0; a < O; a++) {
    for (let d = 0; d < O; d++) {
      const crosses = a !== d && a < R && d < R;
      for (let c = 0; c < C; c++) {
        const from = sumIndex(a, d, c);
        const vehicles = sums[from + SUM.vehicles] as number;
        for (const vehicleClass of [c, C]) {
          addScaled(totals.everywhere, vehicleClass * SUMS, 1, sums, from, SUMS);
          for (const country of countriesOf(a)) {
            const to = groupOf(country, vehicleClass) * SUMS;
            addScaled(totals.made, to, 1, sums, from, SUMS);
            if (crosses) addScaled(totals.crossing, to, 1, sums, from, SUMS);
          }
          for (const country of countriesOf(d)) {
            const group = groupOf(country, vehicleClass);
            addScaled(totals.sold, group * SUMS, 1, sums, from, SUMS);
            if (country === O ? a >= R : a !== d) addTo(totals.imported, group, vehicles);
          }
        }
      }
    }
    for (let c = 0; c < C; c++) {
      for (const vehicleClass of [c, C]) {
        for (const country of countriesOf(a)) {
          addTo(totals.carlines, groupOf(country, vehicleClass), carlines[a * C + c] as number);
          addTo(totals.claimingCarlines, groupOf(country, vehicleClass), claimingCarlines[a * C + c] as number);
        }
      }
    }
  }
  return totals;
}

/** What a place counts for: its country, and the region if it is in it. */
function countriesOf(place: number): readonly number[] {
  return place < R ? [place, O] : [place];
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

/** Outcomes of a country and class by metric. */
function outcomesOf(
  books: YearBooks,
  totals: Totals,
  country: number,
  vehicleClass: number,
): (metric: MetricName) => number {
  const group = groupOf(country, vehicleClass);
  const made = (sum: number): number => totals.made[group * SUMS + sum] as number;
  const crossing = (sum: number): number => totals.crossing[group * SUMS + sum] as number;
  const sold = (sum: number): number => totals.sold[group * SUMS + sum] as number;
  /** Jobs in the country, or the region, from a figure for each of its countries. */
  const jobs = (inCountry: (c: number) => number): number => {
    let total = 0;
    for (let c = 0; c < R; c++) {
      if (country === O || country === c) total += inCountry(c) / (books.productivity[c] as number);
    }
    return total;
  };
  const jobsFrom = (sum: number): number => jobs((c) => totals.everywhere[vehicleClass * SUMS + sum + c] as number);
  const assemblyJobs = (): number =>
    jobs(
      (c) =>
        (totals.made[groupOf(c, vehicleClass) * SUMS + SUM.vehicles] as number) * (books.jobs.assembly[c] as number),
    );
  const directJobs = (): number => assemblyJobs() + jobsFrom(SUM.partsJobs);
  const indirectJobs = (): number =>
    books.jobs.indirectPerDirect > 0 ? books.jobs.indirectPerDirect * directJobs() : jobsFrom(SUM.indirectJobs);
  return (metric) => {
    switch (metric) {
      case 'content.regional':
        return ratio(made(SUM.regional), made(SUM.base));
      case 'content.us':
        return ratio(made(SUM.us), made(SUM.base));
      case 'vehicles.assembled':
        return made(SUM.vehicles);
      case 'vehicles.sold':
        return sold(SUM.vehicles);
    }
    if (COUNTRIES[country] === 'ROW') return NOT_APPLICABLE;
    switch (metric) {
      case 'compliance.value':
        return ratio(crossing(SUM.claimingValue), crossing(SUM.value));
      case 'compliance.carlines':
        return ratio(totals.claimingCarlines[group] as number, totals.carlines[group] as number);
      case 'eligible.value':
        return ratio(made(SUM.eligibleValue), made(SUM.value));
      case 'jobs.assembly':
        return assemblyJobs();
      case 'jobs.parts':
        return jobsFrom(SUM.partsJobs);
      case 'jobs.direct':
        return directJobs();
      case 'jobs.indirect':
        return indirectJobs();
      case 'jobs.total':
        return directJobs() + indirectJobs();
      case 'vehicles.imported':
        return totals.imported[group] as number;
      case 'price.index':
        return averagePrice(books.prices, country, vehicleClass);
      case 'duty.paid':
        return (sold(SUM.duty) + made(SUM.partsDuty)) / 1000;
      case 'cost.compliance':
        return ratio(made(SUM.ruleCost), made(SUM.vehicles));
      case 'shadow_price.regional':
        return ratio(made(SUM.shadowRegional), made(SUM.vehicles)) / 100;
      case 'shadow_price.us':
        return ratio(made(SUM.shadowUs), made(SUM.vehicles)) / 100;
    }
  };
}

function averagePrice({ indices, spending }: PriceLevels, country: number, vehicleClass: number): number {
  let sum = 0;
  let weight = 0;
  for (let d = 0; d < R; d++) {
    for (let c = 0; c < C; c++) {
      if ((country !== O && country !== d) || (vehicleClass < C && c !== vehicleClass)) continue;
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
