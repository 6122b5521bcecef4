import type { Baseline } from '../baseline/types.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import { createRegimeBook, type Regime, type RegimeBook } from '../policy/regime.js';
import { LIMITS } from '../scenario/limits.js';
import { CATEGORIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { type OtherSite, otherSites } from './assembly.js';
import { createDesk, type Desk, type DeskInputs } from './desk.js';
import { buildEconomy, type Economy } from './economy.js';
import { employmentCoefficients } from './employment.js';
import { createLedger, type Ledger } from './ledger.js';
import { createMemory, type Memory } from './memory.js';
import { createPlanCompiler, type PlanCompiler } from './plan-compiler.js';
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
  /** Of its parameters. */
  readonly values: readonly number[];
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
const MOST_REQUIREMENTS = LIMITS.requirements + LIMITS.partsDuties;

/** A workshop in which nothing has been made, with room for `bytes` before its memory grows. */
export function createWorkshop(bytes = 0): Workshop {
  const memory = createMemory(MOST_REQUIREMENTS, CATEGORIES.length, bytes);
  return { compile: createPlanCompiler(memory), benches: [], memory };
}

/** A workshop in which nothing has been made, in the memory of one that is not used any more. */
export function nextWorkshop({ memory }: Workshop): Workshop {
  memory.kernel.release();
  return { compile: createPlanCompiler(memory), benches: [], memory };
}

/** What tells one economy from another; regimes' own parameters are part of what is made for them. */
export type EconomyTerms = {
  readonly baseline: Baseline;
  readonly parameter: ParameterReader;
  /** Ids of the parameters that are not regimes' own. */
  readonly ids: readonly string[];
  readonly reference: MeasureWeights | undefined;
  readonly filingShift: Float64Array | undefined;
};

/** The bench of an economy. */
export function benchFor(workshop: Workshop, terms: EconomyTerms): Bench {
  const { baseline, parameter, ids, reference, filingShift } = terms;
  const known = workshop.benches.find(
    ({ economy, values, filingShift: shift }) =>
      shift === filingShift &&
      economy.reference === reference &&
      economy.baseline.hash === baseline.hash &&
      ids.every((id, i) => values[i] === parameter(id)),
  );
  if (known !== undefined) return known;
  const economy = buildEconomy(baseline, parameter, reference, filingShift);
  const bench = { values: ids.map(parameter), filingShift, ...equip(economy, workshop) };
  workshop.benches.push(bench);
  return bench;
}

function equip(economy: Economy, { compile, memory }: Workshop): Omit<Bench, 'values' | 'filingShift'> {
  const { baseline, parameter } = economy;
  const terms = {
    memory,
    theta: economy.theta,
    eta: economy.eta,
    dispersion: parameter('plan_choice_dispersion'),
    jobs: employmentCoefficients(baseline, parameter),
  };
  const setting = createSetting(terms, economy);
  const priors = {
    plant: parameter('assembly_prior_share.plant'),
    outside: parameter('assembly_prior_share.outside'),
  };
  const sites = otherSites(baseline, priors);
  const stations = createStations(economy, memory, compile, sites);
  const deskInputs: DeskInputs = { economy, setting, stations, stages: [] };
  const desk = createDesk(deskInputs);
  const known = new Map<Regime, Relocations>();
  const relocations = (base: Regime): Relocations =>
    kept(known, base, () => createRelocations(economy, desk, { sites, priors }, base));
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
