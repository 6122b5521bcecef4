import type { Baseline } from '../baseline/types.js';
import { MOST_TOGETHER } from '../policy/alternatives.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import { isPolicyParameter } from '../policy/parameters.js';
import type { Bundle } from './bundle.js';
import { buildEconomy, type Economy } from './economy.js';
import { kept } from './kept.js';
import { createMemory, type Memory, recycle } from './memory.js';
import type { PlanSubject } from './plan.js';
import type { PlanChoice } from './plan-choice.js';
import { createWeigh, type PlanOptions, type Weigh } from './plan-options.js';

/**
 * What scenarios run under the same parameters have in common, made once: the economy, and plans and bundles by what they
 * were made for. Every scenario shares the years before it differs. Pass the same workshop to the runs of one draw, and a
 * new one to the next; without one each run has its own.
 */
export type Workshop = {
  readonly weigh: Weigh;
  readonly benches: Bench[];
  readonly memory: Memory;
};

/** One economy, and what was made of it. */
export type Bench = {
  readonly key: string;
  readonly filingShift: Float64Array | undefined;
  readonly economy: Economy;
  /** Sourcing tables by variant and place of assembly, before any sourcing shift. */
  readonly subjects: (PlanSubject | undefined)[];
  /** By all that firms face at one place of assembly with one class of vehicles. */
  readonly stations: Map<string, Station>;
  /** Numbers for long keys. */
  readonly numbers: Map<unknown, number>;
};

/** What is planned at one place of assembly with one class of vehicles, under one rule and set of duties. */
export type Station = {
  readonly options: PlanOptions;
  /** Before any sourcing shift. */
  readonly shelf: Shelf;
};

/** Plans by variant; and bundles of them by what is charged in force, carline and which plans qualify. */
export type Shelf = { readonly choices: (PlanChoice | undefined)[]; readonly bundles: Map<number, Bundle> };

/** Most requirements that one alternative of a rule may hold together, duties on parts included. */
const MOST_REQUIREMENTS = 2 * MOST_TOGETHER;

/** A workshop in which nothing has been made. */
export function createWorkshop(): Workshop {
  return { weigh: createWeigh(), benches: [], memory: createMemory(MOST_REQUIREMENTS) };
}

/** A workshop in which nothing has been made, in the memory of one that is not used any more. */
export function nextWorkshop({ memory }: Workshop): Workshop {
  recycle(memory);
  return { weigh: createWeigh(), benches: [], memory };
}

/** The bench of an economy; regimes' own parameters are part of what is made for them, not of the economy. */
export function benchFor(
  workshop: Workshop,
  baseline: Baseline,
  values: Readonly<Record<string, number>>,
  reference: MeasureWeights | undefined,
  filingShift: Float64Array | undefined,
): Bench {
  let key = baseline.hash;
  for (const [id, value] of Object.entries(values)) if (!isPolicyParameter(id)) key += `,${value}`;
  const known = workshop.benches.find(
    (bench) => bench.key === key && bench.filingShift === filingShift && bench.economy.reference === reference,
  );
  if (known !== undefined) return known;
  const economy = buildEconomy(baseline, values, reference, filingShift);
  const bench: Bench = { key, filingShift, economy, subjects: [], stations: new Map(), numbers: new Map() };
  workshop.benches.push(bench);
  return bench;
}

/** A shelf on which nothing is. */
export function emptyShelf(): Shelf {
  return { choices: [], bundles: new Map() };
}

/** A number that stands for a key at a bench. */
export function numberOf({ numbers }: Bench, key: unknown): number {
  return kept(numbers, key, () => numbers.size);
}
