import { outcome } from '../engine/types.js';
import { type Country, REGION, VEHICLE_CLASSES, type VehicleClass } from '../types/dimensions.js';
import { type ComparedRun, changeIn } from './compare.js';

/** A figure without the proposal and with it. */
export type BeforeAfter = { readonly before: number; readonly after: number };

/** Vehicles of one class assembled in one country. */
export type VehicleGroup = { readonly assembly: Country; readonly vehicleClass: VehicleClass };

/** What a scenario does in a year, in the figures that people ask for first. Shares 0 to 1. */
export type ScenarioSummary = {
  readonly year: number;
  /** Whether no outcome of the year differs from the reference at all. */
  readonly unchanged: boolean;
  /** Share of value that claims the preference, over the region. */
  readonly compliance: BeforeAfter;
  /** The group of vehicles whose claims of the preference change most, weighted by how many there are. */
  readonly mostAffected: (VehicleGroup & BeforeAfter) | undefined;
  readonly regionalContent: BeforeAfter;
  readonly usContent: BeforeAfter;
  /** Change in direct jobs, by country of the region. */
  readonly jobs: readonly { readonly country: Country; readonly change: number }[];
  /** Price index of the United States. */
  readonly price: BeforeAfter;
};

/**
 * The summary of a run in a year.
 * @throws RangeError when the year was not simulated.
 */
export function summarise(run: ComparedRun, year: number): ScenarioSummary {
  const beforeAfter = (metric: 'compliance.value' | 'content.regional' | 'content.us'): BeforeAfter => ({
    before: outcome(run.reference, metric, 'NA', 'all', year),
    after: outcome(run.results, metric, 'NA', 'all', year),
  });
  return {
    year,
    unchanged: isUnchanged(run, year),
    compliance: beforeAfter('compliance.value'),
    mostAffected: mostAffected(run, year),
    regionalContent: beforeAfter('content.regional'),
    usContent: beforeAfter('content.us'),
    jobs: REGION.map((country) => ({ country, change: changeIn(run, 'jobs.direct', country, 'all', year) })),
    price: {
      before: outcome(run.reference, 'price.index', 'US', 'all', year),
      after: outcome(run.results, 'price.index', 'US', 'all', year),
    },
  };
}

function isUnchanged({ results, reference, change }: ComparedRun, year: number): boolean {
  const perYear = change.length / results.years.length;
  const from = results.years.indexOf(year) * perYear;
  for (let cell = from; cell < from + perYear; cell++) {
    const bothMissing = Number.isNaN(results.cells[cell]) && Number.isNaN(reference.cells[cell]);
    if (change[cell] !== 0 && !bothMissing) return false;
  }
  return true;
}

function mostAffected(run: ComparedRun, year: number): (VehicleGroup & BeforeAfter) | undefined {
  let most: (VehicleGroup & BeforeAfter) | undefined;
  let largest = 0;
  for (const assembly of REGION) {
    for (const vehicleClass of VEHICLE_CLASSES) {
      const before = outcome(run.reference, 'compliance.value', assembly, vehicleClass, year);
      const after = outcome(run.results, 'compliance.value', assembly, vehicleClass, year);
      const vehicles = outcome(run.reference, 'vehicles.assembled', assembly, vehicleClass, year);
      const size = Math.abs(after - before) * vehicles;
      if (size > largest) {
        largest = size;
        most = { assembly, vehicleClass, before, after };
      }
    }
  }
  return most;
}
