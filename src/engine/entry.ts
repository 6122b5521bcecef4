import type { MarketWays } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import type { Plan, PlanSubject } from './plan.js';
import { PLAN } from './plan-record.js';

const O: number = COUNTRIES.length;

/**
 * What a plan costs on arrival in each market under a regime, on average over its shipments, in units of unconstrained unit
 * cost. Markets in which the carline sells nothing are left out: infinite cost, and nothing due.
 */
export type Entry = {
  /** Infinite where no treatment lets it in. */
  readonly landed: Float64Array;
  /** landed^(1−η): what a market weighs in profits and price indices. */
  readonly weight: Float64Array;
  /** Duty and paperwork, each on average over shipments. */
  readonly duty: Float64Array;
  readonly paperwork: Float64Array;
  /** Share of shipments that enter under a treatment that requires the rule. */
  readonly claims: Float64Array;
};

/** An entry to be written into. */
export function emptyEntry(): Entry {
  return {
    landed: new Float64Array(O),
    weight: new Float64Array(O),
    duty: new Float64Array(O),
    paperwork: new Float64Array(O),
    claims: new Float64Array(O),
  };
}

/** What an entry depends on besides the plan and the ways into the markets. */
export type EntryTerms = {
  /** η: elasticity of demand. */
  readonly eta: number;
  /** σ of the choice to comply, as a share of cost; 0 gives the sharp rule. */
  readonly dispersion: number;
};

/**
 * Enters a plan into the markets, given whether it meets the regime's rule. A plan that does claims the preference by a
 * logit on what claiming saves, ln(landed without / landed with), with the dispersion of the choice to comply: as firms
 * differ in what the rule costs them, so shipments differ in what proof of origin costs. Claiming what saves nothing is no
 * choice, and zero dispersion gives the sharp rule.
 */
export function enterMarkets(
  { numbers, isBound }: Plan,
  { marketShare, marketOffset }: PlanSubject,
  ways: MarketWays,
  eligible: boolean,
  terms: EntryTerms,
  into: Entry = emptyEntry(),
): Entry {
  const { landed, weight, duty, paperwork, claims } = into;
  const cost = numbers[PLAN.cost] as number;
  const partsDuty = numbers[PLAN.partsDuty] as number;
  for (let market = 0; market < O; market++) {
    // With and without the preference; infinite where there is no such way in.
    let openLanded = Number.POSITIVE_INFINITY;
    let openDuty = 0;
    let openPaperwork = 0;
    let claimLanded = Number.POSITIVE_INFINITY;
    let claimDuty = 0;
    let claimPaperwork = 0;
    const isSold = (marketShare[marketOffset + market] as number) > 0;
    const open = isSold ? ways[market] : undefined;
    if (open !== undefined) {
      for (const way of open) {
        if (way.requiresRule && !eligible) continue;
        let due = cost * way.duty;
        if (way.contentDuty !== undefined) {
          for (let o = 0; o < O; o++) due += (numbers[PLAN.byOrigin + o] as number) * (way.contentDuty[o] as number);
        }
        const papers = cost * (way.paperwork + (isBound ? way.paperworkWhereBinding : 0));
        const all = cost + partsDuty + due + papers;
        if (way.requiresRule && all < claimLanded) {
          claimLanded = all;
          claimDuty = due;
          claimPaperwork = papers;
        } else if (!way.requiresRule && all < openLanded) {
          openLanded = all;
          openDuty = due;
          openPaperwork = papers;
        }
      }
    }
    const share = claimShare(claimLanded, openLanded, terms.dispersion);
    const rest = 1 - share;
    claims[market] = share;
    const mean = share === 0 ? openLanded : share === 1 ? claimLanded : share * claimLanded + rest * openLanded;
    landed[market] = mean;
    weight[market] = mean === Number.POSITIVE_INFINITY ? 0 : mean ** (1 - terms.eta);
    duty[market] = share * claimDuty + rest * openDuty;
    paperwork[market] = share * claimPaperwork + rest * openPaperwork;
  }
  return into;
}

/** Share of shipments that claim, by landed cost with and without; infinite where it can't be had. */
function claimShare(claimed: number, open: number, dispersion: number): number {
  if (!(claimed < open)) return 0;
  if (open === Number.POSITIVE_INFINITY || dispersion === 0) return 1;
  return 1 / (1 + Math.exp(-Math.log(open / claimed) / dispersion));
}

/**
 * Profit index of a plan over its markets, Π = Σ_d r_d · landed_d^(1−η) (model section 3), r_d shares of sales without
 * duties and η the demand elasticity; 1 for a plan of cost 1 that pays nothing.
 */
export function profitIndex(entry: Entry, { marketShare, marketOffset }: PlanSubject): number {
  let profit = 0;
  for (let market = 0; market < O; market++) {
    profit += (marketShare[marketOffset + market] as number) * (entry.weight[market] as number);
  }
  return profit;
}
