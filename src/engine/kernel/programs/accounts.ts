import { add, addScaled, get, getWhole, numberAt, set } from '../arrays';
import { take } from '../heap';
import { addressAt, setAddress } from '../lists';
import * as LAYOUT from '../records/layout';
import * as SUM from '../records/sum';
import { bundle } from './desk';

const PLACES = LAYOUT.ORIGINS * LAYOUT.CLASSES;
/** Numbers from the sums of one market to those of the next. */
const NEXT_MARKET = LAYOUT.CLASSES * SUM.SUMS;

/**
 * The account of some positions for a vintage: what programs sell and sum to but for spending by origin, per unit of the
 * scale of each market and class. Many vintages differ at a few places only: sums of a place and class whose bundles are all
 * those of an account of these positions made before are taken from there.
 *
 * @param unshifted the stage before any sourcing shift, which stands for carlines that no shift concerns
 * @param isShifted whether one does, by carline (i32)
 * @param salesPerWeight see BaseYear in src/engine/market.ts
 */
export function accountOf(
  economy: usize,
  positions: usize,
  regime: usize,
  inForce: usize,
  stage: usize,
  unshifted: usize,
  isShifted: usize,
  salesPerWeight: usize,
  levelPerWeight: usize,
): usize {
  const count = endOf(positions, PLACES - 1);
  const account = take(LAYOUT.ACCOUNT_BUNDLES + 4 * count);
  const earlier = <usize>load<u32>(positions, LAYOUT.POSITIONS_ACCOUNTS);
  const bundles = account + LAYOUT.ACCOUNT_BUNDLES;
  let position = positions + LAYOUT.POSITIONS_ITEMS;
  for (let i = 0; i < count; i++, position += LAYOUT.POSITION) {
    const carline = load<i32>(position, LAYOUT.POSITION_CARLINE);
    const assembly = load<i32>(position, LAYOUT.POSITION_ASSEMBLY);
    const at = getWhole(isShifted, carline) !== 0 ? stage : unshifted;
    setAddress(bundles, i, bundle(economy, regime, inForce, at, carline, assembly));
  }
  let first = 0;
  for (let place = 0; place < PLACES; place++) {
    const end = endOf(positions, place);
    const same = sameAt(earlier, bundles, first, end);
    if (same !== 0) copyPlace(same, account, place);
    else {
      for (let i = first; i < end; i++) {
        const at = positions + LAYOUT.POSITIONS_ITEMS + <usize>i * LAYOUT.POSITION;
        addPosition(account, place, at, addressAt(bundles, i), salesPerWeight, levelPerWeight);
      }
    }
    first = end;
  }
  sumLevels(account);
  store<u32>(account, <u32>earlier, LAYOUT.ACCOUNT_NEXT);
  store<u32>(positions, <u32>account, LAYOUT.POSITIONS_ACCOUNTS);
  return account;
}

/** Where the positions of a place of assembly and class end. */
function endOf(positions: usize, place: i32): i32 {
  return getWhole(positions + LAYOUT.POSITIONS_ENDS, place);
}

/** The account whose bundles at some positions are these, if there is one. */
function sameAt(account: usize, bundles: usize, first: i32, end: i32): usize {
  for (; account !== 0; account = <usize>load<u32>(account, LAYOUT.ACCOUNT_NEXT)) {
    let i = first;
    while (i < end && addressAt(account + LAYOUT.ACCOUNT_BUNDLES, i) === addressAt(bundles, i)) i++;
    if (i === end) return account;
  }
  return 0;
}

/** Where the sums of a place of assembly and class begin for the first market. */
function startOf(account: usize, place: i32): usize {
  const assembly = place / LAYOUT.CLASSES;
  return numberAt(account, (assembly * LAYOUT.ORIGINS * LAYOUT.CLASSES + (place % LAYOUT.CLASSES)) * SUM.SUMS);
}

/** Where the parts of price levels of a place of assembly and class are, by market. */
function levelsOf(account: usize, place: i32): usize {
  return numberAt(account + LAYOUT.ACCOUNT_LEVEL_OF_PLACE, place * LAYOUT.ORIGINS);
}

function copyPlace(from: usize, into: usize, place: i32): void {
  for (let d = 0; d < LAYOUT.ORIGINS; d++) {
    const market = d * NEXT_MARKET;
    memory.copy(numberAt(startOf(into, place), market), numberAt(startOf(from, place), market), 8 * SUM.IN_ACCOUNT);
  }
  memory.copy(levelsOf(into, place), levelsOf(from, place), 8 * LAYOUT.ORIGINS);
}

function addPosition(
  account: usize,
  place: i32,
  position: usize,
  programs: usize,
  salesPerWeight: usize,
  levelPerWeight: usize,
): void {
  const weight = load<f64>(position, LAYOUT.POSITION_WEIGHT);
  const sold = load<i32>(position, LAYOUT.POSITION_CARLINE) * LAYOUT.ORIGINS;
  const level = levelsOf(account, place);
  let sums = startOf(account, place);
  let from = programs;
  for (let d = 0; d < LAYOUT.ORIGINS; d++, sums = numberAt(sums, NEXT_MARKET), from = numberAt(from, SUM.SUMS)) {
    const factor = weight * get(salesPerWeight, sold + d);
    if (factor === 0) continue;
    const more = weight * get(levelPerWeight, sold + d) * get(programs + LAYOUT.BUNDLE_VALUE, d);
    add(level, d, more);
    addScaled(sums, factor, from, SUM.IN_ACCOUNT);
  }
}

/** Price levels by (market, class), from their parts. */
function sumLevels(account: usize): void {
  const levels = account + LAYOUT.ACCOUNT_LEVEL;
  for (let place = 0; place < PLACES; place++) {
    for (let d = 0; d < LAYOUT.ORIGINS; d++) {
      const market = d * LAYOUT.CLASSES + (place % LAYOUT.CLASSES);
      const part = get(levelsOf(account, place), d);
      add(levels, market, part);
    }
  }
}

/**
 * Vehicles of an account that cross a border within the region, and those of them that claim the preference, by (carline,
 * country of the region).
 */
export function setCrossBorder(
  positions: usize,
  account: usize,
  salesPerWeight: usize,
  crossing: usize,
  claiming: usize,
): void {
  const count = endOf(positions, PLACES - 1);
  let position = positions + LAYOUT.POSITIONS_ITEMS;
  for (let i = 0; i < count; i++, position += LAYOUT.POSITION) {
    const assembly = load<i32>(position, LAYOUT.POSITION_ASSEMBLY);
    if (assembly >= LAYOUT.REGION) continue;
    const carline = load<i32>(position, LAYOUT.POSITION_CARLINE);
    let sums = addressAt(account + LAYOUT.ACCOUNT_BUNDLES, i);
    for (let d = 0; d < LAYOUT.REGION; d++, sums = numberAt(sums, SUM.SUMS)) {
      if (d === assembly) continue;
      const sales = get(salesPerWeight, carline * LAYOUT.ORIGINS + d);
      set(crossing, carline * LAYOUT.REGION + d, sales * get(sums, SUM.vehicles));
      set(claiming, carline * LAYOUT.REGION + d, sales * get(sums, SUM.claimingVehicles));
    }
  }
}
