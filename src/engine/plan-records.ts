import type { Requirement } from '../policy/alternatives.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import type { MarketWays } from '../policy/regime.js';
import type { EntryTreatment } from '../policy/treatments.js';
import type { RecordedTypes } from './cell-types.js';
import * as LAYOUT from './kernel/records/layout.js';
import { KEPT_CONTENTS } from './kernel/records/plan.js';
import type { Address } from './load-kernel.js';
import { type Memory, putRecords, putWholes, type Recorded, setNumber, setNumbers, setWhole } from './memory.js';

/** Weights of a measure, at an address. */
export type RecordedWeights = Recorded & {
  readonly weights: MeasureWeights;
  /** Position of these weights among those of a run; content by them is kept with a plan under it. */
  readonly measureNumber: number;
};

/** Puts the weights of a measure into the memory. Content by them is kept with a plan where they have a number. */
export function putWeights(
  memory: Memory,
  weights: MeasureWeights,
  measureNumber = Number.POSITIVE_INFINITY,
): RecordedWeights {
  const address = memory.kernel.take(LAYOUT.WEIGHTS);
  setNumbers(memory, address + LAYOUT.WEIGHTS_A, weights.a);
  setNumbers(memory, address + LAYOUT.WEIGHTS_B, weights.b);
  return { weights, measureNumber, address };
}

/** Which of the two reported shadow prices a requirement feeds. */
export type ReportedAs = 'regional' | 'us';

const REPORTED_AS = { regional: LAYOUT.REPORTED_AS_REGIONAL, us: LAYOUT.REPORTED_AS_US };

/** Puts a requirement into the memory. */
export function putRequirement(
  memory: Memory,
  { atLeast, credits }: Requirement,
  { address: weights, measureNumber }: RecordedWeights,
  reportedAs?: ReportedAs,
): Address {
  const address = memory.kernel.take(LAYOUT.REQUIREMENT_CREDITS + credits.length * LAYOUT.CREDIT);
  setNumber(memory, address + LAYOUT.REQUIREMENT_AT_LEAST, atLeast);
  setWhole(memory, address + LAYOUT.REQUIREMENT_WEIGHTS, weights);
  setWhole(memory, address + LAYOUT.REQUIREMENT_MEASURE, Math.min(measureNumber, KEPT_CONTENTS));
  setWhole(memory, address + LAYOUT.REQUIREMENT_REPORTED_AS, reportedAs === undefined ? 0 : REPORTED_AS[reportedAs]);
  setWhole(memory, address + LAYOUT.REQUIREMENT_CREDIT_COUNT, credits.length);
  credits.forEach(({ kind, upTo }, i) => {
    const credit = address + LAYOUT.REQUIREMENT_CREDITS + i * LAYOUT.CREDIT;
    setNumber(memory, credit + LAYOUT.CREDIT_UP_TO, upTo);
    setWhole(memory, credit + LAYOUT.CREDIT_IS_FLAT, kind === 'flat' ? 1 : 0);
  });
  return address;
}

/** Puts a duty on parts into the memory: what is set against it, and rates by cell. */
export function putPartsDuty(memory: Memory, offset: number, rate: Float64Array): Address {
  const address = memory.kernel.take(LAYOUT.PARTS_DUTY);
  setNumber(memory, address + LAYOUT.PARTS_DUTY_OFFSET, offset);
  setNumbers(memory, address + LAYOUT.PARTS_DUTY_RATE, rate);
  return address;
}

/** An option as the kernel knows it. */
type OptionFields = {
  /** Of its requirements, and of surcharge tables: one per market with a duty on content, then one per parts duty that is paid. */
  readonly types: RecordedTypes;
  readonly requirements: readonly Recorded[];
  /** Further requirements, which are none of the rule. */
  readonly within: readonly Recorded[];
  /** The alternative of the rule that it meets, if any. */
  readonly way: Recorded | undefined;
  /** What is charged on content, in the markets (COUNTRIES) of the first surcharge tables. */
  readonly content: readonly { readonly market: number }[];
  readonly partsDuties: readonly Recorded[];
  /** Whether parts duties are part of the surcharge; otherwise a requirement keeps them within what is set against them. */
  readonly paysPartsDuty: boolean;
};

/** Puts an option into the memory. */
export function putOption(memory: Memory, option: OptionFields): Address {
  const { types, requirements, within, way, content, partsDuties, paysPartsDuty } = option;
  const address = memory.kernel.take(LAYOUT.OPTION);
  const asked = putRecords(memory, requirements, within);
  const markets = putWholes(memory, [content.length, ...content.map(({ market }) => market)]);
  const duties = putRecords(memory, partsDuties);
  setWhole(memory, address + LAYOUT.OPTION_TYPES, types.types);
  setWhole(memory, address + LAYOUT.OPTION_SURCHARGES, types.surcharges);
  setWhole(memory, address + LAYOUT.OPTION_REQUIREMENTS, asked);
  setWhole(memory, address + LAYOUT.OPTION_WAY, way?.address ?? 0);
  setWhole(memory, address + LAYOUT.OPTION_CONTENT_DUTY_MARKETS, markets);
  setWhole(memory, address + LAYOUT.OPTION_PARTS_DUTIES, duties);
  setWhole(memory, address + LAYOUT.OPTION_PAYS_PARTS_DUTY, paysPartsDuty ? 1 : 0);
  return address;
}

/** Puts ways into the markets into the memory: a list of treatments for each market. */
export function putWays(memory: Memory, ways: MarketWays): Address {
  const lists = ways.map((into) =>
    putRecords(
      memory,
      into.map((way) => ({ address: putTreatment(memory, way) })),
    ),
  );
  return putWholes(memory, lists);
}

function putTreatment(memory: Memory, way: EntryTreatment): Address {
  const address = memory.kernel.take(LAYOUT.TREATMENT);
  setNumber(memory, address + LAYOUT.TREATMENT_DUTY, way.duty);
  setNumber(memory, address + LAYOUT.TREATMENT_PAPERWORK, way.paperwork);
  setNumber(memory, address + LAYOUT.TREATMENT_PAPERWORK_WHERE_BINDING, way.paperworkWhereBinding);
  setWhole(memory, address + LAYOUT.TREATMENT_REQUIRES_RULE, way.requiresRule ? 1 : 0);
  if (way.contentDuty !== undefined) {
    setNumbers(memory, address + LAYOUT.TREATMENT_CONTENT_DUTY, way.contentDuty);
    setWhole(memory, address + LAYOUT.TREATMENT_CHARGES_CONTENT, 1);
  }
  return address;
}
