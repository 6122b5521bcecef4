import { get, set } from '../arrays';
import * as LAYOUT from '../records/layout';
import * as METRIC from '../records/metric';
import * as SUM from '../records/sum';
import {
  CARLINES,
  CLAIMING_CARLINES,
  CROSSING,
  EVERYWHERE,
  fillTotals,
  groupOf,
  IMPORTED,
  MADE,
  SOLD,
  sumsOf,
  WHOLE_REGION,
} from './totals';

const ROW = LAYOUT.REGION;

/** Where outcomes are written to, and of which group. */
let cells: usize = 0;
let position: i32 = 0;

/** Writes a year's outcomes by (metric, country, class) of the outcomes; NaN where a metric does not apply. */
export function writeOutcomes(economy: usize, year: usize, into: usize): void {
  fillTotals(year);
  cells = into;
  for (let country = 0; country < LAYOUT.OUTCOME_COUNTRIES; country++) {
    for (let vehicleClass = 0; vehicleClass < LAYOUT.OUTCOME_CLASSES; vehicleClass++) {
      position = groupOf(country, vehicleClass);
      writeVehicles();
      if (country === ROW) writeNotApplicable();
      else writeOfRegion(economy, year, country, vehicleClass);
    }
  }
}

function write(metric: i32, value: f64): void {
  set(cells, metric * LAYOUT.OUTCOME_COUNTRIES * LAYOUT.OUTCOME_CLASSES + position, value);
}

/** What is counted everywhere. */
function writeVehicles(): void {
  const made = sumsOf(MADE, position);
  write(METRIC.contentRegional, quotient(made, SUM.regional, SUM.base));
  write(METRIC.contentUs, quotient(made, SUM.us, SUM.base));
  write(METRIC.vehiclesAssembled, get(made, SUM.vehicles));
  write(METRIC.vehiclesSold, get(sumsOf(SOLD, position), SUM.vehicles));
}

function writeNotApplicable(): void {
  for (let metric = 0; metric < METRIC.METRICS; metric++) {
    const isCounted =
      metric === METRIC.contentRegional ||
      metric === METRIC.contentUs ||
      metric === METRIC.vehiclesAssembled ||
      metric === METRIC.vehiclesSold;
    if (!isCounted) write(metric, NaN);
  }
}

/** What is counted for countries of the region and for all of it. */
function writeOfRegion(economy: usize, year: usize, country: i32, vehicleClass: i32): void {
  const made = sumsOf(MADE, position);
  const crossing = sumsOf(CROSSING, position);
  write(METRIC.complianceValue, quotient(crossing, SUM.claimingValue, SUM.value));
  write(METRIC.complianceCarlines, ratio(get(CLAIMING_CARLINES, position), get(CARLINES, position)));
  write(METRIC.eligibleValue, quotient(made, SUM.eligibleValue, SUM.value));
  writeJobs(economy, year, country, vehicleClass);
  write(METRIC.vehiclesImported, get(IMPORTED, position));
  write(METRIC.priceIndex, averagePrice(year, country, vehicleClass));
  write(METRIC.dutyPaid, (get(sumsOf(SOLD, position), SUM.duty) + get(made, SUM.partsDuty)) / 1000);
  write(METRIC.costCompliance, quotient(made, SUM.ruleCost, SUM.vehicles));
  write(METRIC.shadowPriceRegional, quotient(made, SUM.shadowRegional, SUM.vehicles) / 100);
  write(METRIC.shadowPriceUs, quotient(made, SUM.shadowUs, SUM.vehicles) / 100);
}

/** Jobs in a country, or in all countries of the region. */
function writeJobs(economy: usize, year: usize, country: i32, vehicleClass: i32): void {
  const everywhere = sumsOf(EVERYWHERE, vehicleClass);
  let assembly: f64 = 0;
  let parts: f64 = 0;
  let upstream: f64 = 0;
  for (let c = 0; c < LAYOUT.REGION; c++) {
    if (country !== WHOLE_REGION && country !== c) continue;
    const output = get(year + LAYOUT.YEAR_PRODUCTIVITY, c);
    const vehicles = get(sumsOf(MADE, groupOf(c, vehicleClass)), SUM.vehicles);
    assembly += (vehicles * get(economy + LAYOUT.ECONOMY_ASSEMBLY_JOBS, c)) / output;
    parts += get(everywhere, SUM.partsJobs + c) / output;
    upstream += get(everywhere, SUM.indirectJobs + c) / output;
  }
  const direct = assembly + parts;
  const perDirect = load<f64>(economy, LAYOUT.ECONOMY_INDIRECT_PER_DIRECT);
  const indirect = perDirect > 0 ? perDirect * direct : upstream;
  write(METRIC.jobsAssembly, assembly);
  write(METRIC.jobsParts, parts);
  write(METRIC.jobsDirect, direct);
  write(METRIC.jobsIndirect, indirect);
  write(METRIC.jobsTotal, direct + indirect);
}

/** Price index over the markets of a country or of the region, by spending in the base year. */
function averagePrice(year: usize, country: i32, vehicleClass: i32): f64 {
  let sum: f64 = 0;
  let weight: f64 = 0;
  for (let d = 0; d < LAYOUT.REGION; d++) {
    if (country !== WHOLE_REGION && country !== d) continue;
    for (let c = 0; c < LAYOUT.CLASSES; c++) {
      if (vehicleClass < LAYOUT.CLASSES && c !== vehicleClass) continue;
      const market = d * LAYOUT.CLASSES + c;
      const spending = get(year + LAYOUT.YEAR_SPENDING, market);
      sum += get(year + LAYOUT.YEAR_INDICES, market) * spending;
      weight += spending;
    }
  }
  return ratio(sum, weight);
}

function quotient(sums: usize, numerator: i32, denominator: i32): f64 {
  return ratio(get(sums, numerator), get(sums, denominator));
}

function ratio(numerator: f64, denominator: f64): f64 {
  return denominator > 0 ? numerator / denominator : NaN;
}
