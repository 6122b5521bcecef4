import { type CarlinePart, carlineParts, carlineSums } from '../../src/engine/carline-sums.js';
import { priceIndices } from '../../src/engine/market.js';
import type { Sums } from '../../src/engine/sums.js';
import type { PreparedRun, SimulatedYear } from '../../src/engine/year-loop.js';
import type { OutcomeClass, OutcomeCountry } from '../../src/types/dimensions.js';
import type { MetricName } from '../../src/types/metrics.js';
import { COUNTRIES, OUTCOME_CLASSES, OUTCOME_COUNTRIES, REGION, VEHICLE_CLASSES } from './dimensions.js';

const O = COUNTRIES.length;
const R = REGION.length;
const NA = Number.NaN;

/** A carline's sums in a year by (place of assembly, market, sum), and where it is at home. */
type CarlineYear = { readonly vehicleClass: number; readonly home: number; readonly sums: Float64Array };

/** Which places or classes an outcome is counted over. */
function within(outcome: string, all: string, names: readonly string[]): (i: number) => boolean {
  return outcome === all ? (i) => i < names.length : (i) => names[i] === outcome;
}

/** Outcomes of a year by metric, from the sums of single carlines: what the engine's must agree with. */
export function outcomesOf(run: PreparedRun, year: SimulatedYear): (...of: Of) => Partial<Record<MetricName, number>> {
  const { economy, jobs, sums: SUM } = run.model;
  const SUMS = SUM.count;
  const { productivity } = year.totals;
  const carlines = Array.from(economy.carlines.vehicleClass, (vehicleClass, carline): CarlineYear => {
    const sums = carlineSums(run, year, carline);
    return { vehicleClass, home: economy.carlines.plant[carline] as number, sums };
  });
  return (country, vehicleClass) => {
    const isCountry = within(country, 'NAM', country === 'NAM' ? REGION : COUNTRIES);
    const isClass = within(vehicleClass, 'all', VEHICLE_CLASSES);
    const own = carlines.filter((carline) => isClass(carline.vehicleClass));
    const total = (sum: number, route: (a: number, d: number) => boolean): number => {
      let found = 0;
      for (const { sums } of own) {
        for (let a = 0; a < O; a++) {
          for (let d = 0; d < O; d++) if (route(a, d)) found += sums[(a * O + d) * SUMS + sum] as number;
        }
      }
      return found;
    };
    const madeHere = (a: number): boolean => isCountry(a);
    const crossesFromHere = (a: number, d: number): boolean => madeHere(a) && a !== d && a < R && d < R;
    const made = (sum: number): number => total(sum, madeHere);
    const content = (origins: number): number =>
      Array.from({ length: origins }, (_, o) => made(SUM.content + o)).reduce((sum, spent) => sum + spent, 0);
    const everywhere = {
      'content.regional': content(R) / content(O),
      'content.us': content(1) / content(O),
      'vehicles.assembled': made(SUM.vehicles),
      'vehicles.sold': total(SUM.vehicles, (_, d) => isCountry(d)),
    };
    if (country === 'ROW') return everywhere;
    const here = [...REGION.keys()].filter(isCountry);
    const perOutput = (c: number): number => 1 / (productivity[c] as number);
    const over = (perCountry: (c: number) => number): number => here.reduce((sum, c) => sum + perCountry(c), 0);
    const assembly = over((c) => total(SUM.vehicles, (a) => a === c) * (jobs.assembly[c] as number) * perOutput(c));
    const parts = over((c) => total(SUM.partsJobs + c, () => true) * perOutput(c));
    const upstream = over((c) => total(SUM.indirectJobs + c, () => true) * perOutput(c));
    return {
      ...everywhere,
      'compliance.value': total(SUM.claimingValue, crossesFromHere) / total(SUM.value, crossesFromHere),
      'compliance.carlines': claimingCarlines(
        SUM,
        own.filter(({ home }) => isCountry(home)),
      ),
      'eligible.value': made(SUM.eligibleValue) / made(SUM.value),
      'jobs.assembly': assembly,
      'jobs.parts': parts,
      'jobs.direct': assembly + parts,
      'jobs.indirect': upstream,
      'jobs.total': assembly + parts + upstream,
      'vehicles.imported': total(SUM.vehicles, (a, d) => isCountry(d) && (country === 'NAM' ? a >= R : a !== d)),
      'price.index': averagePrice(run, year, here, isClass),
      'duty.paid': (total(SUM.duty, (_, d) => isCountry(d)) + made(SUM.partsDuty)) / 1000,
      'cost.compliance': made(SUM.ruleCost) / made(SUM.vehicles),
      'shadow_price.regional': made(SUM.shadowPrice) / made(SUM.vehicles) / 100,
      'shadow_price.us': made(SUM.shadowPrice + 1) / made(SUM.vehicles) / 100,
    };
  };
}

type Of = readonly [country: OutcomeCountry, vehicleClass: OutcomeClass];

/** All groups that outcomes are counted for. */
export const GROUPS: readonly Of[] = OUTCOME_COUNTRIES.flatMap((country) =>
  OUTCOME_CLASSES.map((vehicleClass): Of => [country, vehicleClass]),
);

/**
 * Mean over carlines that cross a border within the region of the part of them that claims. Where a carline is assembled
 * elsewhere too, it counts by what is sourced for its own place.
 */
function claimingCarlines(SUM: Sums, carlines: readonly CarlineYear[]): number {
  const SUMS = SUM.count;
  const shares = carlines.flatMap(({ home, sums }) => {
    if (home >= R) return [];
    const crossing = (sum: number): number =>
      REGION.reduce((all, _, d) => (d === home ? all : all + (sums[(home * O + d) * SUMS + sum] as number)), 0);
    return crossing(SUM.vehicles) > 0 ? [crossing(SUM.claimingVehicles) / crossing(SUM.vehicles)] : [];
  });
  return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : NA;
}

/** Price index of the year over markets by spending in the base year, from what carlines cost in each. */
function averagePrice(
  run: PreparedRun,
  year: SimulatedYear,
  here: readonly number[],
  isClass: (vehicleClass: number) => boolean,
): number {
  const { economy, cohorts } = run.model;
  const { base } = run.totals;
  const parts = Array.from(economy.carlines.vehicleClass, (_, carline): readonly CarlinePart[] =>
    carlineParts(run, year, carline),
  );
  let sum = 0;
  let weight = 0;
  for (const d of here) {
    for (const c of VEHICLE_CLASSES.keys()) {
      if (!isClass(c)) continue;
      let level = 0;
      for (const [carline, vehicleClass] of economy.carlines.vehicleClass.entries()) {
        if (vehicleClass !== c) continue;
        for (const part of parts[carline] ?? []) {
          level +=
            part.weight *
            (base.levelPerWeight[carline * O + d] as number) *
            (cohorts.value[part.cohort * O + d] as number);
        }
      }
      const spending = base.spending[d * VEHICLE_CLASSES.length + c] as number;
      sum += (priceIndices(Float64Array.of(level), economy)[0] as number) * spending;
      weight += spending;
    }
  }
  return sum / weight;
}
