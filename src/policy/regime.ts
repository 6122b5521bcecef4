import { COUNTRIES, type Country, VEHICLE_CLASSES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { ParameterReader, PolicyValues } from './parameters.js';
import type { PlaceOutline, RegimeOutline } from './regime-outline.js';
import { type EntryTreatment, treatmentsUnder } from './treatments.js';

/** Ways into each market (COUNTRIES) for vehicles of a class made at one place. */
export type MarketWays = readonly (readonly EntryTreatment[])[];

/** What firms face: an outline with the values of the policy's parameters. */
export type Regime = RegimeOutline & {
  /** Position among the regimes of its book. */
  readonly number: number;
  /** By {@link placeIndex}. The same ways are the same object in all regimes of a book. */
  readonly ways: readonly MarketWays[];
  readonly values: PolicyValues;
};

/** Position of a place of assembly and class. */
export function placeIndex(assembly: number, vehicleClass: number): number {
  return assembly * VEHICLE_CLASSES.length + vehicleClass;
}

/** Regimes under one set of parameters of the economy, each made once, whichever scenarios it is part of. */
export type RegimeBook = {
  readonly regimes: Map<string, Map<PolicyValues, Regime>>;
  readonly ways: Map<string, Map<PolicyValues | string, MarketWays>>;
  readonly numbered: Regime[];
  /** Values of the policy's parameters, each once. */
  readonly values: PolicyValues[];
};

/** A book without regimes. */
export function createRegimeBook(): RegimeBook {
  return { regimes: new Map(), ways: new Map(), numbered: [], values: [] };
}

/** The regime of an outline under values of the policy's parameters. */
export function regimeUnder(book: RegimeBook, outline: RegimeOutline, values: PolicyValues): Regime {
  const known = kept(book.regimes, outline.key, () => new Map<PolicyValues, Regime>());
  return kept(known, values, () => {
    const ways = outline.places.map((place) => marketWays(book, place, values));
    const regime: Regime = { ...outline, number: book.numbered.length, ways, values };
    book.numbered.push(regime);
    return regime;
  });
}

function marketWays(book: RegimeBook, place: PlaceOutline, values: PolicyValues): MarketWays {
  const known = kept(book.ways, place.key, () => new Map<PolicyValues | string, MarketWays>());
  return kept(known, values, () => {
    // Values that these ways do not hang on make no difference to them.
    let read = 'read:';
    const parameter: ParameterReader = (id) => {
      const value = values.parameter(id);
      read += `${value},`;
      return value;
    };
    const { from, vehicleClass } = place;
    const ways = place.markets.map((outlines, market) =>
      treatmentsUnder(outlines, { from, into: COUNTRIES[market] as Country, vehicleClass }, parameter),
    );
    return kept(known, read, () => ways);
  });
}
