import type { CarlineGroups } from '../policy/carline-groups.js';
import { type MeasureWeights, measureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import { type PlantPartsDuty, type Regime, routeIndex } from '../policy/regime.js';
import type { ContentMeasure, ThresholdCredit } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { type CellTypes, cellTypes } from './cell-types.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

/** A requirement with its coefficients, ready for the kernel and for judging a plan. */
export type CompiledRequirement = {
  readonly measure: string;
  readonly weights: MeasureWeights;
  readonly atLeast: number;
  readonly credits: readonly ThresholdCredit[];
  /** Which of the two reported shadow prices it feeds, if any. */
  readonly reportedAs: 'regional' | 'us' | undefined;
};

/** One problem for the kernel: the requirements of one alternative, and what is surcharged while it is met. */
export type PlanOption = {
  readonly requirements: readonly CompiledRequirement[];
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

/** Gives the options of a group of carlines at a place of assembly, each made when it is first asked for. */
export type OptionsOfRegime = (group: number, assembly: number) => PlanOptions;

/** Gives the weights of a measure, the same for the same measure and assumptions, so that content by it is found once. */
export type Weigh = (measure: ContentMeasure, parameter: ParameterReader) => MeasureWeights;

/** A {@link Weigh} that knows nothing yet. */
export function createWeigh(): Weigh {
  const known = new Map<string, MeasureWeights>();
  return (measure, parameter) => {
    const weights = measureWeights(measure, parameter);
    const key = `${weights.a.join()}/${weights.b.join()}`;
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, weights);
    return weights;
  };
}

/** The plan options of one regime. */
export function planOptions(regime: Regime, { groups }: CarlineGroups, weigh: Weigh): OptionsOfRegime {
  const weightsOf = new Map<string, MeasureWeights>();
  const weightsFor = (name: string): MeasureWeights => {
    const known = weightsOf.get(name);
    if (known !== undefined) return known;
    const measure = regime.measures[name];
    if (measure === undefined)
      throw new RoosimError('internal', `The rule uses the measure ${name}, which no file defines.`);
    const weights = weigh(measure, regime.parameter);
    weightsOf.set(name, weights);
    return weights;
  };
  const make = (group: number, assembly: number): PlanOptions => {
    const partsDuties = (regime.partsDuties[assembly] ?? []).map(compilePartsDuty);
    const vehicleClass = VEHICLE_CLASSES.indexOf(groups[group]?.vehicleClass ?? 'car');
    // Outside the region no plan is made for the rule: the preference is not for goods from there.
    const ways = COUNTRIES[assembly] === 'ROW' ? [] : (regime.alternatives[group] ?? []);
    const alternatives = ways.map((way) =>
      way.map((requirement) => ({
        ...requirement,
        weights: weightsFor(requirement.measure),
        reportedAs: reportedAs(regime, requirement.measure),
      })),
    );
    const content = contentDuties(regime, assembly, vehicleClass);
    return {
      free: plantOptions([], [], partsDuties),
      compliant: alternatives.flatMap((requirements) => plantOptions(requirements, content, partsDuties)),
      alternatives,
    };
  };
  const made: (PlanOptions | undefined)[] = [];
  return (group, assembly) => {
    const key = group * COUNTRIES.length + assembly;
    const known = made[key];
    if (known !== undefined) return known;
    const options = make(group, assembly);
    made[key] = options;
    return options;
  };
}

/**
 * With parts duties there are two ways to buy: paying them, with what is set against them as a sum that does not change
 * with sourcing; or keeping them within that sum, which is a requirement Σ (offset − rate) x ≥ 0. The cheaper is the optimum.
 * With nothing set against them the first is.
 */
function plantOptions(
  requirements: readonly CompiledRequirement[],
  content: readonly { readonly market: number; readonly rate: Float64Array }[],
  partsDuties: readonly CompiledPartsDuty[],
): readonly PlanOption[] {
  const option = (extra: readonly CompiledRequirement[], paysPartsDuty: boolean): PlanOption => {
    const all = [...requirements, ...extra];
    const tables = [...content.map((c) => c.rate), ...(paysPartsDuty ? partsDuties.map((d) => d.rate) : [])];
    return {
      requirements: all,
      types: cellTypes(
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
  return [option([], true), option(partsDuties.map(withinOffset), false)];
}

function withinOffset(duty: CompiledPartsDuty): CompiledRequirement {
  return {
    measure: 'parts duty within its offset',
    weights: { a: duty.rate.map((rate) => 1 - rate), b: new Float64Array(CELLS).fill(1) },
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
function contentDuties(
  regime: Regime,
  assembly: number,
  vehicleClass: number,
): readonly { readonly market: number; readonly rate: Float64Array }[] {
  return COUNTRIES.flatMap((_, market) => {
    const ways = regime.treatments[routeIndex(assembly, market, vehicleClass)] ?? [];
    const byOrigin = ways.find((way) => way.requiresRule && way.contentDuty !== undefined)?.contentDuty;
    if (byOrigin === undefined) return [];
    const rate = Float64Array.from({ length: CELLS }, (_cell, cell) => byOrigin[cell % COUNTRIES.length] as number);
    return [{ market, rate }];
  });
}

/** A measure of nearly everything that counts the United States alone, or the whole region, at its full value. */
function reportedAs(regime: Regime, name: string): 'regional' | 'us' | undefined {
  const measure = regime.measures[name];
  if (measure === undefined || measure.atWageFloor || measure.base.length < CATEGORIES.length - 2) return undefined;
  if (measure.counts.length === 1 && measure.counts[0] === 'US') return 'us';
  return measure.counts.length === 3 ? 'regional' : undefined;
}
