import type { ContentMeasure } from '../scenario/types.js';
import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { Alternative } from './alternatives.js';
import type { ParameterReader, PolicyValues } from './parameters.js';
import type { PlaceOutline, PlantPartsDuty, RegimeOutline } from './regime-outline.js';
import { type EntryTreatment, treatmentUnder } from './treatments.js';

/** Ways into each market (COUNTRIES) for vehicles of a class made at one place. */
export type MarketWays = readonly (readonly EntryTreatment[])[];

/** What firms face: ways to meet the rule by group of carlines, ways into each market by route, duties on parts by plant. */
export type Regime = {
  /** Position among the regimes of its book. */
  readonly number: number;
  /** Group of each carline, in the baseline's order. */
  readonly groupOf: Uint16Array;
  readonly alternatives: readonly (readonly Alternative[])[];
  /** Same key and values, same ways to meet the rule, by group. */
  readonly alternativesKeys: readonly string[];
  /** The measures its rule is written in. */
  readonly measures: Readonly<Record<string, ContentMeasure>>;
  /** By {@link placeIndex}. The same ways are the same object in all regimes of a book. */
  readonly ways: readonly MarketWays[];
  /** By country of assembly, as COUNTRIES; same key, same duties. */
  readonly partsDuties: readonly (readonly PlantPartsDuty[])[];
  readonly partsDutyKeys: readonly string[];
  /** Values of the assumptions that its measures are read with. */
  readonly parameter: ParameterReader;
  readonly valuesKey: string;
};

/** Position of a place of assembly and class. */
export function placeIndex(assembly: number, vehicleClass: number): number {
  return assembly * VEHICLE_CLASSES.length + vehicleClass;
}

/** Regimes under one set of parameters of the economy, each made once, whichever scenarios it is part of. */
export type RegimeBook = {
  readonly regimes: Map<string, Map<string, Regime>>;
  readonly ways: Map<string, Map<string, MarketWays>>;
  readonly numbered: Regime[];
};

/** A book without regimes. */
export function createRegimeBook(): RegimeBook {
  return { regimes: new Map(), ways: new Map(), numbered: [] };
}

/** The regime of an outline under values of the policy's parameters. */
export function regimeUnder(book: RegimeBook, outline: RegimeOutline, values: PolicyValues): Regime {
  const known = kept(book.regimes, outline.key, () => new Map<string, Regime>());
  return kept(known, values.key, () => {
    const regime: Regime = {
      number: book.numbered.length,
      groupOf: outline.groupOf,
      alternatives: outline.alternatives,
      alternativesKeys: outline.alternativesKeys,
      measures: outline.measures,
      ways: outline.places.map((place) => marketWays(book, place, values)),
      partsDuties: outline.partsDuties,
      partsDutyKeys: outline.partsDutyKeys,
      parameter: values.parameter,
      valuesKey: values.key,
    };
    book.numbered.push(regime);
    return regime;
  });
}

function marketWays(book: RegimeBook, place: PlaceOutline, values: PolicyValues): MarketWays {
  const known = kept(book.ways, place.key, () => new Map<string, MarketWays>());
  return kept(known, values.key, () => {
    // Values that these ways do not hang on make no difference to them.
    let read = 'read:';
    const parameter: ParameterReader = (id) => {
      const value = values.parameter(id);
      read += `${value},`;
      return value;
    };
    const ways = place.markets.map((outlines, market) => {
      const route = { ...place, into: COUNTRIES[market] as (typeof COUNTRIES)[number] };
      return outlines.map((outline) => treatmentUnder(outline, route, parameter));
    });
    return kept(known, read, () => ways);
  });
}
