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
  for (let d = 0; d < O; d++) {
    const perWeight = salesPerWeight[carline * O + d] as number;
    if (perWeight === 0) continue;
    for (const { assembly, weight, bundle } of parts) {
      const factor = perWeight * weight;
      const to = (assembly * O + d) * SUMS;
      const from = d * SUMS;
      for (let m = 0; m < SUMS; m++) {
        into[to + m] = (into[to + m] as number) + factor * (bundle.sums[from + m] as number);
      }
    }
  }
}

/** Adds a carline's sums to the year's. */
export function tallyCarline(tally: YearTally, economy: Economy, carline: number, sums: Float64Array): void {
  const vehicleClass = economy.classOf[carline] as number;
  const own = economy.assemblyOf[carline] as number;
  for (let a = 0; a < O; a++) {
    for (let d = 0; d < O; d++) {
      const from = (a * O + d) * SUMS;
      if (sums[from + SUM.vehicles] === 0) continue;
      const to = sumIndex(a, d, vehicleClass);
      for (let m = 0; m < SUMS; m++) tally.sums[to + m] = (tally.sums[to + m] as number) + (sums[from + m] as number);
    }
  }
  const claiming = claimingShare(sums, own);
  if (Number.isNaN(claiming)) return;
  const at = own * C + vehicleClass;
  tally.carlines[at] = (tally.carlines[at] as number) + 1;
  tally.claimingCarlines[at] = (tally.claimingCarlines[at] as number) + claiming;
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
