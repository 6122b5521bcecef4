import type { Model } from './model.js';
import type { Shape } from './shape.js';
import { addScaled, type Sums } from './sums.js';
import type { YearTotals } from './year-totals.js';

/**
 * A year's sums by group (country, class): countries end with the region, classes with all of them. Group g is
 * country · (classes + 1) + class. Only what outcomes are made from is summed up.
 */
export type GroupTotals = {
  /** Sums of vehicles made in a country. */
  readonly made: Float64Array;
  /** Of these, value that crosses a border within the region, and how much of it claims. */
  readonly crossingValue: Float64Array;
  readonly claimingValue: Float64Array;
  /** Thousand vehicles sold in a country, and the duty on them at its border. */
  readonly sold: Float64Array;
  readonly duty: Float64Array;
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
    crossingValue: new Float64Array(groups),
    claimingValue: new Float64Array(groups),
    sold: new Float64Array(groups),
    duty: new Float64Array(groups),
    imported: new Float64Array(groups),
    everywhere: new Float64Array((classes + 1) * inTotals),
    carlines: new Float64Array(groups),
    claimingCarlines: new Float64Array(groups),
  };
}

/** Sums a year up by group, into the model's totals. */
export function sumGroups({ economy, sums, groups: totals }: Model, year: YearTotals): GroupTotals {
  const { shape } = economy;
  const { origins, classes } = shape;
  const width = sums.inTotals;
  const perCountry = classes + 1;
  const { made, crossingValue, claimingValue, sold, duty, imported, everywhere, carlines, claimingCarlines } = totals;
  const single = [crossingValue, claimingValue, sold, duty, carlines, claimingCarlines];
  for (const column of [made, everywhere, imported, ...single]) column.fill(0);
  for (let plant = 0; plant < origins; plant++) {
    for (let c = 0; c < classes; c++) {
      const group = plant * perCountry + c;
      for (let market = 0; market < origins; market++) addFlow(shape, sums, totals, year, plant, market, c);
      addScaled(everywhere, c * width, 1, made, group * width, width);
      add(carlines, group, year.carlines[plant * classes + c] as number);
      add(claimingCarlines, group, year.claimingCarlines[plant * classes + c] as number);
    }
  }
  addRegionAndAll(shape, made, width, true);
  for (const column of single) addRegionAndAll(shape, column, 1, true);
  addRegionAndAll(shape, imported, 1, false);
  for (let c = 0; c < classes; c++) addScaled(everywhere, classes * width, 1, everywhere, c * width, width);
  clearResidues(totals, perCountry, width);
  return totals;
}

/** Adds vehicles of a class that are made at a plant and sold in a market. */
function addFlow(
  { origins, classes, memberOf }: Shape,
  sums: Sums,
  { made, crossingValue, claimingValue, sold, duty, imported }: GroupTotals,
  year: YearTotals,
  plant: number,
  market: number,
  c: number,
): void {
  const from = ((plant * origins + market) * classes + c) * sums.inTotals;
  const vehicles = year.sums[from + sums.vehicles] as number;
  if (vehicles === 0) return;
  const maker = plant * (classes + 1) + c;
  const buyer = market * (classes + 1) + c;
  const isMember = (memberOf[plant] as number) >= 0;
  const intoRegion = (memberOf[market] as number) >= 0;
  addScaled(made, maker * sums.inTotals, 1, year.sums, from, sums.inTotals);
  add(sold, buyer, vehicles);
  add(duty, buyer, year.sums[from + sums.duty] as number);
  if (plant !== market) add(imported, buyer, vehicles);
  if (intoRegion && !isMember) add(imported, origins * (classes + 1) + c, vehicles);
  if (plant === market || !isMember || !intoRegion) return;
  add(crossingValue, maker, year.sums[from + sums.value] as number);
  add(claimingValue, maker, year.sums[from + sums.claimingValue] as number);
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

function clearResidues(
  { made, crossingValue, claimingValue, everywhere }: GroupTotals,
  perCountry: number,
  width: number,
): void {
  for (let group = 0; group * width < made.length; group++) {
    const all = everywhere[(group % perCountry) * width] as number;
    if (Math.abs(made[group * width] as number) > NONE_OF_ALL * all) continue;
    made.fill(0, group * width, (group + 1) * width);
    crossingValue[group] = 0;
    claimingValue[group] = 0;
  }
}
