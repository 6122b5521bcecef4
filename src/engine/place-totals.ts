import type { Regime } from '../policy/regime.js';
import { kept } from '../types/kept.js';
import { cohortOf, prepareChoices, type StateOf } from './cohorts.js';
import type { Economy } from './economy.js';
import type { BaseYear } from './market.js';
import type { Model } from './model.js';
import type { Sites } from './relocation.js';
import { addScaled } from './sums.js';
import { addRows } from './table.js';
import { type Terms, termsAt } from './terms.js';

/** Carlines of one class at one plant with weights: all that are at home there, or what changes when relocations take place. */
export type Place = {
  readonly plant: number;
  readonly vehicleClass: number;
  readonly carlines: Int32Array;
  readonly weight: Float64Array;
  /** Groups of carlines that policies tell apart, as these have them. */
  readonly groupings: Map<Uint16Array, Grouping>;
  readonly termsUnder: Map<Regime, PlaceTerms>;
  readonly signatures: Map<string, number>;
  /** Rows of totals by what they follow from, and by their cohorts. */
  readonly rows: Map<number, number>;
  readonly made: PlaceRow[];
};

/** A row of totals with the cohorts it sums up; and, once counted, vehicles that cross borders within the region. */
type PlaceRow = { readonly row: number; readonly cohorts: Int32Array; crossing: Crossing | undefined };

/**
 * Vehicles that cross a border within the region and those of them that claim, by (carline of the place, member of the region),
 * per unit of the scale of each market.
 */
export type Crossing = { readonly vehicles: Float64Array; readonly claiming: Float64Array };

/** A place's carlines of each group, as positions among them; and a number that tells this grouping from others. */
type Grouping = { readonly number: number; readonly groups: readonly (readonly number[])[] };

/** Terms of each group of a place's carlines, and a number that tells them from others. */
type PlaceTerms = { readonly terms: readonly Terms[]; readonly grouping: Grouping; readonly signature: number };

/** Carlines with the plants they are at, and a weight each. */
type Weighted = { readonly carline: number; readonly plant: number; readonly weight: number };

/** Every carline at its own plant. */
export function placesAtHome(economy: Economy): readonly Place[] {
  const { plant, count } = economy.carlines;
  const all = Array.from({ length: count }, (_, carline) => ({ carline, plant: plant[carline] as number, weight: 1 }));
  return placesOf(economy, all);
}

/**
 * What changes when relocations have taken place: each carline is at its new sites, and no more at its own.
 * @param targets share of each carline that wants to be at another site, by site
 */
export function placesMoved(economy: Economy, sites: Sites, targets: Float64Array): readonly Place[] {
  const moved: Weighted[] = [];
  targets.forEach((weight, site) => {
    if (weight === 0) return;
    const carline = sites.carline[site] as number;
    moved.push({ carline, plant: sites.plant[site] as number, weight });
    moved.push({ carline, plant: economy.carlines.plant[carline] as number, weight: -weight });
  });
  return placesOf(economy, moved);
}

function placesOf({ carlines, shape }: Economy, all: readonly Weighted[]): readonly Place[] {
  const groups = new Map<number, Weighted[]>();
  for (const one of all) {
    const group = one.plant * shape.classes + (carlines.vehicleClass[one.carline] as number);
    kept(groups, group, () => []).push(one);
  }
  return [...groups].map(([group, there]) => {
    const carlines = new Int32Array(there.length);
    const weight = new Float64Array(there.length);
    there.forEach((one, i) => {
      carlines[i] = one.carline;
      weight[i] = one.weight;
    });
    return {
      plant: Math.floor(group / shape.classes),
      vehicleClass: group % shape.classes,
      carlines,
      weight,
      groupings: new Map(),
      termsUnder: new Map(),
      signatures: new Map(),
      rows: new Map(),
      made: [],
    };
  });
}

/** What programmes were sourced for, the regime in force, and the state of the scenario's sourcing shifts by carline. */
export type Sourced = {
  readonly planned: Regime;
  readonly inForce: Regime;
  readonly state: number;
  readonly stateOf: StateOf;
};

/**
 * The row of totals over a place's cohorts: what programmes sell and sum to, but for spending by origin, by market and per unit
 * of the scale of each market; and parts of price levels by market. Many vintages mean the same at a place: they have the same
 * row where their terms are the same, or all cohorts are.
 */
