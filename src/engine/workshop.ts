import type { Baseline } from '../baseline/types.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import { isPolicyParameter } from '../policy/parameters.js';
import type { Bundle } from './bundle.js';
import { buildEconomy, type Economy } from './economy.js';
import type { PlanSubject } from './plan.js';
import type { PlanChoice } from './plan-choice.js';
import { createWeigh, type OptionsOfRegime, type Weigh } from './plan-options.js';

/**
 * What scenarios run under the same parameters have in common, made once: the economy, and plans and bundles by what they
 * were made for. Every scenario shares the years before it differs. Pass the same workshop to the runs of one draw, and a
 * new one to the next; without one each run has its own.
 */
export type Workshop = {
  readonly weigh: Weigh;
  readonly benches: Bench[];
};

/** One economy, and what was made of it. */
export type Bench = {
  readonly key: string;
  readonly filingShift: Float64Array | undefined;
  readonly economy: Economy;
  /** Plan options by regime and groups of carlines. */
  readonly options: Map<string, OptionsOfRegime>;
  /** Sourcing tables by variant and place of assembly, before any sourcing shift. */
  readonly subjects: (PlanSubject | undefined)[];
  readonly shelves: Map<string, Shelf>;
};

/** Plans made for one regime: by variant and place of assembly; and bundles of them by what the regime in force charges. */
export type Shelf = {
  readonly choices: (PlanChoice | undefined)[];
  readonly bundles: Map<string, Map<string, Bundle>>;
};

/** A workshop in which nothing has been made. */
export function createWorkshop(): Workshop {
  return { weigh: createWeigh(), benches: [] };
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
  const bench: Bench = { key, filingShift, economy, options: new Map(), subjects: [], shelves: new Map() };
  workshop.benches.push(bench);
  return bench;
}

/** An empty shelf. */
export function emptyShelf(): Shelf {
  return { choices: [], bundles: new Map() };
}
