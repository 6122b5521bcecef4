import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { marketIndex } from './demand.js';
import type { SumName, Tally } from './tally.js';
import { cellIndex } from './types.js';

const R: number = REGION.length;
const C: number = VEHICLE_CLASSES.length;
const NOT_APPLICABLE = Number.NaN;

/** Price indices of a year and the base-year spending they are averaged by, both by (market, class). */
export type PriceLevels = { readonly indices: Float64Array; readonly spending: Float64Array };

/** Writes a year's outcomes, by metric, country and class, from its tally. */
export function writeOutcomes(cells: Float64Array, yearIndex: number, tally: Tally, prices: PriceLevels): void {
  OUTCOME_COUNTRIES.forEach((_, country) => {
    OUTCOME_CLASSES.forEach((__, vehicleClass) => {
      const of = (name: SumName): number => sumOver(tally[name], country, vehicleClass);
      METRICS.forEach((metric, m) => {
        cells[cellIndex(yearIndex, m, country, vehicleClass)] = value(metric, country, vehicleClass, of, prices);
      });
    });
  });
}

function value(
  metric: MetricName,
  country: number,
  vehicleClass: number,
  of: (name: SumName) => number,
  prices: PriceLevels,
): number {
  const isRow = COUNTRIES[country] === 'ROW';
  const isRegion = country === COUNTRIES.length;
  const inRegion = (x: number): number => (isRow ? NOT_APPLICABLE : x);
  switch (metric) {
    case 'content.regional':
      return ratio(of('regional'), of('base'));
    case 'content.us':
      return ratio(of('us'), of('base'));
    case 'compliance.value':
      return inRegion(ratio(of('claimingValue'), of('crossingValue')));
    case 'compliance.carlines':
      return inRegion(ratio(of('claimingCarlines'), of('carlines')));
    case 'eligible.value':
      return inRegion(ratio(of('eligibleValue'), of('value')));
    case 'jobs.assembly':
      return inRegion(of('assemblyJobs'));
    case 'jobs.parts':
      return inRegion(of('partsJobs'));
    case 'jobs.direct':
      return inRegion(of('assemblyJobs') + of('partsJobs'));
    case 'jobs.indirect':
      return inRegion(of('indirectJobs'));
    case 'jobs.total':
      return inRegion(of('assemblyJobs') + of('partsJobs') + of('indirectJobs'));
    case 'vehicles.assembled':
      return of('vehicles');
    case 'vehicles.sold':
      return of('sold');
    case 'vehicles.imported':
      return isRegion ? of('importedFromOutside') : inRegion(of('imported'));
    case 'price.index':
      return inRegion(averagePrice(prices, country, vehicleClass));
    case 'duty.paid':
      return inRegion(of('duty') / 1000);
    case 'cost.compliance':
      return inRegion(ratio(of('ruleCost'), of('vehicles')));
    case 'shadow_price.regional':
      return inRegion(ratio(of('shadowRegional'), of('vehicles')) / 100);
    case 'shadow_price.us':
      return inRegion(ratio(of('shadowUs'), of('vehicles')) / 100);
  }
}

/** Sum of one quantity over the countries and classes an outcome is counted for; the last country is the region. */
function sumOver(sums: Float64Array, country: number, vehicleClass: number): number {
  let total = 0;
  for (let place = 0; place < COUNTRIES.length; place++) {
    if (country < COUNTRIES.length ? place !== country : place >= R) continue;
    for (let c = 0; c < C; c++) if (vehicleClass === C || c === vehicleClass) total += sums[place * C + c] as number;
  }
  return total;
}

function averagePrice({ indices, spending }: PriceLevels, country: number, vehicleClass: number): number {
  let total = 0;
  let weight = 0;
  for (let market = 0; market < R; market++) {
    if (country < COUNTRIES.length && market !== country) continue;
    for (let c = 0; c < C; c++) {
      if (vehicleClass < C && c !== vehicleClass) continue;
      const cell = marketIndex(market, c);
      total += (indices[cell] as number) * (spending[cell] as number);
      weight += spending[cell] as number;
    }
  }
  return ratio(total, weight);
}

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : NOT_APPLICABLE;
}