export function placeTotals(model: Model, base: BaseYear, place: Place, sourced: Sourced): number {
  const planned = termsAtPlace(model, place, sourced.planned);
  const current = termsAtPlace(model, place, sourced.inForce);
  const key = (planned.signature * 2 ** 20 + current.signature) * 2 ** 11 + sourced.state;
  return kept(place.rows, key, () => {
    const cohorts = cohortsAt(model, place, planned, current, sourced.stateOf);
    const same = place.made.find((other) => areSame(other.cohorts, cohorts));
    if (same !== undefined) return same.row;
    const row = sumUp(model, base, place, cohorts);
    place.made.push({ row, cohorts, crossing: undefined });
    return row;
  });
}

function termsAtPlace({ terms: book }: Model, place: Place, regime: Regime): PlaceTerms {
  const known = place.termsUnder.get(regime);
  if (known !== undefined) return known;
  const { plant, vehicleClass, carlines, signatures, groupings, termsUnder } = place;
  const { groupOf } = regime.outline;
  const grouping = kept(groupings, groupOf, () => groupingOf(carlines, groupOf, groupings));
  const terms = grouping.groups.map(([one]) =>
    termsAt(book, regime, carlines[one as number] as number, vehicleClass, plant),
  );
  const key = `${grouping.number}:${terms.map(({ number }) => number).join()}`;
  const made = { terms, grouping, signature: kept(signatures, key, () => signatures.size) };
  termsUnder.set(regime, made);
  return made;
}

/** Groups carlines; the same groups have the same grouping. */
function groupingOf(carlines: Int32Array, groupOf: Uint16Array, known: ReadonlyMap<unknown, Grouping>): Grouping {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < carlines.length; i++) kept(groups, groupOf[carlines[i] as number] as number, () => []).push(i);
  const made = [...groups.values()];
  const same = [...known.values()].find(
    (other) =>
      other.groups.length === made.length &&
      made.every((group, g) => group.length === other.groups[g]?.length && areSame(group, other.groups[g])),
  );
  return same ?? { number: known.size, groups: made };
}

function cohortsAt(
  model: Model,
  { carlines }: Place,
  planned: PlaceTerms,
  current: PlaceTerms,
  stateOf: StateOf,
): Int32Array {
  const cohorts = new Int32Array(carlines.length);
  const currently: Terms[] = [];
  current.grouping.groups.forEach((group, g) => {
    for (const i of group) currently[i] = current.terms[g] as Terms;
  });
  planned.grouping.groups.forEach((group, g) => {
    const terms = planned.terms[g] as Terms;
    prepareChoices(
      model,
      terms,
      group.map((i) => carlines[i] as number),
      stateOf,
    );
    for (const i of group) {
      const carline = carlines[i] as number;
      cohorts[i] = cohortOf(model, carline, terms, currently[i] as Terms, stateOf(carline));
    }
  });
  return cohorts;
}

function areSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function sumUp(
  { totals, cohorts: { sums: from, value }, economy, sums }: Model,
  { salesPerWeight, levelPerWeight }: BaseYear,
  { carlines, weight, plant, vehicleClass }: Place,
  cohorts: Int32Array,
): number {
  const { origins } = economy.shape;
  const row = addRows(totals);
  totals.place[row] = plant * economy.shape.classes + vehicleClass;
  const { sums: into, level } = totals;
  into.fill(0, row * totals.widths.sums, (row + 1) * totals.widths.sums);
  level.fill(0, row * origins, (row + 1) * origins);
  for (let i = 0; i < carlines.length; i++) {
    const part = weight[i] as number;
    for (let d = 0; d < origins; d++) {
      const sold = (carlines[i] as number) * origins + d;
      const factor = part * (salesPerWeight[sold] as number);
      if (factor === 0) continue;
      const cohort = (cohorts[i] as number) * origins + d;
      const at = row * origins + d;
      level[at] = (level[at] as number) + part * (levelPerWeight[sold] as number) * (value[cohort] as number);
      addScaled(into, at * sums.inTotals, factor, from, cohort * sums.count, sums.inTotals);
    }
  }
  return row;
}
