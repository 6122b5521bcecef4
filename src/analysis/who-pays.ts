import type { Baseline } from '../baseline/types.js';
import { outcome } from '../engine/index.js';
import { ALL_CLASSES, type Country, type VehicleClass } from '../types/dimensions.js';
import { type ComparedRun, changeIn } from './compare.js';

/** What a scenario changes for the people of one country, in a year. */
export type CountryShare = {
  readonly country: Country;
  /** What the vehicles bought in the base year cost more, at list prices; million USD. */
  readonly buyersMusd: number;
  /** What the treasury takes in more duty; million USD. */
  readonly treasuryMusd: number;
  /** What makers spend more on meeting the rule for vehicles they make there, before prices pass it on; million USD. */
  readonly makersMusd: number;
  /** Direct jobs. */
  readonly jobs: number;
};

/**
 * Who pays for a scenario, by country of the region, as far as the model has it: buyers by the change of the price index of each class
 * times what they spent on it in the base year, treasuries by duty, makers by the cost of the rule, workers by direct jobs. Buyers' and
 * makers' figures overlap, since costs are passed on in prices.
 * @throws RangeError when the year was not simulated
 */
export function whoPays(run: ComparedRun, baseline: Baseline, year: number): readonly CountryShare[] {
  const { region, classes } = baseline.dimensions;
  return region.members.map((country) => ({
    country,
    buyersMusd: classes.reduce((sum, vehicleClass) => {
      const spent = spendingMusd(baseline, country, vehicleClass);
      return spent === 0 ? sum : sum + spent * changeIn(run, 'price.index', country, vehicleClass, year);
    }, 0),
    treasuryMusd: changeIn(run, 'duty.paid', country, ALL_CLASSES, year),
    makersMusd: ruleCostMusd(run.results, country, year) - ruleCostMusd(run.reference, country, year),
    jobs: changeIn(run, 'jobs.direct', country, ALL_CLASSES, year),
  }));
}

/** What buyers of a country spent on a class of vehicles in the base year at list prices, million USD. */
function spendingMusd({ carlines }: Baseline, market: Country, vehicleClass: VehicleClass): number {
  return carlines
    .filter((carline) => carline.vehicleClass === vehicleClass)
    .reduce((sum, { salesThousand, priceUsd }) => sum + ((salesThousand[market] ?? 0) * priceUsd) / 1000, 0);
}

function ruleCostMusd(results: ComparedRun['results'], country: Country, year: number): number {
  const vehicles = outcome(results, 'vehicles.assembled', country, ALL_CLASSES, year);
  if (vehicles === 0) return 0;
  return (outcome(results, 'cost.compliance', country, ALL_CLASSES, year) * vehicles) / 1000;
}
