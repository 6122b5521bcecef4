import { get, getWhole } from '../arrays';
import { carlineOf } from '../carlines';
import { take } from '../heap';
import { addressAt, setAddress } from '../lists';
import * as LAYOUT from '../records/layout';
import { addToBundle } from './bundle';
import { choose } from './choice';
import { enter } from './entry';
import { account, meetsRule } from './plan';

// What has been made at a station at a stage of sourcing shifts (all i32): the next stage's, number of the stage, choices by
// variant, a chain of sheets, and chains of bundles by carline.
const SHELF_NEXT = 0;
const SHELF_STAGE = 4;
const SHELF_SHEETS = 8;
const SHELF_CHOICES = 12;
const SHELF_BUNDLES = 16;
const SHELF = 20;

// Bundles by carline under the station of the regime in force (all i32).
const SHEET_NEXT = 0;
const SHEET_IN_FORCE = 4;
const SHEET_BUNDLES = 8;

// Behind a bundle: the next of its carline, what it is charged, and which of its plans qualify (all i32).
const BUNDLE_NEXT = LAYOUT.BUNDLE;
const BUNDLE_WAYS = LAYOUT.BUNDLE + 4;
const BUNDLE_QUALIFIES = LAYOUT.BUNDLE + 8;
const BUNDLE_RECORD = LAYOUT.BUNDLE + 16;

const ENTRY = memory.data(LAYOUT.ENTRY, 16);

/** The station of a carline's programs under a regime. */
function stationOf(regime: usize, carline: i32, assembly: i32): usize {
  const group = getWhole(<usize>load<u32>(regime, LAYOUT.REGIME_GROUP_OF), carline);
  return addressAt(<usize>load<u32>(regime, LAYOUT.REGIME_STATIONS), group * LAYOUT.ORIGINS + assembly);
}

function subjectOf(stage: usize, variant: i32, assembly: i32): usize {
  return addressAt(<usize>load<u32>(stage, LAYOUT.STAGE_SUBJECTS), variant * LAYOUT.ORIGINS + assembly);
}

function shelfOf(economy: usize, station: usize, stage: usize): usize {
  const number = load<i32>(stage, LAYOUT.STAGE_NUMBER);
  const first = <usize>load<u32>(station, LAYOUT.STATION_SHELVES);
  for (let shelf = first; shelf !== 0; shelf = <usize>load<u32>(shelf, SHELF_NEXT)) {
    if (load<i32>(shelf, SHELF_STAGE) === number) return shelf;
  }
  const shelf = take(SHELF);
  store<u32>(shelf, <u32>first, SHELF_NEXT);
  store<i32>(shelf, number, SHELF_STAGE);
  store<u32>(shelf, <u32>take(4 * load<i32>(economy, LAYOUT.ECONOMY_VARIANT_COUNT)), SHELF_CHOICES);
  store<u32>(shelf, <u32>take(4 * load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT)), SHELF_BUNDLES);
  store<u32>(station, <u32>shelf, LAYOUT.STATION_SHELVES);
  return shelf;
}

/** The choice of plans of a variant at a station. */
function choiceAt(economy: usize, station: usize, shelf: usize, stage: usize, variant: i32, assembly: i32): usize {
  const choices = <usize>load<u32>(shelf, SHELF_CHOICES);
  const known = addressAt(choices, variant);
  if (known !== 0) return known;
  const menu = <usize>load<u32>(station, LAYOUT.STATION_MENU);
  const ways = <usize>load<u32>(station, LAYOUT.STATION_WAYS);
  const made = choose(economy, subjectOf(stage, variant, assembly), menu, ways);
  if (made === 0) unreachable();
  setAddress(choices, variant, made);
  return made;
}

/** The choice of plans of a variant. */
export function choice(economy: usize, station: usize, stage: usize, variant: i32, assembly: i32): usize {
  return choiceAt(economy, station, shelfOf(economy, station, stage), stage, variant, assembly);
}

/** Profit index of a carline's programs at a place of assembly over its variants. */
export function profitAt(economy: usize, regime: usize, stage: usize, carline: i32, assembly: i32): f64 {
  const station = stationOf(regime, carline, assembly);
  const shelf = shelfOf(economy, station, stage);
  const record = carlineOf(economy, carline);
  const variants = load<i32>(record, LAYOUT.CARLINE_VARIANTS);
  const first = load<i32>(record, LAYOUT.CARLINE_FIRST_VARIANT);
  let total: f64 = 0;
  for (let i = 0; i < variants; i++) {
    const made = choiceAt(economy, station, shelf, stage, first + i, assembly);
    total += get(record + LAYOUT.CARLINE_WEIGHTS, i) * load<f64>(made, LAYOUT.CHOICE_PROFIT);
  }
  return total;
}

/** Whose bundle is asked for: a carline's, at a place of assembly, planned at a station, with what has been made there. */
let economy: usize = 0;
let carline: i32 = 0;
let assembly: i32 = 0;
let planned: usize = 0;
let stage: usize = 0;
let shelf: usize = 0;

