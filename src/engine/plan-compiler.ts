import { measureWeights } from '../policy/content-measure.js';
import type { ParameterReader, PolicyValues } from '../policy/parameters.js';
import type { MarketWays, Regime } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import type { ContentMeasure } from '../scenario/types.js';
import { CATEGORIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { putCellTypes, type RecordedTypes } from './cell-types.js';
import type { Memory } from './memory.js';
import {
  type Classify,
  type CompiledAlternative,
  type CompiledPartsDuty,
  CompiledRequirement,
  compiledAlternative,
  type PlanOptions,
  planOptions,
  type Surcharge,
} from './plan-options.js';
import { putRequirement, putWeights, type RecordedWeights, type ReportedAs } from './plan-records.js';
import { compilePartsDuty, contentDuties } from './surcharges.js';

/** Gives the weights of a measure, the same for the same measure and assumptions, so that content by it is found once. */
type Weigh = (measure: ContentMeasure, parameter: ParameterReader) => RecordedWeights;

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
  const compiled = new Map<PolicyValues, Map<string, readonly CompiledAlternative[]>>();
  const alternatives: PlanCompiler['alternatives'] = (regime, group) =>
    kept(
      kept(compiled, regime.values, () => new Map<string, readonly CompiledAlternative[]>()),
      regime.outline.alternativesKeys[group] ?? '',
      () => compiledAlternatives(memory, weigh, regime, group),
    );
  const planned = new Map<string, PlanOptions>();
  const options: PlanCompiler['options'] = (of, ways, charged) => {
    const content = contentDuties(ways);
    const onParts = charged.map(dutyOf);
    // Ways that were compiled apart have records of their own.
    const key = `${of[0]?.address},${keysOf(content)}${keysOf(onParts)}`;
    return kept(planned, key, () => planOptions(memory, classify, of, content, onParts));
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
    for (const { weighed } of requirements) key += `${weighed.address},`;
    return kept(known, key + keysOf(surcharges), () =>
      putCellTypes(
        memory,
        requirements.map(({ weighed }) => weighed.weights),
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
        const numbered = same ?? putWeights(memory, weights, known.length);
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
  { outline, values }: Regime,
  group: number,
): readonly CompiledAlternative[] {
  return (outline.alternatives[group] ?? []).map((way) => {
    const requirements = way.map((asked): CompiledRequirement => {
      const measure = outline.measures[asked.measure];
      if (measure === undefined)
        throw new RoosimError('internal', `The rule uses the measure ${asked.measure}, which no file defines.`);
      const weighed = weigh(measure, values.parameter);
      return new CompiledRequirement(asked, weighed, putRequirement(memory, asked, weighed, reportedAs(measure)));
    });
    return compiledAlternative(memory, requirements);
  });
}

/** A measure of nearly everything that counts the United States alone, or the whole region, at its full value. */
function reportedAs(measure: ContentMeasure): ReportedAs | undefined {
  if (measure.atWageFloor || measure.base.length < CATEGORIES.length - 2) return undefined;
  if (measure.counts.length === 1 && measure.counts[0] === 'US') return 'us';
  return measure.counts.length === 3 ? 'regional' : undefined;
}
