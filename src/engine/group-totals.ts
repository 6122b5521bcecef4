import type { Model } from './model.js';
import type { Shape } from './shape.js';
import { addScaled, type Sums } from './sums.js';
import type { YearTotals } from './year-totals.js';

/**
 * A year's sums by group (country, class): countries end with the region, classes with all of them. Group g is
 * country · (classes + 1) + class.
 */
export type GroupTotals = {
  /** Sums of vehicles made in a country, and of those of them that cross a border within the region. */
  readonly made: Float64Array;
  readonly crossing: Float64Array;
  /** Sums of vehicles sold in a country. */
  readonly sold: Float64Array;
  /** Thousand vehicles sold in a country and made outside of it; for the region, outside of all its members. */
  readonly imported: Float64Array;
  /** Sums over all plants, by class. */
  readonly everywhere: Float64Array;
  /** Carlines that cross borders within the region, and how much of them claims. */
  readonly carlines: Float64Array;
  readonly claimingCarlines: Float64Array;
};

/** Totals for economies of a shape, to be filled year by year. */
export function createGroupTotals({ origins, classes }: Shape, { inTotals }: Sums): GroupTotals {
  const groups = (origins + 1) * (classes + 1);
  return {
    made: new Float64Array(groups * inTotals),
    crossing: new Float64Array(groups * inTotals),
    sold: new Float64Array(groups * inTotals),
    imported: new Float64Array(groups),
    everywhere: new Float64Array((classes + 1) * inTotals),
    carlines: new Float64Array(groups),
    claimingCarlines: new Float64Array(groups),
  };
}

/** Sums a year up by group, into the model's totals. */
export function sumGroups({ economy, sums, groups: totals }: Model, year: YearTotals): GroupTotals {
  const { origins, classes, memberOf } = economy.shape;
  const width = sums.inTotals;
  const perCountry = classes + 1;
  const region = origins * perCountry;
  for (const column of Object.values(totals)) column.fill(0);
  const { made, crossing, sold, imported, everywhere } = totals;
  for (let plant = 0; plant < origins; plant++) {
    const isMember = (memberOf[plant] as number) >= 0;
    for (let market = 0; market < origins; market++) {
      const intoRegion = (memberOf[market] as number) >= 0;
      const crosses = plant !== market && isMember && intoRegion;
      for (let c = 0; c < classes; c++) {
        const from = ((plant * origins + market) * classes + c) * width;
        const vehicles = year.sums[from + sums.vehicles] as number;
        if (vehicles === 0) continue;
        addScaled(everywhere, c * width, 1, year.sums, from, width);
        addScaled(made, (plant * perCountry + c) * width, 1, year.sums, from, width);
        addScaled(sold, (market * perCountry + c) * width, 1, year.sums, from, width);
        if (crosses) addScaled(crossing, (plant * perCountry + c) * width, 1, year.sums, from, width);
        if (plant !== market) add(imported, market * perCountry + c, vehicles);
        if (intoRegion && !isMember) add(imported, region + c, vehicles);
      }
    }
    for (let c = 0; c < classes; c++) {
      add(totals.carlines, plant * perCountry + c, year.carlines[plant * classes + c] as number);
      add(totals.claimingCarlines, plant * perCountry + c, year.claimingCarlines[plant * classes + c] as number);
    }
  }
  for (const column of [made, crossing, sold]) addRegionAndAll(economy.shape, column, width, true);
  for (const column of [totals.carlines, totals.claimingCarlines]) addRegionAndAll(economy.shape, column, 1, true);
  addRegionAndAll(economy.shape, imported, 1, false);
  for (let c = 0; c < classes; c++) addScaled(everywhere, classes * width, 1, everywhere, c * width, width);
  clearResidues(totals, perCountry, width);
  return totals;
}

/** Adds the sums of members up to the region's, unless these are there, and those of classes to all's. */
function addRegionAndAll(
  { origins, classes, members }: Shape,
  column: Float64Array,
  width: number,
  overMembers: boolean,
): void {
  const perCountry = (classes + 1) * width;
  if (overMembers)
    for (const member of members) addScaled(column, origins * perCountry, 1, column, member * perCountry, perCountry);
  for (let country = 0; country <= origins; country++) {
    const all = country * perCountry + classes * width;
    for (let c = 0; c < classes; c++) addScaled(column, all, 1, column, country * perCountry + c * width, width);
  }
}

function add(into: Float64Array, at: number, more: number): void {
  into[at] = (into[at] as number) + more;
}

/** Vehicles that are fewer than this part of all of their class are none: what rounding leaves of those that moved away. */
const NONE_OF_ALL = 1e-13;

function clearResidues({ made, crossing, everywhere }: GroupTotals, perCountry: number, width: number): void {
  for (let group = 0; group * width < made.length; group++) {
    const all = everywhere[(group % perCountry) * width] as number;
    if (Math.abs(made[group * width] as number) > NONE_OF_ALL * all) continue;
    made.fill(0, group * width, (group + 1) * width);
    crossing.fill(0, group * width, (group + 1) * width);
  }
}
