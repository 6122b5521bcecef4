import type { Regime } from '../policy/regime.js';
import { type BaseYear, marketScales, priceIndices } from './market.js';
import type { Model } from './model.js';
import type { Crossing, Place } from './place-totals.js';
import { addScaled } from './sums.js';
import type { Vintage, VintageTotals } from './vintage-totals.js';

/** A year summed up: what outcomes are written from. */
export type YearTotals = {
  /** By (plant, market, class), at the scale of the markets; good until the next year is summed up. */
  readonly sums: Float64Array;
  /** Price index, scale of sales, and spending in the base year by (market, class). */
  readonly indices: Float64Array;
  readonly scales: Float64Array;
  readonly baseSpending: Float64Array;
  /** Carlines that cross a border within the region, and how much of them claims, by (plant, class). */
  readonly carlines: Float64Array;
  readonly claimingCarlines: Float64Array;
  /** Output per worker relative to the base year, by member of the region. */
  readonly productivity: Float64Array;
};

/** What a year consists of: shares of programmes by the regime they were sourced for, and of relocations that have happened. */
export type YearMix = Omit<Vintage, 'planned'> & {
  /** What vintages and relocations go by. */
  readonly regimes: readonly Regime[];
  readonly vintages: Float64Array;
  readonly relocated: Float64Array;
  readonly productivity: Float64Array;
};

/** Sums a year up over its vintages and relocations, and clears its markets (engine/README.md, sections 4 and 5). */
export function yearTotals(model: Model, totals: VintageTotals, mix: YearMix): YearTotals {
  const { economy, yearSums } = model;
  const { origins, classes } = economy.shape;
  const weights = rowWeights(totals, mix);
  const indices = priceIndices(addRows(model, weights), economy);
  const scales = marketScales(indices, economy);
  scaleSums(yearSums, scales, model.sums.inTotals);
  const year = {
    sums: yearSums,
    indices,
    scales,
    baseSpending: totals.base.spending,
    carlines: new Float64Array(origins * classes),
    claimingCarlines: new Float64Array(origins * classes),
    productivity: mix.productivity,
  };
  for (const place of totals.home) countCarlines(model, totals.base, place, weights, year);
  return year;
}

/** Brings sums by (plant, market, class), so many to each, to the scales of the markets. */
function scaleSums(sums: Float64Array, scales: Float64Array, width: number): void {
  for (let at = 0, market = 0; at < sums.length; market = (market + 1) % scales.length) {
    const scale = scales[market] as number;
    for (const end = at + width; at < end; at++) sums[at] = (sums[at] as number) * scale;
  }
}

/** How much of each row of totals a year consists of: few rows, as many vintages mean the same at a place. */
function rowWeights(
  totals: VintageTotals,
  { regimes, vintages, relocated, inForce, state }: YearMix,
): Map<number, number> {
  const weights = new Map<number, number>();
  const add = (places: readonly Place[], vintage: Vintage, weight: number): void => {
    for (const row of totals.rows(places, vintage)) weights.set(row, (weights.get(row) ?? 0) + weight);
  };
  regimes.forEach((planned, index) => {
    const weight = vintages[index] as number;
    if (weight === 0) return;
    const vintage = { planned, inForce, state };
    add(totals.home, vintage, weight);
    regimes.forEach((calledForBy, caller) => {
      const reached = relocated[caller] as number;
      if (reached !== 0) add(totals.moved(calledForBy), vintage, weight * reached);
    });
  });
  return weights;
}

/** Adds rows of totals up to the year's sums, before the scale of the markets. Gives price levels by (market, class). */
function addRows(model: Model, weights: ReadonlyMap<number, number>): Float64Array {
  const { totals, economy, yearSums } = model;
  const { inTotals } = model.sums;
  const { origins, classes } = economy.shape;
  const level = new Float64Array(origins * classes);
  yearSums.fill(0);
  for (const [row, weight] of weights) {
    const place = totals.place[row] as number;
    const plant = Math.floor(place / classes);
    const vehicleClass = place % classes;
    for (let d = 0; d < origins; d++) {
      const market = d * classes + vehicleClass;
      level[market] = (level[market] as number) + weight * (totals.level[row * origins + d] as number);
      const into = (plant * origins * classes + market) * inTotals;
      addScaled(yearSums, into, weight, totals.sums, (row * origins + d) * inTotals, inTotals);
    }
  }
  return level;
}

/** Counts carlines that cross borders within the region from their own plant, and how much of them claims. */
function countCarlines(
  model: Model,
  base: BaseYear,
  place: Place,
  weights: ReadonlyMap<number, number>,
  { carlines, claimingCarlines, scales }: YearTotals,
): void {
  const { classes, members, memberOf } = model.economy.shape;
  const { plant, vehicleClass, made } = place;
  if ((memberOf[plant] as number) < 0) return;
  const count = place.carlines.length;
  const crosses = new Float64Array(count);
  const claims = new Float64Array(count);
  for (const row of made) {
    const weight = weights.get(row.row);
    if (weight === undefined) continue;
    row.crossing ??= crossingOf(model, base, place, row.cohorts);
    const { vehicles, claiming } = row.crossing;
    for (let m = 0; m < members.length; m++) {
      const part = weight * (scales[(members[m] as number) * classes + vehicleClass] as number);
      for (let i = 0, at = m; i < count; i++, at += members.length) {
        crosses[i] = (crosses[i] as number) + part * (vehicles[at] as number);
        claims[i] = (claims[i] as number) + part * (claiming[at] as number);
      }
    }
  }
  const at = plant * classes + vehicleClass;
  for (let i = 0; i < count; i++) {
    if (crosses[i] === 0) continue;
    carlines[at] = (carlines[at] as number) + 1;
    claimingCarlines[at] = (claimingCarlines[at] as number) + (claims[i] as number) / (crosses[i] as number);
  }
}

/** What of a row's cohorts crosses borders: the same in all years that the row is part of. */
function crossingOf(
  { economy, cohorts: { sums: from }, sums }: Model,
  { salesPerWeight }: BaseYear,
  { plant, carlines }: Place,
  cohorts: Int32Array,
): Crossing {
  const { origins, members } = economy.shape;
  const vehicles = new Float64Array(carlines.length * members.length);
  const claiming = new Float64Array(carlines.length * members.length);
  for (let i = 0; i < carlines.length; i++) {
    for (let m = 0; m < members.length; m++) {
      const market = members[m] as number;
      if (market === plant) continue;
      const sales = salesPerWeight[(carlines[i] as number) * origins + market] as number;
      const cohort = ((cohorts[i] as number) * origins + market) * sums.count;
      vehicles[i * members.length + m] = sales * (from[cohort + sums.vehicles] as number);
      claiming[i * members.length + m] = sales * (from[cohort + sums.claimingVehicles] as number);
    }
  }
  return { vehicles, claiming };
}
