import {
  BEA_AUTOMOBILES,
  BEA_LIGHT_TRUCKS,
  BEA_LIGHT_VEHICLES,
  readSystemCosts,
  type SystemCost,
} from './bea-systems.js';
import { type Category, PARTS } from './dimensions.js';
import type { Vehicle } from './fleet.js';
import type { RawReader } from './raw.js';

/** Shares of parts cost by category for the two customs classes, and the part of 336112 that is `car`. */
export type Recipe = {
  readonly car: Readonly<Record<Category, number>>;
  readonly lightTruck: Readonly<Record<Category, number>>;
  readonly suvShareOf336112: number;
  /** Part of each category that U.S. light-vehicle plants import. */
  readonly imported: Readonly<Record<Category, number>>;
};

/**
 * The recipe by customs class from the BEA 2017 benchmark. Industry 336112 makes pickups and SUVs alike, heading 8704 holds pickups
 * and cargo vans alone: light trucks take the recipe of 336112, cars that of 336111 together with the SUVs' part of 336112, by the value
 * of U.S.-assembled sales.
 */
export function buildRecipe(raw: RawReader, vehicles: readonly Vehicle[]): Recipe {
  const suvShareOf336112 = suvShare(vehicles);
  const trucks = readSystemCosts(raw, BEA_LIGHT_TRUCKS);
  const scaled = trucks.map((cost) => ({ ...cost, costMusd: cost.costMusd * suvShareOf336112 }));
  return {
    car: sharesOf([...readSystemCosts(raw, BEA_AUTOMOBILES), ...scaled]),
    lightTruck: sharesOf(trucks),
    suvShareOf336112,
    imported: importedShares(readSystemCosts(raw, BEA_LIGHT_VEHICLES)),
  };
}

function suvShare(vehicles: readonly Vehicle[]): number {
  const salesValue = (some: readonly Vehicle[]) => some.reduce((sum, v) => sum + v.usSales * v.nameplate.priceUsd, 0);
  const made = vehicles.filter((vehicle) => vehicle.assembly === 'US');
  const suvs = salesValue(
    made.filter(({ nameplate }) => nameplate.vehicleClass === 'car' && nameplate.bodyStyle === 'cuv_suv'),
  );
  const trucks = salesValue(made.filter(({ nameplate }) => nameplate.vehicleClass === 'light_truck'));
  return suvs / (suvs + trucks);
}

function sharesOf(costs: readonly SystemCost[]): Readonly<Record<Category, number>> {
  const total = costs.reduce((sum, cost) => sum + cost.costMusd, 0);
  return Object.fromEntries(
    PARTS.map((category) => [
      category,
      costs.filter((cost) => cost.category === category).reduce((sum, cost) => sum + cost.costMusd, 0) / total,
    ]),
  ) as Record<Category, number>;
}

function importedShares(costs: readonly SystemCost[]): Readonly<Record<Category, number>> {
  return Object.fromEntries(
    PARTS.map((category) => {
      const own = costs.filter((cost) => cost.category === category);
      const total = own.reduce((sum, cost) => sum + cost.costMusd, 0);
      return [category, own.reduce((sum, cost) => sum + cost.importedMusd, 0) / total];
    }),
  ) as Record<Category, number>;
}
