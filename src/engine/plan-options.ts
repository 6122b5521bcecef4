import { type MeasureWeights, measureWeights } from '../policy/content-measure.js';
import type { ParameterReader, PolicyValues } from '../policy/parameters.js';
import type { MarketWays, Regime } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import type { ContentMeasure, ThresholdCredit } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { putCellTypes, type RecordedTypes } from './cell-types.js';
import type { Address } from './load-kernel.js';
import { type Memory, putRecords, putWholes, type Recorded } from './memory.js';
import { putOption, putPartsDuty, putRequirement, putWeights } from './plan-records.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

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
  /** Where the weights are: the same weights are at the same address. */
  readonly weighedBy: Address;
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

type CompiledPartsDuty = Recorded &
  Surcharge & {
    /** What is set against it. */
    readonly offset: number;
    /** Keeps the duty within what is set against it. */
    readonly within: CompiledRequirement;
  };

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
type Classify = (requirements: readonly CompiledRequirement[], surcharges: readonly Surcharge[]) => RecordedTypes;

/** Rates by cell of something that falls on what is bought; same key, same rates. */
type Surcharge = { readonly key: string; readonly rate: () => Float64Array };

/** Compiles what plans are made from into the memory of a kernel. */
export type PlanCompiler = {
  readonly weigh: Weigh;
  /** The ways to meet a regime's rule for a group of carlines, with their coefficients; each made once, as options are. */
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
  const duties = new Map<PlantPartsDuty, CompiledPartsDuty>();
  const dutyOf = (duty: PlantPartsDuty): CompiledPartsDuty =>
    kept(duties, duty, () => compilePartsDuty(memory, duty, `parts ${duties.size}`));
  const compiled = new Map<string, Map<PolicyValues, readonly CompiledAlternative[]>>();
  const alternatives: PlanCompiler['alternatives'] = (regime, group) =>
    kept(
      kept(
        compiled,
        regime.alternativesKeys[group] ?? '',
        () => new Map<PolicyValues, readonly CompiledAlternative[]>(),
      ),
      regime.values,
      () => compiledAlternatives(memory, weigh, regime, group),
    );
  const planned = new Map<readonly CompiledAlternative[], Map<string, PlanOptions>>();
  const options: PlanCompiler['options'] = (of, ways, charged) => {
    const content = contentDuties(ways);
    const duties = charged.map(dutyOf);
    return kept(
      kept(planned, of, () => new Map<string, PlanOptions>()),
      keysOf(content) + keysOf(duties),
      () => planOptions(memory, classify, of, content, duties),
    );
  };
  return { weigh, alternatives, options };
}

function keysOf(surcharges: readonly Surcharge[]): string {
  let keys = '';
  for (const { key } of surcharges) keys += `${key},`;
  return keys;
}

function createClassify(memory: Memory): Classify {
  const known = new Map<string, RecordedTypes>();
  return (requirements, surcharges) => {
    let key = '';
    for (const { weighedBy } of requirements) key += `${weighedBy},`;
    return kept(known, key + keysOf(surcharges), () =>
      putCellTypes(
        memory,
        requirements.map(({ weights }) => weights),
        surcharges.map(({ rate }) => rate()),
      ),
    );
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
    const requirements = way.map(({ measure: name, atLeast, credits }): CompiledRequirement => {
      const measure = regime.measures[name];
      if (measure === undefined)
        throw new RoosimError('internal', `The rule uses the measure ${name}, which no file defines.`);
      const { weights, measureNumber, address: weighedBy } = weigh(measure, regime.values.parameter);
      const fields = { atLeast, weights: weighedBy, measureNumber, reportedAs: reportedAs(measure), credits };
      return { measure: name, weights, weighedBy, atLeast, credits, address: putRequirement(memory, fields) };
    });
    return compiledAlternative(memory, requirements);
  });
}

/** Requirements as an alternative. */
export function compiledAlternative(memory: Memory, requirements: readonly CompiledRequirement[]): CompiledAlternative {
  return { requirements, address: putRecords(memory, requirements) };
}

