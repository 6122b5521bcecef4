import { add, get, NUMBER, numberAt } from '../arrays';
import { carlineOf, placeOf } from '../carlines';
import * as LAYOUT from '../records/layout';
import * as SUM from '../records/sum';

/** Brings a year's sums to the scales of its markets, and counts its carlines. */
export function closeYear(economy: usize, year: usize, crossing: usize, claiming: usize): void {
  scaleSums(year + LAYOUT.YEAR_SUMS, year + LAYOUT.YEAR_SCALES);
  countCarlines(economy, year, crossing, claiming);
}

function scaleSums(sums: usize, scales: usize): void {
  const markets = LAYOUT.ORIGINS * LAYOUT.CLASSES;
  for (let i = 0; i < LAYOUT.ORIGINS * markets; i++) {
    const scale = get(scales, i % markets);
    for (let end = numberAt(sums, SUM.SUMS); sums < end; sums += NUMBER) store<f64>(sums, load<f64>(sums) * scale);
  }
}

/** Counts carlines that cross borders within the region, and how much of them claims. */
function countCarlines(economy: usize, year: usize, crossing: usize, claiming: usize): void {
  const count = load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT);
  for (let carline = 0; carline < count; carline++) {
    const record = carlineOf(economy, carline);
    const vehicleClass = load<i32>(record, LAYOUT.CARLINE_CLASS);
    let crosses: f64 = 0;
    let claims: f64 = 0;
    for (let d = 0; d < LAYOUT.REGION; d++) {
      const scale = get(year + LAYOUT.YEAR_SCALES, d * LAYOUT.CLASSES + vehicleClass);
      crosses += scale * get(crossing, carline * LAYOUT.REGION + d);
      claims += scale * get(claiming, carline * LAYOUT.REGION + d);
    }
    if (crosses === 0) continue;
    const place = placeOf(record);
    add(year + LAYOUT.YEAR_CARLINES, place, 1);
    add(year + LAYOUT.YEAR_CLAIMING_CARLINES, place, claims / crosses);
  }
}
