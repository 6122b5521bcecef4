import { kept } from '../types/kept.js';
import type { PolicyValues } from './parameters.js';
import type { PlaceOutline, RegimeOutline } from './regime-outline.js';
import { chargeAlike, type EntryTreatment, treatmentsUnder } from './treatments.js';

/** Ways into each market for vehicles of a class made at one place. */
export type MarketWays = readonly (readonly EntryTreatment[])[];

/** What firms face: an outline with the values of the policy's parameters. */
export type Regime = {
  readonly outline: RegimeOutline;
  /** Position among the regimes of its book. */
  readonly number: number;
  /** By place of assembly and class. The same ways are the same object in all regimes of a book. */
  readonly ways: readonly MarketWays[];
  readonly values: PolicyValues;
};

/** Regimes under one set of parameters of the economy, each made once, whichever scenarios it is part of. */
export type RegimeBook = {
  /** Values of the policy's parameters, each once. */
  readonly values: PolicyValues[];
  readonly regimes: Regime[];
  /** By values, and by key of the outline. */
  readonly regimesUnder: Map<PolicyValues, Map<string, Regime>>;
  /** By values, and by key of the place. */
  readonly waysUnder: Map<PolicyValues, Map<string, MarketWays>>;
  /** Those that differ, by key of the place. */
  readonly ways: Map<string, readonly MarketWays[]>;
};

/** A book without regimes. */
export function createRegimeBook(): RegimeBook {
  return { values: [], regimes: [], regimesUnder: new Map(), waysUnder: new Map(), ways: new Map() };
}

/** The regime of an outline under values of the policy's parameters. */
export function regimeUnder(book: RegimeBook, outline: RegimeOutline, values: PolicyValues): Regime {
  const known = kept(book.regimesUnder, values, () => new Map<string, Regime>());
  return kept(known, outline.key, () => {
    const ways = outline.places.map((place) => waysUnder(book, place, values));
    const regime: Regime = { outline, number: book.regimes.length, ways, values };
    book.regimes.push(regime);
    return regime;
  });
}

function waysUnder(book: RegimeBook, place: PlaceOutline, values: PolicyValues): MarketWays {
  const known = kept(book.waysUnder, values, () => new Map<string, MarketWays>());
  return kept(known, place.key, () => {
    const made = place.markets.map((outlines) => treatmentsUnder(outlines, values.parameter));
    const others = book.ways.get(place.key) ?? [];
    const same = others.find((other) => made.every((open, market) => chargeAlike(open, other[market] ?? [])));
    if (same === undefined) book.ways.set(place.key, [...others, made]);
    return same ?? made;
  });
}
