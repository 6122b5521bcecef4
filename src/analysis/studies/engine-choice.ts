import { cellTypes } from '../../engine/cell-types.js';
import { dualWorkspace } from '../../engine/dual-workspace.js';
import { type ChoiceSetting, choosePlans, emptyOffers } from '../../engine/plan-choice.js';
import type { CompiledRequirement, PlanOption } from '../../engine/plan-options.js';
import { PLAN_LENGTH } from '../../engine/plan-record.js';
import { createSlab } from '../../engine/slab.js';
import type { MarketWays } from '../../policy/regime.js';
import type { EntryTreatment } from '../../policy/treatments.js';
import { CATEGORIES, COUNTRIES, REGION } from '../../types/dimensions.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;
/** A firm has two plans: free, and to the rule. */
const MOST_PLANS = 2;
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
  const shares = Float64Array.from({ length: CELLS }, (_, cell) => originShare(firm, cell % COUNTRIES.length));
  const asked: CompiledRequirement = {
    measure: 'regional',
    weights: {
      a: Float64Array.from({ length: CELLS }, (_, cell) => (cell % COUNTRIES.length < REGION.length ? 1 : 0)),
      b: new Float64Array(CELLS).fill(1),
    },
    measureNumber: 0,
    atLeast: firm.requirement,
    credits: [],
    reportedAs: 'regional',
  };
  const way = [asked];
  const choice = choosePlans(
    settingOf(firm),
    { shares, costShare, costOffset: 0, marketShare, marketOffset: 0, known: { free: undefined } },
    { free: [planOption(undefined)], compliant: [planOption(way)], alternatives: [way] },
    waysOf(firm),
  );
  const complying = choice.plans.find(({ plan }) => plan.option.requirements.length > 0);
  const alreadyMeets = firm.unconstrainedShare >= firm.requirement;
  return { complies: alreadyMeets || (complying?.share ?? 0) === 1, profit: choice.profit };
}

function originShare(firm: TwoOriginFirm, origin: number): number {
  if (origin === PLANT) return firm.unconstrainedShare;
  return COUNTRIES[origin] === 'ROW' ? 1 - firm.unconstrainedShare : 0;
}

function planOption(way: readonly CompiledRequirement[] | undefined): PlanOption {
  const requirements = way ?? [];
  return {
    requirements,
    way,
    types: cellTypes(requirements.map((requirement) => requirement.weights)),
    contentDutyMarkets: [],
    partsDuties: [],
    paysPartsDuty: false,
  };
}

function settingOf(firm: TwoOriginFirm): ChoiceSetting {
  const jobs = {
    assembly: new Float64Array(REGION.length),
    parts: new Float64Array(CELLS),
    indirect: new Float64Array(CELLS * REGION.length),
    productivityGrowth: new Float64Array(REGION.length),
    indirectPerDirect: 0,
  };
  const { theta, eta } = firm;
  const plans = createSlab(PLAN_LENGTH, MOST_PLANS);
  return { theta, eta, dispersion: 0, jobs, work: dualWorkspace(), plans, offers: emptyOffers() };
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
