import { type MeasureWeights, measureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import type { MarketWays, Regime } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import type { ContentMeasure, ThresholdCredit } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { type CellTypes, cellTypes } from './cell-types.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

/** A requirement with its coefficients, ready for the kernel and for judging a plan. */
export type CompiledRequirement = {
  readonly measure: string;
  readonly weights: MeasureWeights;
  /** Position of these weights among those of a run; content by them is kept with a plan under it. */
  readonly measureNumber: number;
  readonly atLeast: number;
  readonly credits: readonly ThresholdCredit[];
  /** Which of the two reported shadow prices it feeds, if any. */
  readonly reportedAs: 'regional' | 'us' | undefined;
};

/** One problem for the kernel: the requirements of one alternative, and what is surcharged while it is met. */
export type PlanOption = {
  readonly requirements: readonly CompiledRequirement[];
  /**
   * The alternative of the rule that it meets, if any. Requirements after those of it keep duties on parts within what is
   * set against them.
   */
  readonly way: readonly CompiledRequirement[] | undefined;
  /** Requirements and surcharge tables: one per market with a duty on content, then one per parts duty that is paid. */
  readonly types: CellTypes;
  /** Markets (COUNTRIES) of the first surcharge tables. */
  readonly contentDutyMarkets: readonly number[];
  readonly partsDuties: readonly CompiledPartsDuty[];
  /** Whether parts duties are part of the surcharge; otherwise a requirement keeps them within what is set against them. */
  readonly paysPartsDuty: boolean;
};

type CompiledPartsDuty = { readonly rate: Float64Array; readonly offset: number };

/** The plans open to a group of carlines at one place of assembly: without the rule, and one or more ways to meet it. */
export type PlanOptions = {
  readonly free: readonly PlanOption[];
  readonly compliant: readonly PlanOption[];
  /** The alternatives, by which any plan is judged: it meets the rule if all requirements of one hold. */
  readonly alternatives: readonly (readonly CompiledRequirement[])[];
};

type NumberedWeights = Pick<CompiledRequirement, 'weights' | 'measureNumber'>;

/** Gives the weights of a measure, the same for the same measure and assumptions, so that content by it is found once. */
export type Weigh = (measure: ContentMeasure, parameter: ParameterReader) => NumberedWeights;

/** Gives the cell types of requirements and surcharges, the same for the same weights and rates. */
export type Classify = (weights: readonly MeasureWeights[], surcharges: readonly Float64Array[]) => CellTypes;

/** A {@link Classify} that knows nothing yet. */
export function createClassify(): Classify {
  const known: { readonly tables: readonly Float64Array[]; readonly types: CellTypes }[] = [];
  return (weights, surcharges) => {
    const tables = [...weights.flatMap(({ a, b }) => [a, b]), ...surcharges];
    const same = known.find(
      (other) =>
        other.types.requirements === weights.length &&
        other.tables.length === tables.length &&
        other.tables.every((table, j) => areEqual(table, tables[j] as Float64Array)),
    );
    if (same !== undefined) return same.types;
    const types = cellTypes(weights, surcharges);
    known.push({ tables, types });
    return types;
  };
}

/** A {@link Weigh} that knows nothing yet. */
export function createWeigh(): Weigh {
  const known: NumberedWeights[] = [];
  const read = new Map<ParameterReader, Map<ContentMeasure, NumberedWeights>>();
  return (measure, parameter) =>
    kept(
      kept(read, parameter, () => new Map<ContentMeasure, NumberedWeights>()),
      measure,
      () => {
        const weights = measureWeights(measure, parameter);
        const same = known.find(
          (other) => areEqual(other.weights.a, weights.a) && areEqual(other.weights.b, weights.b),
        );
        const numbered = same ?? { weights, measureNumber: known.length };
        if (same === undefined) known.push(numbered);
        return numbered;
      },
    );
}

function areEqual(one: Float64Array, other: Float64Array): boolean {
  if (one === other) return true;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** The ways to meet a regime's rule for a group of carlines, with their coefficients. */
export function compiledAlternatives(
  regime: Regime,
  group: number,
  weigh: Weigh,
): readonly (readonly CompiledRequirement[])[] {
  return (regime.alternatives[group] ?? []).map((way) =>
    way.map((requirement) => {
      const measure = regime.measures[requirement.measure];
      if (measure === undefined)
        throw new RoosimError('internal', `The rule uses the measure ${requirement.measure}, which no file defines.`);
      return {
        ...requirement,
        ...weigh(measure, regime.values.parameter),
        reportedAs: reportedAs(measure),
      };
    }),
  );
}

/** The plan options of carlines whose ways to meet the rule and into the markets, and duties on parts are given. */
export function planOptions(
  alternatives: readonly (readonly CompiledRequirement[])[],
  ways: MarketWays,
  duties: readonly PlantPartsDuty[],
  classify: Classify,
): PlanOptions {
  const partsDuties = duties.map(compilePartsDuty);
  const content = contentDuties(ways);
  return {
    free: plantOptions(undefined, [], partsDuties, classify),
    compliant: alternatives.flatMap((way) => plantOptions(way, content, partsDuties, classify)),
    alternatives,
  };
}

/**
 * With parts duties there are two ways to buy: keeping them within what is set against them, which is a requirement
 * Σ (offset − rate) x ≥ 0; or paying them, with that as a sum that does not change with sourcing. The cheaper is the optimum.
 * With nothing set against them the second is.
 */
function plantOptions(
  way: readonly CompiledRequirement[] | undefined,
  content: readonly { readonly market: number; readonly rate: Float64Array }[],
  partsDuties: readonly CompiledPartsDuty[],
  classify: Classify,
): readonly PlanOption[] {
  const option = (extra: readonly CompiledRequirement[], paysPartsDuty: boolean): PlanOption => {
    const all = [...(way ?? []), ...extra];
    const tables = [...content.map((c) => c.rate), ...(paysPartsDuty ? partsDuties.map((d) => d.rate) : [])];
    return {
      requirements: all,
      way,
      types: classify(
        all.map((r) => r.weights),
        tables,
      ),
      contentDutyMarkets: content.map((c) => c.market),
      partsDuties,
      paysPartsDuty,
    };
  };
  if (partsDuties.length === 0) return [option([], false)];
  if (partsDuties.every((duty) => duty.offset === 0)) return [option([], true)];
  return [option(partsDuties.map(withinOffset), false), option([], true)];
}

function withinOffset(duty: CompiledPartsDuty): CompiledRequirement {
  return {
    measure: 'parts duty within its offset',
    weights: { a: duty.rate.map((rate) => 1 - rate), b: new Float64Array(CELLS).fill(1) },
    measureNumber: Number.POSITIVE_INFINITY,
    atLeast: 1 - duty.offset,
    credits: [],
    reportedAs: undefined,
  };
}

function compilePartsDuty(duty: PlantPartsDuty): CompiledPartsDuty {
  const rate = new Float64Array(CELLS);
  CATEGORIES.forEach((category, k) => {
    COUNTRIES.forEach((origin, o) => {
      if (duty.categories.includes(category) && duty.origins.includes(origin))
        rate[k * COUNTRIES.length + o] = duty.rate;
    });
  });
  return { rate, offset: duty.offset };
}

/** Duties on content that a qualifying vehicle pays, by market. */
function contentDuties(ways: MarketWays): readonly { readonly market: number; readonly rate: Float64Array }[] {
  return ways.flatMap((into, market) => {
    const byOrigin = into.find((way) => way.requiresRule && way.contentDuty !== undefined)?.contentDuty;
    if (byOrigin === undefined) return [];
    const rate = Float64Array.from({ length: CELLS }, (_cell, cell) => byOrigin[cell % COUNTRIES.length] as number);
    return [{ market, rate }];
  });
}

/** A measure of nearly everything that counts the United States alone, or the whole region, at its full value. */
function reportedAs(measure: ContentMeasure): 'regional' | 'us' | undefined {
  if (measure.atWageFloor || measure.base.length < CATEGORIES.length - 2) return undefined;
  if (measure.counts.length === 1 && measure.counts[0] === 'US') return 'us';
  return measure.counts.length === 3 ? 'regional' : undefined;
}
