import type { Regime } from '../policy/regime.js';
import { kept } from '../types/kept.js';
import { cohortOf, prepareChoices } from './cohorts.js';
import { type BaseYear, baseYear } from './market.js';
import type { Model } from './model.js';
import { type Place, placesAtHome, placesMoved, placeTotals } from './place-totals.js';
import type { Sites, Targets } from './relocation.js';
import { type Terms, termsAt } from './terms.js';

/** What programmes were sourced for, the regime in force, and the state of the scenario's sourcing shifts. */
export type Vintage = { readonly planned: Regime; readonly inForce: Regime; readonly state: number };

/**
 * Totals by vintage, relative to a base year. Everything but prices adds up over cohorts, so a year is a weighted sum of a few
 * totals, however many carlines there are.
 */
export type VintageTotals = {
  readonly base: BaseYear;
  /** All carlines at their own plants. */
  readonly home: readonly Place[];
  /** What changes when all relocations that a regime calls for have taken place. */
  readonly moved: (calledForBy: Regime) => readonly Place[];
  /** Rows of totals of places, in their order. */
  readonly rows: (places: readonly Place[], vintage: Vintage) => readonly number[];
};

/**
 * Totals that are made when they are first asked for.
 * @param first the vintage of the base year
 * @param isShifted sourcing shifts concern only some carlines; others stay in state 0
 */
export function createVintageTotals(
  model: Model,
  { sites, targets }: { readonly sites: Sites; readonly targets: Targets },
  first: Pick<Vintage, 'planned' | 'state'>,
  isShifted: (carline: number) => boolean,
): VintageTotals {
  const { economy } = model;
  const base = baseYear(model, cohortsOfBaseYear(model, first, isShifted));
  const home = placesAtHome(economy);
  const moved = new Map<Regime, readonly Place[]>();
  const rows = new Map<readonly Place[], Map<number, readonly number[]>>();
  const shiftedAt = new Map<Place, boolean>();
  const rowOf = (place: Place, { planned, inForce, state }: Vintage): number => {
    const concerned = kept(shiftedAt, place, () => place.carlines.some(isShifted));
    const stateOf = (carline: number): number => (isShifted(carline) ? state : 0);
    return placeTotals(model, base, place, {
      planned,
      inForce,
      ...(concerned ? { state, stateOf } : { state: 0, stateOf: () => 0 }),
    });
  };
  return {
    base,
    home,
    moved: (calledForBy) => kept(moved, calledForBy, () => placesMoved(economy, sites, targets(calledForBy))),
    rows: (places, vintage) => {
      const { planned, inForce, state } = vintage;
      const ofPlaces = kept(rows, places, newRows);
      const key = (planned.number * MOST_REGIMES + inForce.number) * MOST_STATES + state;
      let known = ofPlaces.get(key);
      if (known === undefined) {
        known = places.map((place) => rowOf(place, vintage));
        ofPlaces.set(key, known);
      }
      return known;
    },
  };
}

/** So many are told apart, which is more than there is room for. */
const MOST_REGIMES = 2 ** 20;
const MOST_STATES = 2 ** 11;

function newRows(): Map<number, readonly number[]> {
  return new Map();
}

/** The cohort of each carline in the base year. */
function cohortsOfBaseYear(
  model: Model,
  { planned, state }: Pick<Vintage, 'planned' | 'state'>,
  isShifted: (carline: number) => boolean,
): Int32Array {
  const { plant, vehicleClass } = model.economy.carlines;
  const stateOf = (carline: number): number => (isShifted(carline) ? state : 0);
  const cohorts = new Int32Array(plant.length);
  const waiting = new Map<Terms, number[]>();
  plant.forEach((at, carline) => {
    const terms = termsAt(model.terms, planned, carline, vehicleClass[carline] as number, at);
    kept(waiting, terms, () => []).push(carline);
  });
  for (const [terms, carlines] of waiting) {
    prepareChoices(model, terms, carlines, stateOf);
    for (const carline of carlines) cohorts[carline] = cohortOf(model, carline, terms, terms, stateOf(carline));
  }
  return cohorts;
}
