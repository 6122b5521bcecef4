import { choiceOfFirm as chosen } from '../../engine/index.js';
import type { MarketWays } from '../../policy/regime.js';
import type { EntryTreatment } from '../../policy/treatments.js';
import type { Dimensions } from '../../types/dimensions.js';

/** Their economy: plants at home, two partners that charge a duty, and parts from outside. */
const ECONOMY: Dimensions = {
  countries: ['home', 'partner-1', 'partner-2', 'outside'],
  region: { code: 'region', members: ['home', 'partner-1', 'partner-2'] },
  restOfWorld: 'outside',
  classes: ['vehicle'],
  categories: [{ name: 'parts', role: 'part' }],
  names: { countries: {}, classes: {} },
};
const PLANT = 0;
const DUTIABLE = [1, 2];
const OUTSIDE = 3;

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
  const sales = ECONOMY.countries.map((_, market) =>
    market === PLANT ? 1 : (firm.relativeSales[DUTIABLE.indexOf(market)] ?? 0),
  );
  const sold = sales.reduce((sum, market) => sum + market, 0);
  const { share, profit } = chosen({
    dimensions: ECONOMY,
    plant: PLANT,
    theta: firm.theta,
    eta: firm.eta,
    dispersion: 0,
    marketShare: sales.map((market) => market / sold),
    costShare: [1],
    shares: ECONOMY.countries.map((_, origin) => originShare(firm, origin)),
    requirement: {
      a: Float64Array.from(ECONOMY.countries, (_, origin) => (origin === OUTSIDE ? 0 : 1)),
      b: new Float64Array(ECONOMY.countries.length).fill(1),
      atLeast: firm.requirement,
    },
    treatments: treatmentsOf(firm),
  });
  const alreadyMeets = firm.unconstrainedShare >= firm.requirement;
  return { complies: alreadyMeets || share === 1, profit };
}

function originShare(firm: TwoOriginFirm, origin: number): number {
  if (origin === PLANT) return firm.unconstrainedShare;
  return origin === OUTSIDE ? 1 - firm.unconstrainedShare : 0;
}

function treatmentsOf(firm: TwoOriginFirm): MarketWays {
  const way = (name: string, requiresRule: boolean, duty: number): EntryTreatment => ({
    name,
    requiresRule,
    duty,
    contentDuty: undefined,
    paperwork: 0,
    paperworkWhereBinding: 0,
  });
  return ECONOMY.countries.map((_, market) => {
    const i = DUTIABLE.indexOf(market);
    return i < 0
      ? [way('home', false, 0)]
      : [way('preferential', true, 0), way('most favoured nation', false, firm.dutyRates[i] ?? 0)];
  });
}
