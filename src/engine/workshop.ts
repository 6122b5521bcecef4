import type { Baseline } from '../baseline/types.js';
import { MOST_TOGETHER } from '../policy/alternatives.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import { isPolicyParameter } from '../policy/parameters.js';
import { createRegimeBook, type Regime, type RegimeBook } from '../policy/regime.js';
import { CATEGORIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { type OtherSite, otherSites } from './assembly.js';
import { createDesk, type Desk, type DeskInputs } from './desk.js';
import { buildEconomy, type Economy } from './economy.js';
import { employmentCoefficients } from './employment.js';
import { createLedger, type Ledger } from './ledger.js';
import { createMemory, type Memory } from './memory.js';
import { createPlanCompiler, type PlanCompiler } from './plan-options.js';
import { createRelocations, type Relocations } from './relocations.js';
import { createSetting, type Setting } from './setting.js';
import { createStations } from './stations.js';

/**
 * What scenarios run under the same parameters have in common, made once: the economy, the regimes, and what was made of
 * them. Every scenario shares the years before it differs. Pass the same workshop to the runs of one draw, and a new one to
 * the next; without one each run has its own.
 */
export type Workshop = {
  readonly compile: PlanCompiler;
  readonly benches: Bench[];
  readonly memory: Memory;
};

/** One economy, and what is made of it before any sourcing shift. */
export type Bench = {
  readonly key: string;
  readonly filingShift: Float64Array | undefined;
  readonly economy: Economy;
  readonly setting: Setting;
  readonly book: RegimeBook;
  /** Where each carline could move. */
  readonly sites: readonly (readonly OtherSite[])[];
  readonly deskInputs: DeskInputs;
  readonly desk: Desk;
  /** By the regime of the base year. */
  readonly relocations: (base: Regime) => Relocations;
  readonly ledger: (base: Regime) => Ledger;
};

/** Most requirements that one alternative of a rule may hold together, duties on parts included. */
const MOST_REQUIREMENTS = 2 * MOST_TOGETHER;

/** A workshop in which nothing has been made. */
export function createWorkshop(): Workshop {
  const memory = createMemory(MOST_REQUIREMENTS, CATEGORIES.length);
  return { compile: createPlanCompiler(memory), benches: [], memory };
}

/** A workshop in which nothing has been made, in the memory of one that is not used any more. */
export function nextWorkshop({ memory }: Workshop): Workshop {
  memory.kernel.release();
  return { compile: createPlanCompiler(memory), benches: [], memory };
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
  const bench = { key, filingShift, ...equip(economy, workshop) };
  workshop.benches.push(bench);
  return bench;
}

function equip(economy: Economy, { compile, memory }: Workshop): Omit<Bench, 'key' | 'filingShift'> {
  const { baseline, parameter } = economy;
  const terms = {
    memory,
    theta: economy.theta,
    eta: economy.eta,
    dispersion: parameter('plan_choice_dispersion'),
    jobs: employmentCoefficients(baseline, parameter),
  };
  const setting = createSetting(terms, economy);
  const sites = otherSites(economy);
  const stations = createStations(economy, memory, compile, sites);
  const deskInputs: DeskInputs = { economy, setting, stations, stages: [] };
  const desk = createDesk(deskInputs);
  const known = new Map<Regime, Relocations>();
  const relocations = (base: Regime): Relocations =>
    kept(known, base, () => createRelocations(economy, desk, sites, base));
  const ledgers = new Map<Regime, Ledger>();
  const ledger = (base: Regime): Ledger =>
    kept(ledgers, base, () =>
      createLedger({
        economy,
        sites,
        desk,
        first: { regime: base, stage: 0 },
        relocations: relocations(base),
        isShifted: () => false,
      }),
    );
  return { economy, setting, book: createRegimeBook(), sites, deskInputs, desk, relocations, ledger };
}