function planOptions(
  memory: Memory,
  classify: Classify,
  alternatives: readonly CompiledAlternative[],
  content: readonly ContentDuty[],
  partsDuties: readonly CompiledPartsDuty[],
): PlanOptions {
  const free = plantOptions(memory, classify, undefined, [], partsDuties);
  const compliant = alternatives.flatMap((way) => plantOptions(memory, classify, way, content, partsDuties));
  return recordedOptions(memory, { free, compliant, alternatives });
}

/** Options with their record. */
export function recordedOptions(
  memory: Memory,
  { free, compliant, alternatives }: Omit<PlanOptions, 'address'>,
): PlanOptions {
  const lists = [free, compliant, alternatives].map((records) => putRecords(memory, records));
  return { free, compliant, alternatives, address: putWholes(memory, lists) };
}

type ContentDuty = Surcharge & { readonly market: number };

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
  partsDuties: readonly CompiledPartsDuty[],
): readonly PlanOption[] {
  const ofRule = way?.requirements ?? NONE;
  const option = (within: readonly CompiledRequirement[], paysPartsDuty: boolean): PlanOption => {
    const requirements = within.length > 0 ? [...ofRule, ...within] : ofRule;
    const types = classify(requirements, paysPartsDuty ? [...content, ...partsDuties] : content);
    const fields = { types, requirements: ofRule, within, way, content, partsDuties, paysPartsDuty };
    return { requirements, partsDuties, address: putOption(memory, fields) };
  };
  if (partsDuties.length === 0) return [option(NONE, false)];
  if (partsDuties.every((duty) => duty.offset === 0)) return [option(NONE, true)];
  const within = partsDuties.map((duty) => duty.within);
  return [option(within, false), option(NONE, true)];
}

const NONE: readonly CompiledRequirement[] = [];

function compilePartsDuty(memory: Memory, duty: PlantPartsDuty, key: string): CompiledPartsDuty {
  const { offset } = duty;
  const rate = new Float64Array(CELLS);
  CATEGORIES.forEach((category, k) => {
    COUNTRIES.forEach((origin, o) => {
      if (duty.categories.includes(category) && duty.origins.includes(origin))
        rate[k * COUNTRIES.length + o] = duty.rate;
    });
  });
  return {
    key,
    rate: () => rate,
    offset,
    within: withinOffset(memory, rate, offset),
    address: putPartsDuty(memory, offset, rate),
  };
}

function withinOffset(memory: Memory, rates: Float64Array, offset: number): CompiledRequirement {
  const weights = { a: rates.map((rate) => 1 - rate), b: new Float64Array(CELLS).fill(1) };
  const what = { atLeast: 1 - offset, credits: [] };
  const weighedBy = putWeights(memory, weights);
  const recorded = { ...what, weights: weighedBy, measureNumber: Number.POSITIVE_INFINITY, reportedAs: undefined };
  const address = putRequirement(memory, recorded);
  return { measure: 'parts duty within its offset', weights, weighedBy, ...what, address };
}

/** Duties on content that a qualifying vehicle pays, by market. */
function contentDuties(ways: MarketWays): readonly ContentDuty[] {
  const duties: ContentDuty[] = [];
  ways.forEach((into, market) => {
    const byOrigin = into.find((way) => way.requiresRule && way.contentDuty !== undefined)?.contentDuty;
    if (byOrigin === undefined) return;
    const rate = (): Float64Array =>
      Float64Array.from({ length: CELLS }, (_cell, cell) => byOrigin[cell % COUNTRIES.length] as number);
    duties.push({ market, key: `content ${market} ${byOrigin.join(' ')}`, rate });
  });
  return duties;
}

/** A measure of nearly everything that counts the United States alone, or the whole region, at its full value. */
function reportedAs(measure: ContentMeasure): 'regional' | 'us' | undefined {
  if (measure.atWageFloor || measure.base.length < CATEGORIES.length - 2) return undefined;
  if (measure.counts.length === 1 && measure.counts[0] === 'US') return 'us';
  return measure.counts.length === 3 ? 'regional' : undefined;
}
