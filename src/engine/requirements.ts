import type { Requirement } from '../policy/alternatives.js';
import { complementOf, type MeasureWeights, measureWeights } from '../policy/content-measure.js';
import type { ParameterReader, PolicyValues } from '../policy/parameters.js';
import type { Regime } from '../policy/regime.js';
import type { ContentMeasure } from '../scenario/types.js';
import type { Dimensions } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { SHADOW_PRICES } from './sums.js';

/** A content measure's coefficients, each different set once: content by it is found once for each plan. */
export type WeighedMeasure = MeasureWeights & { readonly number: number };

/** A requirement with its coefficients. */
export type CompiledRequirement = {
  readonly asked: Requirement;
  readonly measure: WeighedMeasure;
  /** Which of {@link SHADOW_PRICES} its shadow price is reported as; −1 for none. */
  readonly reportedAs: number;
};

/** What must hold together to meet a rule. */
export type CompiledAlternative = { readonly number: number; readonly requirements: readonly CompiledRequirement[] };

/** Requirements compiled under one set of parameters, each once. */
export type RequirementBook = {
  readonly dimensions: Dimensions;
  readonly measures: WeighedMeasure[];
  readonly read: Map<ParameterReader, Map<ContentMeasure, WeighedMeasure>>;
  /** By what is not counted of the measure. */
  readonly rest: Map<WeighedMeasure, WeighedMeasure>;
  readonly alternatives: Map<PolicyValues, Map<string, readonly CompiledAlternative[]>>;
  alternativeCount: number;
};

/** A book without requirements. */
export function createRequirementBook(dimensions: Dimensions): RequirementBook {
  return { dimensions, measures: [], read: new Map(), rest: new Map(), alternatives: new Map(), alternativeCount: 0 };
}

/** The ways to meet a regime's rule, by their place in its outline: for a group of carlines assembled in a country. */
export function alternativesUnder(book: RequirementBook, regime: Regime, at: number): readonly CompiledAlternative[] {
  const known = kept(book.alternatives, regime.values, () => new Map<string, readonly CompiledAlternative[]>());
  return kept(known, regime.outline.alternativesKeys[at] ?? '', () =>
    (regime.outline.alternatives[at] ?? []).map((way) => ({
      number: book.alternativeCount++,
      requirements: way.map((asked) => compiled(book, regime, asked)),
    })),
  );
}

function compiled(book: RequirementBook, { outline, values }: Regime, asked: Requirement): CompiledRequirement {
  const measure = outline.measures[asked.measure];
  if (measure === undefined)
    throw new RoosimError('internal', `The rule uses the measure ${asked.measure}, which no file defines.`);
  const known = kept(book.read, values.parameter, () => new Map<ContentMeasure, WeighedMeasure>());
  const weighed = kept(known, measure, () =>
    weighedAs(book, measureWeights(measure, book.dimensions, values.parameter)),
  );
  if (asked.isCeiling === true) {
    const rest = kept(book.rest, weighed, () => weighedAs(book, complementOf(weighed)));
    const { countries } = book.dimensions;
    const others = { ...measure, counts: countries.filter((country) => !measure.counts.includes(country)) };
    const isOthers = measure.untraced !== 'register' && Object.keys(measure.untraced).length === 0;
    return { asked, measure: rest, reportedAs: isOthers ? reportedAs(others, book.dimensions) : -1 };
  }
  return { asked, measure: weighed, reportedAs: reportedAs(measure, book.dimensions) };
}

/** Coefficients as a measure of the book, the same one for the same coefficients. */
export function weighedAs({ measures }: RequirementBook, { a, b }: MeasureWeights): WeighedMeasure {
  const same = measures.find((other) => areEqual(other.a, a) && areEqual(other.b, b));
  if (same !== undefined) return same;
  const made = { a, b, number: measures.length };
  measures.push(made);
  return made;
}

/** Whether two columns hold the same numbers. */
export function areEqual(one: Float64Array, other: Float64Array): boolean {
  if (one === other) return true;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** A measure of nearly everything that counts one country alone, or the whole region, at its full value. */
function reportedAs(measure: ContentMeasure, { categories, region }: Dimensions): number {
  if (measure.atWageFloor || measure.base.length < categories.length - 2) return -1;
  const [only, ...others] = measure.counts;
  if (others.length === 0) return SHADOW_PRICES.indexOf(String(only).toLowerCase());
  return measure.counts.length === region.members.length ? SHADOW_PRICES.indexOf('regional') : -1;
}
