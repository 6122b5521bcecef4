import { get, NUMBER, numberAt, set } from '../arrays';
import * as LAYOUT from '../records/layout';
import * as SUM from '../records/sum';
import { addPairs } from './bundle';

/** Adds a factor times a stretch of numbers to another. */
export function addScaled(into: usize, factor: f64, from: usize, length: i32): void {
  addPairs(into, factor, from, length >> 1);
  if ((length & 1) !== 0) set(into, length - 1, get(into, length - 1) + factor * get(from, length - 1));
}

/** Multiplies sums by the scale of their market and class. */
export function scaleSums(sums: usize, scales: usize): void {
  const markets = LAYOUT.ORIGINS * LAYOUT.CLASSES;
  for (let i = 0; i < LAYOUT.ORIGINS * markets; i++) {
    const scale = get(scales, i % markets);
    for (let end = numberAt(sums, SUM.SUMS); sums < end; sums += NUMBER) store<f64>(sums, load<f64>(sums) * scale);
  }
}

/** Counts carlines that cross borders within the region, and how much of them claims, by (place of assembly, class). */
export function countCarlines(
  economy: usize,
  crossing: usize,
  claiming: usize,
  scales: usize,
  carlines: usize,
  claimingCarlines: usize,
): void {
  let record = <usize>load<u32>(economy, LAYOUT.ECONOMY_CARLINES);
  const count = load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT);
  for (let carline = 0; carline < count; carline++, record += LAYOUT.CARLINE) {
    const vehicleClass = load<i32>(record, LAYOUT.CARLINE_CLASS);
    let crosses: f64 = 0;
    let claims: f64 = 0;
    for (let d = 0; d < LAYOUT.REGION; d++) {
      const scale = get(scales, d * LAYOUT.CLASSES + vehicleClass);
      crosses += scale * get(crossing, carline * LAYOUT.REGION + d);
      claims += scale * get(claiming, carline * LAYOUT.REGION + d);
    }
    if (crosses === 0) continue;
    const place = load<i32>(record, LAYOUT.CARLINE_ASSEMBLY) * LAYOUT.CLASSES + vehicleClass;
    set(carlines, place, get(carlines, place) + 1);
    set(claimingCarlines, place, get(claimingCarlines, place) + claims / crosses);
  }
}
