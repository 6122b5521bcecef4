import { get } from '../arrays';
import { carlineOf, placeOf } from '../carlines';
import { take } from '../heap';
import * as LAYOUT from '../records/layout';

/** Where the next position is written. */
let next: usize = 0;

/** Positions of all carlines at their own places. */
export function positionsAtHome(economy: usize): usize {
  const count = load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT);
  const positions = begin(count);
  for (let place = 0; place < LAYOUT.ORIGINS * LAYOUT.CLASSES; place++) {
    for (let carline = 0; carline < count; carline++) {
      if (placeOf(carlineOf(economy, carline)) === place) push(carline, place / LAYOUT.CLASSES, 1);
    }
    end(positions, place);
  }
  return positions;
}

/**
 * What changes when relocations have taken place: each is at its new site, and no more at its own.
 *
 * @param targets share of each carline that wants to be at another site, by (carline, place of assembly)
 */
export function positionsMoved(economy: usize, targets: usize): usize {
  const count = load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT);
  const positions = begin(2 * countMoves(targets, count * LAYOUT.ORIGINS));
  for (let place = 0; place < LAYOUT.ORIGINS * LAYOUT.CLASSES; place++) {
    const assembly = place / LAYOUT.CLASSES;
    for (let carline = 0; carline < count; carline++) {
      const own = placeOf(carlineOf(economy, carline));
      if (own % LAYOUT.CLASSES !== place % LAYOUT.CLASSES) continue;
      for (let site = 0; site < LAYOUT.ORIGINS; site++) {
        const share = get(targets, carline * LAYOUT.ORIGINS + site);
        if (share === 0) continue;
        if (site === assembly) push(carline, assembly, share);
        if (own === place) push(carline, assembly, -share);
      }
    }
    end(positions, place);
  }
  return positions;
}

function countMoves(targets: usize, length: i32): i32 {
  let count = 0;
  for (let i = 0; i < length; i++) if (get(targets, i) !== 0) count++;
  return count;
}

function begin(count: i32): usize {
  const positions = take(LAYOUT.POSITIONS_ITEMS + count * LAYOUT.POSITION);
  next = positions + LAYOUT.POSITIONS_ITEMS;
  return positions;
}

function push(carline: i32, assembly: i32, weight: f64): void {
  store<f64>(next, weight, LAYOUT.POSITION_WEIGHT);
  store<i32>(next, carline, LAYOUT.POSITION_CARLINE);
  store<i32>(next, assembly, LAYOUT.POSITION_ASSEMBLY);
  next += LAYOUT.POSITION;
}

/** The positions of a place end here. */
function end(positions: usize, place: i32): void {
  const count = <i32>((next - positions - LAYOUT.POSITIONS_ITEMS) / LAYOUT.POSITION);
  store<i32>(positions + LAYOUT.POSITIONS_ENDS + ((<usize>place) << 2), count);
}
