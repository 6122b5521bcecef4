import { COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import type { YearCell } from './year-cells.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;
const R: number = REGION.length;

/** Sums that a year's outcomes are made of, each by (country, class). Money in thousand USD, vehicles in thousands. */
const SUMS = [
  'vehicles',
  'base',
  'regional',
  'us',
  'value',
  'eligibleValue',
  'crossingValue',
  'claimingValue',
  'carlines',
  'claimingCarlines',
  'ruleCost',
  'shadowRegional',
  'shadowUs',
  'sold',
  'imported',
  'importedFromOutside',
  'duty',
  'assemblyJobs',
  'partsJobs',
  'indirectJobs',
] as const;
export type SumName = (typeof SUMS)[number];

export type Tally = Readonly<Record<SumName, Float64Array>>;

/** Sums at zero. */
export function emptyTally(): Tally {
  return Object.fromEntries(SUMS.map((name) => [name, new Float64Array(O * C)])) as Record<SumName, Float64Array>;
}

/**
 * Adds a carline's year to the tally.
 *
 * @param volumes thousand vehicles by (cell, market)
 * @param productivity output per worker relative to the base year, by country of the region
 */
export function tallyCarline(
  tally: Tally,
  economy: Economy,
  jobs: EmploymentCoefficients,
  cells: readonly YearCell[],
  volumes: Float64Array,
  productivity: Float64Array,
): void {
  const first = cells[0];
  if (first === undefined) return;
  const { carline } = first;
  const c = economy.classOf[carline] as number;
  const unitCost = economy.unitCostUsd[carline] as number;
  const own = economy.assemblyOf[carline] as number;
  let crossingVehicles = 0;
  let claimingVehicles = 0;
  const add = (name: SumName, country: number, amount: number): void => {
    const sum = tally[name];
    sum[country * C + c] = (sum[country * C + c] as number) + amount;
  };
  cells.forEach(({ assembly, chosen: { plan }, standing: { entry } }, j) => {
    let vehicles = 0;
    let paperwork = 0;
    for (let d = 0; d < O; d++) {
      const sold = volumes[j * O + d] as number;
      if (sold === 0) continue;
      vehicles += sold;
      paperwork += sold * (entry.paperwork[d] as number);
      add('sold', d, sold);
      add('duty', d, sold * unitCost * (entry.duty[d] as number));
      if (d === assembly) continue;
      add('imported', d, sold);
      if (assembly >= R) add('importedFromOutside', d, sold);
      if (assembly < R && d < R) {
        add('crossingValue', assembly, sold * unitCost * plan.cost);
        if (entry.claims[d]) add('claimingValue', assembly, sold * unitCost * plan.cost);
        if (assembly === own) {
          crossingVehicles += sold;
          if (entry.claims[d]) claimingVehicles += sold;
        }
      }
    }
    const value = vehicles * unitCost;
    add('vehicles', assembly, vehicles);
    add('value', assembly, value * plan.cost);
    if (entry.eligible) add('eligibleValue', assembly, value * plan.cost);
    add('base', assembly, value * plan.sums.base);
    add('regional', assembly, value * plan.sums.regional);
    add('us', assembly, value * plan.sums.us);
    add('ruleCost', assembly, value * (plan.cost - 1) + paperwork * unitCost);
    add('shadowRegional', assembly, value * plan.shadowPriceRegional);
    add('shadowUs', assembly, value * plan.shadowPriceUs);
    if (plan.partsDuty > 0) add('duty', assembly, value * plan.partsDuty);
    if (assembly < R) {
      add(
        'assemblyJobs',
        assembly,
        (vehicles * (jobs.assembly[assembly] as number)) / (productivity[assembly] as number),
      );
    }
    for (let o = 0; o < R; o++) {
      const perJob = value / 1000 / (productivity[o] as number);
      add('partsJobs', o, perJob * (plan.sums.partsJobs[o] as number));
      add('indirectJobs', o, perJob * (plan.sums.indirectJobs[o] as number));
    }
  });
  if (crossingVehicles > 0) {
    add('carlines', own, 1);
    add('claimingCarlines', own, claimingVehicles / crossingVehicles);
  }
}