/** Programs of a carline over its variants and plans, under the regime in force; each is made once. */
export function bundle(
  ofEconomy: usize,
  regime: usize,
  inForce: usize,
  atStage: usize,
  ofCarline: i32,
  at: i32,
): usize {
  economy = ofEconomy;
  carline = ofCarline;
  assembly = at;
  stage = atStage;
  planned = stationOf(regime, carline, assembly);
  shelf = shelfOf(economy, planned, stage);
  const current = stationOf(inForce, carline, assembly);
  const sheet = sheetOf(current);
  const known = addressAt(sheet, carline);
  if (known !== 0) return known;
  const found = findBundle(current);
  setAddress(sheet, carline, found);
  return found;
}

function sheetOf(inForce: usize): usize {
  const first = <usize>load<u32>(shelf, SHELF_SHEETS);
  for (let sheet = first; sheet !== 0; sheet = <usize>load<u32>(sheet, SHEET_NEXT)) {
    if (<usize>load<u32>(sheet, SHEET_IN_FORCE) === inForce) return sheet + SHEET_BUNDLES;
  }
  const sheet = take(SHEET_BUNDLES + 4 * load<i32>(economy, LAYOUT.ECONOMY_CARLINE_COUNT));
  store<u32>(sheet, <u32>first, SHEET_NEXT);
  store<u32>(sheet, <u32>inForce, SHEET_IN_FORCE);
  store<u32>(shelf, <u32>sheet, SHELF_SHEETS);
  return sheet + SHEET_BUNDLES;
}

/** Stations that differ only in what they ask may agree on bundles: those are found by what is charged, and what qualifies. */
function findBundle(inForce: usize): usize {
  const qualifies = qualifying(<usize>load<u32>(inForce, LAYOUT.STATION_MENU));
  const ways = load<u32>(inForce, LAYOUT.STATION_WAYS);
  const bundles = <usize>load<u32>(shelf, SHELF_BUNDLES);
  const first = addressAt(bundles, carline);
  for (let known = first; known !== 0; known = <usize>load<u32>(known, BUNDLE_NEXT)) {
    if (load<u32>(known, BUNDLE_WAYS) === ways && load<i32>(known, BUNDLE_QUALIFIES) === qualifies) return known;
  }
  const made = makeBundle(<usize>ways, qualifies);
  store<u32>(made, <u32>first, BUNDLE_NEXT);
  store<u32>(made, ways, BUNDLE_WAYS);
  store<i32>(made, qualifies, BUNDLE_QUALIFIES);
  setAddress(bundles, carline, made);
  return made;
}

/** Which plans qualify under the options of the regime in force, as bits in their order. */
function qualifying(menu: usize): i32 {
  const alternatives = <usize>load<u32>(menu, LAYOUT.MENU_ALTERNATIVES);
  const record = carlineOf(economy, carline);
  const first = load<i32>(record, LAYOUT.CARLINE_FIRST_VARIANT);
  let qualifies = 0;
  let bit = 1;
  for (let i = 0, variants = load<i32>(record, LAYOUT.CARLINE_VARIANTS); i < variants; i++) {
    const chosen = choiceAt(economy, planned, shelf, stage, first + i, assembly);
    const subject = subjectOf(stage, first + i, assembly);
    for (let j = 0, plans = load<i32>(chosen, LAYOUT.CHOICE_COUNT); j < plans; j++, bit <<= 1) {
      if (meetsRule(addressAt(chosen + LAYOUT.CHOICE_PLANS, j), alternatives, subject)) qualifies |= bit;
    }
  }
  return qualifies;
}

function makeBundle(ways: usize, qualifies: i32): usize {
  const made = take(BUNDLE_RECORD);
  const record = carlineOf(economy, carline);
  const unitCostUsd = load<f64>(record, LAYOUT.CARLINE_UNIT_COST);
  const first = load<i32>(record, LAYOUT.CARLINE_FIRST_VARIANT);
  for (let i = 0, variants = load<i32>(record, LAYOUT.CARLINE_VARIANTS); i < variants; i++) {
    const chosen = choiceAt(economy, planned, shelf, stage, first + i, assembly);
    const subject = subjectOf(stage, first + i, assembly);
    const weight = get(record + LAYOUT.CARLINE_WEIGHTS, i);
    const plans = load<i32>(chosen, LAYOUT.CHOICE_COUNT);
    const ofLast = load<f64>(chosen, LAYOUT.CHOICE_SHARE);
    for (let j = 0; j < plans; j++, qualifies >>= 1) {
      const plan = addressAt(chosen + LAYOUT.CHOICE_PLANS, j);
      const eligible = (qualifies & 1) !== 0;
      const share = j === plans - 1 ? ofLast : 1 - ofLast;
      account(economy, plan);
      enter(economy, plan, subject, ways, eligible, ENTRY);
      addToBundle(made, weight * share, plan, ENTRY, eligible, unitCostUsd);
    }
  }
  return made;
}
