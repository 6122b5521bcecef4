import type { MarketWays, Regime } from '../policy/regime.js';
import { kept } from '../types/kept.js';
import { alternativesUnder } from './requirements.js';
import type { Shape } from './shape.js';
import { type OptionCatalogue, optionsFor, type SourcingOptions } from './sourcing-options.js';

/** What firms face at a plant with one class of vehicles: how they can buy, and the treatments they can enter markets under. */
export type Terms = {
  readonly number: number;
  readonly plant: number;
  readonly options: SourcingOptions;
  readonly treatments: MarketWays;
  /** The same treatments have the same number. */
  readonly treatmentsNumber: number;
  /** Pages of choices by variant, and of first cohorts by carline, of programmes sourced under them; by state of sourcing shifts. */
  readonly choicePages: number[];
  readonly cohortPages: number[];
  /** Pages of cohorts by carline, by the terms they enter markets under; by state of sourcing shifts. */
  readonly cohortsUnder: Map<Terms, number[]>;
};

/** Terms under one set of parameters, each made once: regimes that mean the same at a plant share them. */
export type TermsBook = {
  readonly shape: Shape;
  readonly catalogue: OptionCatalogue;
  readonly all: Terms[];
  readonly known: Map<string, Terms>;
  readonly numbers: Map<unknown, number>;
  /** By number of a regime, then by (group of carlines, plant). */
  readonly byRegime: (Terms | undefined)[][];
};

/** A book without terms. */
export function createTermsBook(shape: Shape, catalogue: OptionCatalogue): TermsBook {
  return { shape, catalogue, all: [], known: new Map(), numbers: new Map(), byRegime: [] };
}

/** The terms of a carline's programmes at a plant under a regime. */
export function termsAt(book: TermsBook, regime: Regime, carline: number, vehicleClass: number, plant: number): Terms {
  const { origins } = book.shape;
  const group = regime.outline.groupOf[carline] as number;
  const at = group * origins + plant;
  book.byRegime[regime.number] ??= Array.from({ length: regime.outline.alternatives.length });
  const places = book.byRegime[regime.number] as (Terms | undefined)[];
  const known = places[at];
  if (known !== undefined) return known;
  const made = makeTerms(book, regime, at, vehicleClass, plant);
  places[at] = made;
  return made;
}

function makeTerms(book: TermsBook, regime: Regime, at: number, vehicleClass: number, plant: number): Terms {
  const { shape, catalogue, all, numbers } = book;
  const numberOf = (what: unknown): number => kept(numbers, what, () => numbers.size);
  const treatments = regime.ways[plant * shape.classes + vehicleClass] as MarketWays;
  // Outside the region no plan is made for the rule: the preference is not for goods from there.
  const isMember = (shape.memberOf[plant] as number) >= 0;
  const { partsDuties, partsDutyKeys, alternativesKeys } = regime.outline;
  const ofRule = isMember ? [numberOf(alternativesKeys[at]), numberOf(regime.values)] : [];
  const key = [plant, numberOf(treatments), numberOf(partsDutyKeys[plant]), ...ofRule].join(' ');
  return kept(book.known, key, () => {
    const alternatives = isMember ? alternativesUnder(catalogue.book, regime, at) : [];
    const terms = {
      number: all.length,
      plant,
      options: optionsFor(catalogue, alternatives, treatments, partsDuties[plant] ?? []),
      treatments,
      treatmentsNumber: numberOf(treatments),
      choicePages: [],
      cohortPages: [],
      cohortsUnder: new Map(),
    };
    all.push(terms);
    return terms;
  });
}
