import { putCellTypes } from '../../engine/cell-types.js';
import { createMemory, type Memory } from '../../engine/memory.js';
import { putSubject } from '../../engine/plan.js';
import { choiceAt } from '../../engine/plan-choice.js';
import {
  type CompiledAlternative,
  CompiledRequirement,
  compiledAlternative,
  PlanOption,
  recordedOptions,
} from '../../engine/plan-options.js';
import { putOption, putRequirement, putWays, putWeights } from '../../engine/plan-records.js';
import { type CarlineTables, createSetting, type Setting } from '../../engine/setting.js';
import type { MarketWays } from '../../policy/regime.js';
import type { EntryTreatment } from '../../policy/treatments.js';
import { CATEGORIES, COUNTRIES, REGION } from '../../types/dimensions.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;
/** Regional content is all that is asked. */
const MOST_REQUIREMENTS = 1;
const PLANT = COUNTRIES.indexOf('US');
const DUTIABLE = [COUNTRIES.indexOf('CA'), COUNTRIES.indexOf('MX')];

/** A firm as Head, Mayer & Melitz (2024) see it: one category of parts, two origins, two markets with a duty. */
export type TwoOriginFirm = {
  readonly theta: number;
  readonly eta: number;
  /** Share of parts bought in the region when nothing is asked. */
  readonly unconstrainedShare: number;
  /** Share of cost that must be regional. */
  readonly requirement: number;
  /** Sales in Canada and in Mexico over sales at home, and the duty there without the preference. */
  readonly relativeSales: readonly number[];
  readonly dutyRates: readonly number[];
};

/** The simulator's own choice for such a firm, sharp and without paperwork: whether it complies, and its profit index. */
export function choiceOfFirm(firm: TwoOriginFirm): { readonly complies: boolean; readonly profit: number } {
  const sales = DUTIABLE.map((_, i) => firm.relativeSales[i] ?? 0);
  const sold = 1 + sales.reduce((sum, market) => sum + market, 0);
  const marketShare = new Float64Array(COUNTRIES.length);
  marketShare[PLANT] = 1 / sold;
  DUTIABLE.forEach((market, i) => {
    marketShare[market] = (sales[i] ?? 0) / sold;
  });
  const costShare = new Float64Array(CATEGORIES.length);
  costShare[0] = 1;
  const setting = settingOf(firm, { marketShare, costShare });
  const { memory } = setting;
  const { kernel } = memory;
  const shares = Float64Array.from({ length: CELLS }, (_, cell) => originShare(firm, cell % COUNTRIES.length));
  const way = compiledAlternative(memory, [askedOf(memory, firm.requirement)]);
  const options = recordedOptions(memory, {
    free: [planOption(memory, undefined)],
    compliant: [planOption(memory, way)],
    alternatives: [way],
  });
  const made = kernel.choose(
    setting.economy,
    putSubject(setting, 0, shares),
    options.address,
    putWays(memory, waysOf(firm)),
  );
  const choice = choiceAt(setting, made, options);
  const complying = choice.plans.find(({ plan }) => plan.option.requirements.length > 0);
  const alreadyMeets = firm.unconstrainedShare >= firm.requirement;
  return { complies: alreadyMeets || (complying?.share ?? 0) === 1, profit: choice.profit };
}

function askedOf(memory: Memory, atLeast: number): CompiledRequirement {
  const weights = {
    a: Float64Array.from({ length: CELLS }, (_, cell) => (cell % COUNTRIES.length < REGION.length ? 1 : 0)),
    b: new Float64Array(CELLS).fill(1),
  };
  const asked = { measure: 'regional', atLeast, credits: [] };
  const weighed = putWeights(memory, weights, 0);
  return new CompiledRequirement(asked, weighed, putRequirement(memory, asked, weighed));
}

function originShare(firm: TwoOriginFirm, origin: number): number {
  if (origin === PLANT) return firm.unconstrainedShare;
  return COUNTRIES[origin] === 'ROW' ? 1 - firm.unconstrainedShare : 0;
}

function planOption(memory: Memory, way: CompiledAlternative | undefined): PlanOption {
  const requirements = way?.requirements ?? [];
  const address = putOption(memory, {
    types: putCellTypes(
      memory,
      requirements.map(({ weighed }) => weighed.weights),
    ),
    requirements,
    within: [],
    way,
    content: [],
    partsDuties: [],
    paysPartsDuty: false,
  });
  return new PlanOption(requirements, [], address);
}

/** A sharp choice, in an economy of one carline. */
function settingOf({ theta, eta }: TwoOriginFirm, carline: Pick<CarlineTables, 'marketShare' | 'costShare'>): Setting {
  const jobs = {
    assembly: new Float64Array(REGION.length),
    parts: new Float64Array(CELLS),
    indirect: new Float64Array(CELLS * REGION.length),
    productivityGrowth: new Float64Array(REGION.length),
    indirectPerDirect: 0,
  };
  const memory = createMemory(MOST_REQUIREMENTS, CATEGORIES.length);
  return createSetting(
    { memory, theta, eta, dispersion: 0, jobs },
    {
      ...carline,
      classOf: new Uint8Array(1),
      assemblyOf: Uint8Array.of(PLANT),
      unitCostUsd: Float64Array.of(1),
      variants: {
        count: 1,
        firstOf: Uint16Array.of(0, 1),
        carlineOf: Uint16Array.of(0),
        weight: Float64Array.of(1),
        tables: new Float64Array(0),
      },
    },
  );
}

function waysOf(firm: TwoOriginFirm): MarketWays {
  const way = (name: string, requiresRule: boolean, duty: number): EntryTreatment => ({
    name,
    requiresRule,
    duty,
    contentDuty: undefined,
    paperwork: 0,
    paperworkWhereBinding: 0,
  });
  return COUNTRIES.map((_, market) => {
    const i = DUTIABLE.indexOf(market);
    return i < 0
      ? [way('home', false, 0)]
      : [way('preferential', true, 0), way('most favoured nation', false, firm.dutyRates[i] ?? 0)];
  });
}
