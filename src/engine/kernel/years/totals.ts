import { add, addScaled, get, numberAt } from '../arrays';
import * as LAYOUT from '../records/layout';
import * as SUM from '../records/sum';

// A year's sums by (country, class) of the outcomes: countries end with the region, classes with all.

const GROUPS = LAYOUT.OUTCOME_COUNTRIES * LAYOUT.OUTCOME_CLASSES;
const ALL = LAYOUT.CLASSES;
export const WHOLE_REGION = LAYOUT.OUTCOME_COUNTRIES - 1;
/** Bytes of the sums of all groups, of one number for each, and of the sums of each class. */
const SUMS_BYTES = 8 * GROUPS * SUM.SUMS;
const NUMBER_BYTES = 8 * GROUPS;
const CLASS_BYTES = 8 * LAYOUT.OUTCOME_CLASSES * SUM.SUMS;

/** Of vehicles made in a country. */
export const MADE = memory.data(SUMS_BYTES, 16);
/** Of those of them that cross a border within the region: claiming and all value alone. */
export const CROSSING = memory.data(SUMS_BYTES, 16);
/** Of vehicles sold in a country: vehicles and duty alone. */
export const SOLD = memory.data(SUMS_BYTES, 16);
/** Thousand vehicles sold in a country and made outside of it; for the region, outside of all its countries. */
export const IMPORTED = memory.data(NUMBER_BYTES, 16);
/** Over all places of assembly, by class. */
export const EVERYWHERE = memory.data(CLASS_BYTES, 16);
/** Carlines that cross borders within the region, and how much of them claims. */
export const CARLINES = memory.data(NUMBER_BYTES, 16);
export const CLAIMING_CARLINES = memory.data(NUMBER_BYTES, 16);

/** Position of a group. */
export function groupOf(country: i32, vehicleClass: i32): i32 {
  return country * LAYOUT.OUTCOME_CLASSES + vehicleClass;
}

/** Where the sums of a group, or of a class, begin. */
export function sumsOf(totals: usize, group: i32): usize {
  return numberAt(totals, group * SUM.SUMS);
}

/** Sums a year up. */
export function fillTotals(year: usize): void {
  memory.fill(MADE, 0, SUMS_BYTES);
  memory.fill(CROSSING, 0, SUMS_BYTES);
  memory.fill(SOLD, 0, SUMS_BYTES);
  memory.fill(IMPORTED, 0, NUMBER_BYTES);
  memory.fill(EVERYWHERE, 0, CLASS_BYTES);
  memory.fill(CARLINES, 0, NUMBER_BYTES);
  memory.fill(CLAIMING_CARLINES, 0, NUMBER_BYTES);
  let sums = year + LAYOUT.YEAR_SUMS;
  for (let a = 0; a < LAYOUT.ORIGINS; a++) {
    for (let d = 0; d < LAYOUT.ORIGINS; d++) {
      for (let c = 0; c < LAYOUT.CLASSES; c++, sums = numberAt(sums, SUM.SUMS)) {
        if (get(sums, SUM.vehicles) === 0) continue;
        addRoute(sums, a, d, c);
        addRoute(sums, a, d, ALL);
      }
    }
    for (let c = 0; c < LAYOUT.CLASSES; c++) {
      const place = a * LAYOUT.CLASSES + c;
      const carlines = get(year + LAYOUT.YEAR_CARLINES, place);
      const claiming = get(year + LAYOUT.YEAR_CLAIMING_CARLINES, place);
      addCarlines(a, c, carlines, claiming);
      addCarlines(a, ALL, carlines, claiming);
    }
  }
}

/** Adds what is made at a place and sold in a market to the totals of a class. */
function addRoute(sums: usize, a: i32, d: i32, vehicleClass: i32): void {
  const crosses = a !== d && a < LAYOUT.REGION && d < LAYOUT.REGION;
  addScaled(sumsOf(EVERYWHERE, vehicleClass), 1, sums, SUM.IN_ACCOUNT);
  addMade(sums, groupOf(a, vehicleClass), crosses);
  if (a < LAYOUT.REGION) addMade(sums, groupOf(WHOLE_REGION, vehicleClass), crosses);
  addSold(sums, groupOf(d, vehicleClass), a !== d);
  if (d < LAYOUT.REGION) addSold(sums, groupOf(WHOLE_REGION, vehicleClass), a >= LAYOUT.REGION);
}

function addMade(sums: usize, group: i32, crosses: bool): void {
  addScaled(sumsOf(MADE, group), 1, sums, SUM.IN_ACCOUNT);
  if (!crosses) return;
  add(sumsOf(CROSSING, group), SUM.claimingValue, get(sums, SUM.claimingValue));
  add(sumsOf(CROSSING, group), SUM.value, get(sums, SUM.value));
}

function addSold(sums: usize, group: i32, isImported: bool): void {
  const vehicles = get(sums, SUM.vehicles);
  add(sumsOf(SOLD, group), SUM.vehicles, vehicles);
  add(sumsOf(SOLD, group), SUM.duty, get(sums, SUM.duty));
  if (isImported) add(IMPORTED, group, vehicles);
}

function addCarlines(a: i32, vehicleClass: i32, carlines: f64, claiming: f64): void {
  const group = groupOf(a, vehicleClass);
  add(CARLINES, group, carlines);
  add(CLAIMING_CARLINES, group, claiming);
  if (a >= LAYOUT.REGION) return;
  const region = groupOf(WHOLE_REGION, vehicleClass);
  add(CARLINES, region, carlines);
  add(CLAIMING_CARLINES, region, claiming);
}
