import { type MeasureWeights, measureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import type { MarketWays, Regime } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import type { ContentMeasure, ThresholdCredit } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { cellTypes } from './cell-types.js';
import type { Address } from './load-kernel.js';
import { type Memory, putList, putNumbers, putWholes } from './memory.js';
import { putOption, putPartsDuty, putRequirement, putWeights } from './plan-records.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

/** Something that has a record in the memory of the kernel. */
type Recorded = { readonly address: Address };

/** Weights of a measure, at an address; the same weights have the same one. */
type RecordedWeights = Recorded & {
  readonly weights: MeasureWeights;
  /** Position of these weights among those of a run; content by them is kept with a plan under it. */
  readonly measureNumber: number;
};

/** A requirement with its coefficients, ready for the kernel and for judging a plan. */
export type CompiledRequirement = Recorded & {
  readonly measure: string;
  readonly weights: MeasureWeights;
  readonly atLeast: number;
  readonly credits: readonly ThresholdCredit[];
};

/** What must hold together to meet a rule. */
export type CompiledAlternative = Recorded & { readonly requirements: readonly CompiledRequirement[] };

/** One problem for the kernel: the requirements of one alternative, and what is surcharged while it is met. */
export type PlanOption = Recorded & {
  /** Requirements after those of the rule keep duties on parts within what is set against them. */
  readonly requirements: readonly CompiledRequirement[];
  readonly partsDuties: readonly CompiledPartsDuty[];
};

type CompiledPartsDuty = Recorded & { readonly rate: Float64Array; readonly offset: number };

/** The plans open to a group of carlines at one place of assembly: without the rule, and one or more ways to meet it. */
export type PlanOptions = Recorded & {
  readonly free: readonly PlanOption[];
  readonly compliant: readonly PlanOption[];
  /** By which any plan is judged: it meets the rule if all requirements of one alternative hold. */
  readonly alternatives: readonly CompiledAlternative[];
};

/** Gives the weights of a measure, the same for the same measure and assumptions, so that content by it is found once. */
type Weigh = (measure: ContentMeasure, parameter: ParameterReader) => RecordedWeights;

/** Gives the cell types of requirements and surcharges, the same for the same weights and rates. */
type Classify = (weights: readonly MeasureWeights[], surcharges: readonly Float64Array[]) => RecordedTypes;

type RecordedTypes = { readonly types: Address; readonly surcharges: Address };

/** Compiles what plans are made from into the memory of a kernel. */
export type PlanCompiler = {
  readonly weigh: Weigh;
  /** The ways to meet a regime's rule for a group of carlines, with their coefficients. */
  readonly alternatives: (regime: Regime, group: number) => readonly CompiledAlternative[];
  /** The plan options of carlines whose ways to meet the rule and into the markets, and duties on parts are given. */
  readonly options: (
    alternatives: readonly CompiledAlternative[],
    ways: MarketWays,
    duties: readonly PlantPartsDuty[],
  ) => PlanOptions;
};

/** A compiler that knows nothing yet. */
export function createPlanCompiler(memory: Memory): PlanCompiler {
  const weigh = createWeigh(memory);
  const classify = createClassify(memory);
  return {
    weigh,
    alternatives: (regime, group) => compiledAlternatives(memory, weigh, regime, group),
    options: (alternatives, ways, duties) => planOptions(memory, classify, alternatives, ways, duties),
  };
}

function createClassify(memory: Memory): Classify {
  const known: {
    readonly requirements: number;
    readonly tables: readonly Float64Array[];
    readonly at: RecordedTypes;
  }[] = [];
  return (weights, surcharges) => {
    const tables = [...weights.flatMap(({ a, b }) => [a, b]), ...surcharges];
    const same = known.find(
      (other) =>
        other.requirements === weights.length &&
        other.tables.length === tables.length &&
        other.tables.every((table, j) => areEqual(table, tables[j] as Float64Array)),
    );
    if (same !== undefined) return same.at;
    const types = cellTypes(weights, surcharges);
    const at = { types: putWholes(memory, types.record), surcharges: putNumbers(memory, types.surcharges) };
    known.push({ requirements: weights.length, tables, at });
    return at;
  };
}

function createWeigh(memory: Memory): Weigh {
  const known: RecordedWeights[] = [];
  const read = new Map<ParameterReader, Map<ContentMeasure, RecordedWeights>>();
  return (measure, parameter) =>
    kept(
      kept(read, parameter, () => new Map<ContentMeasure, RecordedWeights>()),
      measure,
      () => {
        const weights = measureWeights(measure, parameter);
        const same = known.find(
          (other) => areEqual(other.weights.a, weights.a) && areEqual(other.weights.b, weights.b),
        );
        const numbered = same ?? { weights, measureNumber: known.length, address: putWeights(memory, weights) };
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

function compiledAlternatives(
  memory: Memory,
  weigh: Weigh,
  regime: Regime,
  group: number,
): readonly CompiledAlternative[] {
  return (regime.alternatives[group] ?? []).map((way) => {
    const requirements = way.map((requirement): CompiledRequirement => {
      const measure = regime.measures[requirement.measure];
      if (measure === undefined)
        throw new RoosimError('internal', `The rule uses the measure ${requirement.measure}, which no file defines.`);
      const { weights, measureNumber, address } = weigh(measure, regime.values.parameter);
      const what = { ...requirement, weights: address, measureNumber, reportedAs: reportedAs(measure) };
      return { ...requirement, weights, address: putRequirement(memory, what) };
    });
    return compiledAlternative(memory, requirements);
  });
}

/** Requirements as an alternative. */
export function compiledAlternative(memory: Memory, requirements: readonly CompiledRequirement[]): CompiledAlternative {
  return { requirements, address: putList(memory, addressesOf(requirements)) };
}

function addressesOf(records: readonly Recorded[]): number[] {
  return records.map(({ address }) => address);
}

function planOptions(
  memory: Memory,
  classify: Classify,
  alternatives: readonly CompiledAlternative[],
  ways: MarketWays,
  duties: readonly PlantPartsDuty[],
): PlanOptions {
  const partsDuties = duties.map((duty) => compilePartsDuty(memory, duty));
  const plant = { partsDuties, within: partsDuties.map((duty) => withinOffset(memory, duty)) };
  const content = contentDuties(ways);
  const free = plantOptions(memory, classify, undefined, [], plant);
  const compliant = alternatives.flatMap((way) => plantOptions(memory, classify, way, content, plant));
  return recordedOptions(memory, { free, compliant, alternatives });
}

/** Options with their record. */
export function recordedOptions(memory: Memory, options: Omit<PlanOptions, 'address'>): PlanOptions {
  const lists = [options.free, options.compliant, options.alternatives];
  return {
    ...options,
    address: putWholes(
      memory,
      lists.map((list) => putList(memory, addressesOf(list))),
    ),
  };
}

type ContentDuty = { readonly market: number; readonly rate: Float64Array };

type Plant = {
  readonly partsDuties: readonly CompiledPartsDuty[];
  /** Requirements that keep them within what is set against them. */
  readonly within: readonly CompiledRequirement[];
};

/**
 * With parts duties there are two ways to buy: keeping them within what is set against them, which is a requirement
 * Σ (offset − rate) x ≥ 0; or paying them, with that as a sum that does not change with sourcing. The cheaper is the optimum.
 * With nothing set against them the second is.
 */
function plantOptions(
  memory: Memory,
  classify: Classify,
  way: CompiledAlternative | undefined,
  content: readonly ContentDuty[],
  { partsDuties, within }: Plant,
): readonly PlanOption[] {
  const option = (extra: readonly CompiledRequirement[], paysPartsDuty: boolean): PlanOption => {
    const requirements = [...(way?.requirements ?? []), ...extra];
    const tables = [...content.map((c) => c.rate), ...(paysPartsDuty ? partsDuties.map((d) => d.rate) : [])];
    const address = putOption(memory, {
      ...classify(
        requirements.map((r) => r.weights),
        tables,
      ),
      requirements: addressesOf(requirements),
      way: way?.address ?? 0,
      contentDutyMarkets: content.map((c) => c.market),
      partsDuties: addressesOf(partsDuties),
      paysPartsDuty,
    });
    return { requirements, partsDuties, address };
  };
  if (partsDuties.length === 0) return [option([], false)];
  if (partsDuties.every((duty) => duty.offset === 0)) return [option([], true)];
  return [option(within, false), option([], true)];
}

function withinOffset(memory: Memory, duty: CompiledPartsDuty): CompiledRequirement {
  const weights = { a: duty.rate.map((rate) => 1 - rate), b: new Float64Array(CELLS).fill(1) };
  const what = { atLeast: 1 - duty.offset, credits: [] };
  const address = putRequirement(memory, {
    ...what,
    weights: putWeights(memory, weights),
    measureNumber: Number.POSITIVE_INFINITY,
    reportedAs: undefined,
  });
  return { measure: 'parts duty within its offset', weights, ...what, address };
}

function compilePartsDuty(memory: Memory, duty: PlantPartsDuty): CompiledPartsDuty {
  const rate = new Float64Array(CELLS);
  CATEGORIES.forEach((category, k) => {
    COUNTRIES.forEach((origin, o) => {
      if (duty.categories.includes(category) && duty.origins.includes(origin))
        rate[k * COUNTRIES.length + o] = duty.rate;
    });
  });
  return { rate, offset: duty.offset, address: putPartsDuty(memory, duty.offset, rate) };
}

/** Duties on content that a qualifying vehicle pays, by market. */
function contentDuties(ways: MarketWays): readonly ContentDuty[] {
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
