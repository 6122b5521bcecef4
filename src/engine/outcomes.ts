import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { marketIndex } from './demand.js';
import type { EmploymentCoefficients } from './employment.js';
import { addScaled, IN_ACCOUNT, SUM, SUMS, sumIndex } from './sums.js';
import type { YearTally } from './tally.js';
import { cellIndex } from './types.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;
const C: number = VEHICLE_CLASSES.length;
const NOT_APPLICABLE = Number.NaN;
/** Outcome classes that a vehicle class counts for, and outcome countries that a place counts for. */
const CLASSES_OF: readonly (readonly number[])[] = VEHICLE_CLASSES.map((_, c) => [c, C]);
const COUNTRIES_OF: readonly (readonly number[])[] = COUNTRIES.map((_, place) => (place < R ? [place, O] : [place]));

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
export function writeOutcomes(cells: Float64Array, yearIndex: number, books: YearBooks, totals: Totals): void {
  fillTotals(totals, books.tally);
  OUTCOME_COUNTRIES.forEach((_, country) => {
    OUTCOME_CLASSES.forEach((__, vehicleClass) => {
      writeGroup(cells, yearIndex, books, totals, country, vehicleClass);
    });
  });
}

/** A year's sums by (country, class) of the outcomes, at {@link groupOf}: countries end with the region, classes with all. */
export type Totals = {
  /** Of vehicles made in a country, those of them that cross a border within the region, and vehicles sold in a country. */
  readonly made: Float64Array;
  /** Claiming and all value alone. */
  readonly crossing: Float64Array;
  /** Vehicles and duty alone. */
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

/** Memory for the totals of a year. */
export function emptyTotals(): Totals {
  return {
    made: new Float64Array(GROUPS * SUMS),
    crossing: new Float64Array(GROUPS * SUMS),
    sold: new Float64Array(GROUPS * SUMS),
    imported: new Float64Array(GROUPS),
    everywhere: new Float64Array(OUTCOME_CLASSES.length * SUMS),
    carlines: new Float64Array(GROUPS),
    claimingCarlines: new Float64Array(GROUPS),
  };
}

function fillTotals(totals: Totals, { sums, carlines, claimingCarlines }: YearTally): void {
  for (const values of Object.values(totals)) values.fill(0);
  for (let a = 0; a < O; a++) {
    for (let d = 0; d < O; d++) {
      const crosses = a !== d && a < R && d < R;
      for (let c = 0; c < C; c++) {
        const from = sumIndex(a, d, c);
        const vehicles = sums[from + SUM.vehicles] as number;
        if (vehicles === 0) continue;
        for (const vehicleClass of CLASSES_OF[c] as readonly number[]) {
          addScaled(totals.everywhere, vehicleClass * SUMS, 1, sums, from, IN_ACCOUNT);
          for (const country of COUNTRIES_OF[a] as readonly number[]) {
            const to = groupOf(country, vehicleClass) * SUMS;
            addScaled(totals.made, to, 1, sums, from, IN_ACCOUNT);
            if (!crosses) continue;
            addTo(totals.crossing, to + SUM.claimingValue, sums[from + SUM.claimingValue] as number);
            addTo(totals.crossing, to + SUM.value, sums[from + SUM.value] as number);
          }
          for (const country of COUNTRIES_OF[d] as readonly number[]) {
            const group = groupOf(country, vehicleClass);
            addTo(totals.sold, group * SUMS + SUM.vehicles, vehicles);
            addTo(totals.sold, group * SUMS + SUM.duty, sums[from + SUM.duty] as number);
            if (country === O ? a >= R : a !== d) addTo(totals.imported, group, vehicles);
          }
        }
      }
    }
    for (let c = 0; c < C; c++) {
      for (const vehicleClass of CLASSES_OF[c] as readonly number[]) {
        for (const country of COUNTRIES_OF[a] as readonly number[]) {
          addTo(totals.carlines, groupOf(country, vehicleClass), carlines[a * C + c] as number);
          addTo(totals.claimingCarlines, groupOf(country, vehicleClass), claimingCarlines[a * C + c] as number);
        }
      }
    }
  }
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

/** Writes the outcomes of a country and class. */
function writeGroup(
  cells: Float64Array,
  yearIndex: number,
  { prices, jobs, productivity }: YearBooks,
  totals: Totals,
  country: number,
  vehicleClass: number,
): void {
  const group = groupOf(country, vehicleClass);
  const at = group * SUMS;
  const { made, crossing, sold } = totals;
  const write = (metric: MetricName, value: number): void => {
    cells[cellIndex(yearIndex, POSITION[metric], country, vehicleClass)] = value;
  };
  // Jobs in the country, or in all countries of the region.
  let assembly = 0;
  let parts = 0;
  let upstream = 0;
  for (let c = 0; c < R; c++) {
    if (country !== O && country !== c) continue;
    const output = productivity[c] as number;
    const everywhere = vehicleClass * SUMS + c;
    assembly +=
      ((totals.made[groupOf(c, vehicleClass) * SUMS + SUM.vehicles] as number) * (jobs.assembly[c] as number)) / output;
    parts += (totals.everywhere[everywhere + SUM.partsJobs] as number) / output;
    upstream += (totals.everywhere[everywhere + SUM.indirectJobs] as number) / output;
  }
  const direct = assembly + parts;
  const indirect = jobs.indirectPerDirect > 0 ? jobs.indirectPerDirect * direct : upstream;
  write('content.regional', quotient(made, at, SUM.regional, SUM.base));
  write('content.us', quotient(made, at, SUM.us, SUM.base));
  write('vehicles.assembled', made[at + SUM.vehicles] as number);
  write('vehicles.sold', sold[at + SUM.vehicles] as number);
  if (COUNTRIES[country] === 'ROW') {
    for (const metric of REGION_ALONE) write(metric, NOT_APPLICABLE);
    return;
  }
  write('compliance.value', quotient(crossing, at, SUM.claimingValue, SUM.value));
  write('compliance.carlines', ratio(totals.claimingCarlines[group] as number, totals.carlines[group] as number));
  write('eligible.value', quotient(made, at, SUM.eligibleValue, SUM.value));
  write('jobs.assembly', assembly);
  write('jobs.parts', parts);
  write('jobs.direct', direct);
  write('jobs.indirect', indirect);
  write('jobs.total', direct + indirect);
  write('vehicles.imported', totals.imported[group] as number);
  write('price.index', averagePrice(prices, country, vehicleClass));
  write('duty.paid', ((sold[at + SUM.duty] as number) + (made[at + SUM.partsDuty] as number)) / 1000);
  write('cost.compliance', quotient(made, at, SUM.ruleCost, SUM.vehicles));
  write('shadow_price.regional', quotient(made, at, SUM.shadowRegional, SUM.vehicles) / 100);
  write('shadow_price.us', quotient(made, at, SUM.shadowUs, SUM.vehicles) / 100);
}

/** Metrics that are not counted outside the region. */
const EVERYWHERE: readonly MetricName[] = ['content.regional', 'content.us', 'vehicles.assembled', 'vehicles.sold'];
const REGION_ALONE = METRICS.filter((metric) => !EVERYWHERE.includes(metric));

/** Quotient of two sums of a group, whose sums begin at a position. */
function quotient(sums: Float64Array, at: number, numerator: number, denominator: number): number {
  return ratio(sums[at + numerator] as number, sums[at + denominator] as number);
}

/** Position of each metric in METRICS. */
const POSITION = Object.fromEntries(METRICS.map((metric, m) => [metric, m])) as Record<MetricName, number>;

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
