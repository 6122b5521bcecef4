import { COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import type { Economy } from './economy.js';
import type { YearPart } from './market.js';
import { emptyTally, SUM, SUMS, sumIndex, type Tally } from './sums.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;
const R: number = REGION.length;

/** A year's sums, and the carlines that cross borders with how much of them claims the preference, by (assembly, class). */
export type YearTally = {
  readonly sums: Tally;
  readonly carlines: Float64Array;
  readonly claimingCarlines: Float64Array;
};

/** A year's tally at zero. */
export function emptyYearTally(): YearTally {
  return { sums: emptyTally(), carlines: new Float64Array(O * C), claimingCarlines: new Float64Array(O * C) };
}

/** Sums of one carline in one year by (place of assembly, market, sum), into the array given. */
export function carlineSums(
  salesPerWeight: Float64Array,
  carline: number,
  parts: readonly YearPart[],
  into: Float64Array,
): void {
  into.fill(0);
  addParts(salesPerWeight, carline, parts, into, (assembly, market) => (assembly * O + market) * SUMS);
}

/** Adds a carline's year to the tally. */
export function tallyCarline(
  tally: YearTally,
  economy: Economy,
  salesPerWeight: Float64Array,
  carline: number,
  parts: readonly YearPart[],
): void {
  const vehicleClass = economy.classOf[carline] as number;
  const own = economy.assemblyOf[carline] as number;
  addParts(salesPerWeight, carline, parts, tally.sums, (assembly, market) => sumIndex(assembly, market, vehicleClass));
  if (own >= R) return;
  let crossing = 0;
  let claiming = 0;
  for (let d = 0; d < R; d++) {
    const perWeight = salesPerWeight[carline * O + d] as number;
    if (d === own || perWeight === 0) continue;
    for (const { assembly, weight, bundle } of parts) {
      if (assembly !== own) continue;
      crossing += perWeight * weight * (bundle[d * SUMS + SUM.vehicles] as number);
      claiming += perWeight * weight * (bundle[d * SUMS + SUM.claimingVehicles] as number);
    }
  }
  if (crossing === 0) return;
  const at = own * C + vehicleClass;
  tally.carlines[at] = (tally.carlines[at] as number) + 1;
  tally.claimingCarlines[at] = (tally.claimingCarlines[at] as number) + claiming / crossing;
}

function addParts(
  salesPerWeight: Float64Array,
  carline: number,
  parts: readonly YearPart[],
  into: Float64Array,
  position: (assembly: number, market: number) => number,
): void {
  for (let d = 0; d < O; d++) {
    const perWeight = salesPerWeight[carline * O + d] as number;
    if (perWeight === 0) continue;
    const from = d * SUMS;
    for (const { assembly, weight, bundle } of parts) {
      const factor = perWeight * weight;
      const to = position(assembly, d);
      for (let m = 0; m < SUMS; m++) into[to + m] = (into[to + m] as number) + factor * (bundle[from + m] as number);
    }
  }
}

/** Share of what a place of assembly sells across borders within the region that claims the preference; NaN if it sells none. */
export function claimingShare(sums: Float64Array, assembly: number): number {
  let crossing = 0;
  let claiming = 0;
  if (assembly >= R) return Number.NaN;
  for (let d = 0; d < R; d++) {
    if (d === assembly) continue;
    crossing += sums[(assembly * O + d) * SUMS + SUM.vehicles] as number;
    claiming += sums[(assembly * O + d) * SUMS + SUM.claimingVehicles] as number;
  }
  return crossing > 0 ? claiming / crossing : Number.NaN;
}
