import type { Requirement } from '../policy/alternatives.js';
import type { RecordedTypes } from './cell-types.js';
import type { Address } from './load-kernel.js';
import { type Memory, putRecords, putWholes, type Recorded } from './memory.js';
import { putOption, type RecordedWeights } from './plan-records.js';

/**
 * A requirement with its coefficients, ready for the kernel and for judging a plan. A class, as options are, because each draw
 * makes hundreds: V8 allocates literals whose first ones lived long in its old generation from then on, where they keep all
 * they refer to until a full collection.
 */
export class CompiledRequirement implements Recorded {
  constructor(
    readonly asked: Requirement,
    /** The same weights are at the same address. */
    readonly weighed: RecordedWeights,
    readonly address: Address,
  ) {}
}

/** What must hold together to meet a rule. */
export type CompiledAlternative = Recorded & { readonly requirements: readonly CompiledRequirement[] };

/** One problem for the kernel: the requirements of one alternative, and what is surcharged while it is met. */
export class PlanOption implements Recorded {
  constructor(
    /** Requirements after those of the rule keep duties on parts within what is set against them. */
    readonly requirements: readonly CompiledRequirement[],
    readonly partsDuties: readonly CompiledPartsDuty[],
    readonly address: Address,
  ) {}
}

/** A duty on the parts that a plant buys. */
export type CompiledPartsDuty = Recorded &
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

/** Rates by cell of something that falls on what is bought; same key, same rates. */
export type Surcharge = { readonly key: string; readonly rate: () => Float64Array };

/** A duty on the content of vehicles that are sold in a market. */
export type ContentDuty = Surcharge & { readonly market: number };

/** Gives the cell types of requirements and surcharges, the same for the same weights and rates. */
export type Classify = (
  requirements: readonly CompiledRequirement[],
  surcharges: readonly Surcharge[],
) => RecordedTypes;

/** Requirements as an alternative. */
export function compiledAlternative(memory: Memory, requirements: readonly CompiledRequirement[]): CompiledAlternative {
  return { requirements, address: putRecords(memory, requirements) };
}

/** The plans open where duties on content and on parts are charged, and some alternatives meet the rule. */
export function planOptions(
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
    return new PlanOption(requirements, partsDuties, putOption(memory, fields));
  };
  if (partsDuties.length === 0) return [option(NONE, false)];
  if (partsDuties.every((duty) => duty.offset === 0)) return [option(NONE, true)];
  const within = partsDuties.map((duty) => duty.within);
  return [option(within, false), option(NONE, true)];
}

const NONE: readonly CompiledRequirement[] = [];
