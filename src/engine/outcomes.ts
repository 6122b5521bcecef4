import { METRICS, type MetricName } from '../types/metrics.js';
import { type GroupTotals, sumGroups } from './group-totals.js';
import type { Model } from './model.js';
import { SHADOW_PRICES } from './sums.js';
import type { YearTotals } from './year-totals.js';

/** Positions of metrics among the outcomes. */
const AT = Object.fromEntries(METRICS.map((metric, position) => [metric, position])) as Record<MetricName, number>;

/** The same of the metrics of shadow prices. */
const SHADOW_PRICES_AT = SHADOW_PRICES.map((name) => AT[`shadow_price.${name}` as MetricName]);

/**
 * Writes a year's outcomes by (metric, country, class) from a position on, countries ending with the region and classes with
 * all of them; NaN where a metric does not apply.
 */
export function writeOutcomes(model: Model, year: YearTotals, cells: Float64Array, at: number): void {
  const { origins, classes, memberOf } = model.economy.shape;
  const groups = (origins + 1) * (classes + 1);
  const totals = sumGroups(model, year);
  cells.fill(Number.NaN, at, at + METRICS.length * groups);
  for (let group = 0; group < groups; group++) {
    const country = Math.floor(group / (classes + 1));
    const write = (metric: number, value: number): void => {
      cells[at + metric * groups + group] = value;
    };
    writeEverywhere(model, totals, group, write);
    if (country === origins || (memberOf[country] as number) >= 0) writeInRegion(model, year, totals, group, write);
  }
}

type Write = (metric: number, value: number) => void;

/** What is counted everywhere: content and vehicles. */
function writeEverywhere(
  { economy, sums, contentMetrics }: Model,
  { made, sold }: GroupTotals,
  group: number,
  write: Write,
): void {
  const { shape } = economy;
  const from = group * sums.inTotals;
  let base = 0;
  let regional = 0;
  for (let o = 0; o < shape.origins; o++) base += made[from + sums.content + o] as number;
  for (const o of shape.members) regional += made[from + sums.content + o] as number;
  write(AT['content.regional'], ratio(regional, base));
  contentMetrics.forEach((metric, o) => {
    if (metric >= 0) write(metric, ratio(made[from + sums.content + o] as number, base));
  });
  write(AT['vehicles.assembled'], made[from + sums.vehicles] as number);
  write(AT['vehicles.sold'], sold[group] as number);
}

/** What is counted for members of the region and for all of it. */
function writeInRegion(model: Model, year: YearTotals, totals: GroupTotals, group: number, write: Write): void {
  const { sums } = model;
  const { made, crossingValue, claimingValue, duty } = totals;
  const from = group * sums.inTotals;
  const ofMade = (sum: number): number => made[from + sum] as number;
  write(AT['compliance.value'], ratio(claimingValue[group] as number, crossingValue[group] as number));
  write(AT['compliance.carlines'], ratio(totals.claimingCarlines[group] as number, totals.carlines[group] as number));
  write(AT['eligible.value'], ratio(ofMade(sums.eligibleValue), ofMade(sums.value)));
  writeJobs(model, year, totals, group, write);
  write(AT['vehicles.imported'], totals.imported[group] as number);
  write(AT['price.index'], averagePrice(model, year, group));
  write(AT['duty.paid'], ((duty[group] as number) + ofMade(sums.partsDuty)) / 1000);
  write(AT['cost.compliance'], ratio(ofMade(sums.ruleCost), ofMade(sums.vehicles)));
  SHADOW_PRICES_AT.forEach((metric, i) => {
    write(metric, ratio(ofMade(sums.shadowPrice + i), ofMade(sums.vehicles)) / 100);
  });
}

/** Jobs in a country, or in all countries of the region (engine/README.md, section 6). */
function writeJobs(
  { economy, jobs, sums }: Model,
  year: YearTotals,
  totals: GroupTotals,
  group: number,
  write: Write,
): void {
  const { origins, classes, members } = economy.shape;
  const country = Math.floor(group / (classes + 1));
  const vehicleClass = group % (classes + 1);
  const everywhere = vehicleClass * sums.inTotals;
  let assembly = 0;
  let parts = 0;
  let upstream = 0;
  members.forEach((member, c) => {
    if (country !== origins && country !== member) return;
    const output = year.productivity[c] as number;
    const made = (member * (classes + 1) + vehicleClass) * sums.inTotals;
    assembly += ((totals.made[made + sums.vehicles] as number) * (jobs.assembly[c] as number)) / output;
    parts += (totals.everywhere[everywhere + sums.partsJobs + c] as number) / output;
    upstream += (totals.everywhere[everywhere + sums.indirectJobs + c] as number) / output;
  });
  const direct = assembly + parts;
  const indirect = jobs.indirectPerDirect > 0 ? jobs.indirectPerDirect * direct : upstream;
  write(AT['jobs.assembly'], assembly);
  write(AT['jobs.parts'], parts);
  write(AT['jobs.direct'], direct);
  write(AT['jobs.indirect'], indirect);
  write(AT['jobs.total'], direct + indirect);
}

/** Price index over the markets of a country or of the region, by spending in the base year. */
function averagePrice({ economy }: Model, { indices, baseSpending }: YearTotals, group: number): number {
  const { origins, classes, members } = economy.shape;
  const country = Math.floor(group / (classes + 1));
  const vehicleClass = group % (classes + 1);
  let sum = 0;
  let weight = 0;
  for (const market of country === origins ? members : [country]) {
    for (let c = 0; c < classes; c++) {
      if (vehicleClass !== classes && vehicleClass !== c) continue;
      const spending = baseSpending[market * classes + c] as number;
      sum += (indices[market * classes + c] as number) * spending;
      weight += spending;
    }
  }
  return ratio(sum, weight);
}

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : Number.NaN;
}
