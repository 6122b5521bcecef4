import type { MarketWays } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import type { Dimensions } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import {
  type CompiledAlternative,
  type CompiledRequirement,
  createRequirementBook,
  type RequirementBook,
  weighedAs,
} from './requirements.js';
import type { ProblemStructure, Solver } from './sourcing/solver.js';

/** One way to buy: the requirements of one alternative, or none, and what is surcharged meanwhile. */
export type SourcingOption = {
  /** Position among the options of the catalogue. */
  readonly number: number;
  /** Those of the rule first; those behind keep duties on parts within what is set against them. */
  readonly requirements: readonly CompiledRequirement[];
  readonly alternative: CompiledAlternative | undefined;
  /** Markets whose duties on content are the first surcharges; they weigh by a carline's shares of sales. */
  readonly contentMarkets: readonly number[];
  readonly partsDuties: readonly PartsDuty[];
  /** Whether parts duties are surcharges too; otherwise a requirement keeps them within what is set against them. */
  readonly paysPartsDuty: boolean;
  /** For the solver; undefined where nothing constrains or surcharges sourcing. */
  readonly structure: ProblemStructure | undefined;
};

/** The ways to buy at a plant: without the rule, and one or more that meet it. */
export type SourcingOptions = {
  readonly free: readonly SourcingOption[];
  readonly compliant: readonly SourcingOption[];
  /** By which any plan is judged: it meets the rule if all requirements of one alternative hold. */
  readonly alternatives: readonly CompiledAlternative[];
};

/** A duty on the parts that a plant buys. */
type PartsDuty = {
  readonly number: number;
  /** Rates by cell, and what is set against the duty, as a share of value. */
  readonly rate: Float64Array;
  readonly offset: number;
  /** Keeps the duty within what is set against it: Σ (offset − rate) x ≥ 0. */
  readonly within: CompiledRequirement;
};

/** A duty on the content of qualifying vehicles that are sold in a market: rates by origin. */
type ContentDuty = { readonly market: number; readonly byOrigin: readonly number[] };

/** Options compiled under one set of parameters, each once. */
export type OptionCatalogue = {
  readonly book: RequirementBook;
  readonly options: SourcingOption[];
  readonly known: Map<string, SourcingOptions>;
  readonly structures: Map<string, ProblemStructure>;
  readonly partsDuties: Map<PlantPartsDuty, PartsDuty>;
  readonly solver: Solver;
};

/** A catalogue without options. */
export function createCatalogue(dimensions: Dimensions, solver: Solver): OptionCatalogue {
  return {
    book: createRequirementBook(dimensions),
    options: [],
    known: new Map(),
    structures: new Map(),
    partsDuties: new Map(),
    solver,
  };
}

/** The ways to buy where some alternatives meet the rule, and duties fall on content in markets and on parts at the plant. */
export function optionsFor(
  catalogue: OptionCatalogue,
  alternatives: readonly CompiledAlternative[],
  ways: MarketWays,
  charged: readonly PlantPartsDuty[],
): SourcingOptions {
  const content = contentDuties(ways);
  const duties = charged.map((duty) => partsDutyOf(catalogue, duty));
  // Alternatives that were compiled apart have numbers of their own.
  const key = [alternatives[0]?.number, JSON.stringify(content), ...duties.map(({ number }) => number)].join(' ');
  return kept(catalogue.known, key, () => ({
    free: plantOptions(catalogue, undefined, [], duties),
    compliant: alternatives.flatMap((way) => plantOptions(catalogue, way, content, duties)),
    alternatives,
  }));
}

/** Duties on content that a qualifying vehicle pays. */
function contentDuties(ways: MarketWays): readonly ContentDuty[] {
  return ways.flatMap((into, market) => {
    const byOrigin = into.find((way) => way.requiresRule && way.contentDuty !== undefined)?.contentDuty;
    return byOrigin === undefined ? [] : [{ market, byOrigin }];
  });
}

function partsDutyOf({ book, partsDuties }: OptionCatalogue, duty: PlantPartsDuty): PartsDuty {
  return kept(partsDuties, duty, () => {
    const { countries, categories } = book.dimensions;
    const rate = Float64Array.from(
      categories.flatMap(({ name }) =>
        countries.map((origin) => (duty.categories.includes(name) && duty.origins.includes(origin) ? duty.rate : 0)),
      ),
    );
    const weights = { a: rate.map((share) => 1 - share), b: rate.map(() => 1) };
    const asked = { measure: 'parts duty within its offset', atLeast: 1 - duty.offset, credits: [] };
    const within = { asked, measure: weighedAs(book, weights), reportedAs: -1 };
    return { number: partsDuties.size, rate, offset: duty.offset, within };
  });
}

/**
 * With parts duties there are two ways to buy: keeping them within what is set against them, which is a requirement
 * Σ (offset − rate) x ≥ 0; or paying them, with that as a sum that does not change with sourcing. The cheaper is the optimum.
 * With nothing set against them the second is.
 */
function plantOptions(
  catalogue: OptionCatalogue,
  alternative: CompiledAlternative | undefined,
  content: readonly ContentDuty[],
  partsDuties: readonly PartsDuty[],
): readonly SourcingOption[] {
  const option = (within: readonly CompiledRequirement[], paysPartsDuty: boolean): SourcingOption => {
    const requirements = [...(alternative?.requirements ?? []), ...within];
    const surcharged = paysPartsDuty ? partsDuties : [];
    const made = {
      number: catalogue.options.length,
      requirements,
      alternative,
      contentMarkets: content.map(({ market }) => market),
      partsDuties,
      paysPartsDuty,
      structure: structureOf(catalogue, requirements, content, surcharged),
    };
    catalogue.options.push(made);
    return made;
  };
  if (partsDuties.length === 0) return [option([], false)];
  const paying = option([], true);
  if (partsDuties.every(({ offset }) => offset === 0)) return [paying];
  return [
    option(
      partsDuties.map(({ within }) => within),
      false,
    ),
    paying,
  ];
}

function structureOf(
  { structures, solver, book }: OptionCatalogue,
  requirements: readonly CompiledRequirement[],
  content: readonly ContentDuty[],
  partsDuties: readonly PartsDuty[],
): ProblemStructure | undefined {
  if (requirements.length + content.length + partsDuties.length === 0) return undefined;
  const key = JSON.stringify([
    requirements.map(({ measure }) => measure.number),
    content.map(({ byOrigin }) => byOrigin),
    partsDuties.map(({ number }) => number),
  ]);
  return kept(structures, key, () => {
    const onContent = content.map(({ byOrigin }) =>
      Float64Array.from(book.dimensions.categories.flatMap(() => byOrigin)),
    );
    return solver.structure({
      requirements: requirements.map(({ measure }) => measure),
      surcharges: [...onContent, ...partsDuties.map(({ rate }) => rate)],
    });
  });
}

/** Without duties on content or parts all plans that meet a rule land alike, so the cheapest is the most profitable. */
export function landAlike(options: readonly SourcingOption[]): boolean {
  return options.every(({ contentMarkets, partsDuties }) => contentMarkets.length === 0 && partsDuties.length === 0);
}

/** Names an option by the requirements it meets: `free`, or such as `regional ≥ 85% + us ≥ 50%`. */
export function optionLabel({ requirements }: SourcingOption): string {
  if (requirements.length === 0) return 'free';
  const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;
  return requirements
    .map(({ asked: { measure, isCeiling, atLeast } }) =>
      isCeiling === true ? `${measure} ≤ ${percent(1 - atLeast)}` : `${measure} ≥ ${percent(atLeast)}`,
    )
    .join(' + ');
}
