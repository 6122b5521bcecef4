import type { MarketWays } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { EmploymentCoefficients } from './employment.js';
import { type Entry, emptyEntry, enterMarkets, profitIndex } from './entry.js';
import { meetsRule, type Plan, type PlanSubject, type Solver, solvePlan } from './plan.js';
import type { PlanOption, PlanOptions } from './plan-options.js';
import { costOf } from './plan-record.js';

/** A plan that a share of a carline's programs follows. */
type ChosenPlan = { readonly plan: Plan; readonly share: number };

/** Plans of one sourcing table at one place of assembly for one regime, with the shares that follow each. */
export type PlanChoice = {
  readonly plans: readonly ChosenPlan[];
  /** Profit index over the chosen plans. */
  readonly profit: number;
};

/** Everything a choice of plans depends on besides the table itself. */
export type ChoiceSetting = Solver & {
  readonly eta: number;
  /** σ: how much firms differ in ways that the filings do not show, as a share of cost; 0 gives the sharp rule. */
  readonly dispersion: number;
  readonly jobs: EmploymentCoefficients;
  readonly offers: Offers;
};

/** A plan as it enters the markets, on trial: its memory is used again for others. */
type Offer = {
  plan: Plan | undefined;
  /** Whether it meets the rule. */
  eligible: boolean;
  readonly entry: Entry;
  profit: number;
};

/** Memory for the best of the free and of the compliant plans so far, and for one to hold against each. */
export type Offers = { readonly free: readonly [Offer, Offer]; readonly compliant: readonly [Offer, Offer] };

/** Scratch memory of a choice. */
export function emptyOffers(): Offers {
  const offer = (): Offer => ({ plan: undefined, eligible: false, entry: emptyEntry(), profit: 0 });
  return { free: [offer(), offer()], compliant: [offer(), offer()] };
}

/**
 * Chooses between buying freely and meeting the rule (model section 3): a logit on ln Π/(η − 1), whose differences are
 * shares of cost, with dispersion σ. Of several ways to meet the rule the most profitable counts. A plan that lands no
 * cheaper in any market is no choice, and a vehicle that only the preference lets in has none but to comply, if it can.
 * One that meets the rule as it buys anyway re-sources only to lower a duty on content.
 */
export function choosePlans(
  setting: ChoiceSetting,
  subject: PlanSubject,
  options: PlanOptions,
  ways: MarketWays,
): PlanChoice {
  const { offers } = setting;
  const problem = { setting, subject, options, ways };
  const free = best(problem, options.free, offers.free, Number.POSITIVE_INFINITY);
  if (free?.plan === undefined) throw new RoosimError('internal', 'A carline cannot be made even without a rule.');
  const needless = free.eligible && !options.compliant.some((option) => option.contentDutyMarkets.length > 0);
  const ceiling = needless ? 0 : dearestUseful(free.entry, subject, options, ways);
  const compliant = ceiling > 0 ? best(problem, options.compliant, offers.compliant, ceiling) : undefined;
  if (compliant?.plan === undefined || !landsCheaper(compliant.entry, free.entry)) return only(free.plan, free.profit);
  if (free.eligible) {
    return compliant.profit > free.profit ? only(compliant.plan, compliant.profit) : only(free.plan, free.profit);
  }
  const share = isShutOut(free.entry, subject) ? 1 : complianceShare(compliant.profit, free.profit, setting);
  const profit = share * compliant.profit + (1 - share) * free.profit;
  if (share === 0) return { plans: [{ plan: free.plan, share: 1 }], profit };
  if (share === 1) return { plans: [{ plan: compliant.plan, share }], profit };
  return {
    plans: [
      { plan: free.plan, share: 1 - share },
      { plan: compliant.plan, share },
    ],
    profit,
  };
}

/** What a choice of plans is made for. */
type Problem = {
  readonly setting: ChoiceSetting;
  readonly subject: PlanSubject;
  readonly options: PlanOptions;
  readonly ways: MarketWays;
};

/** The most profitable of the plans that options lead to, if any can be made. */
function best(
  problem: Problem,
  options: readonly PlanOption[],
  [first, second]: readonly [Offer, Offer],
  ceiling: number,
): Offer | undefined {
  const { setting, subject } = problem;
  const entersAlike = enterAlike(options);
  const solved: Plan[] | undefined = options.length > 1 ? [] : undefined;
  let cheapest: Plan | undefined;
  let found: Offer | undefined;
  for (const option of options) {
    if (solved !== undefined && cannotBeatAny(option, solved)) continue;
    const dearest = cheapest === undefined ? ceiling : Math.min(ceiling, costOf(cheapest));
    const plan = solvePlan(setting, subject, option, entersAlike ? dearest : undefined);
    if (plan === undefined) continue;
    solved?.push(plan);
    if (entersAlike) {
      if (cheapest === undefined || costOf(plan) < costOf(cheapest)) cheapest = plan;
    } else {
      const next = enter(problem, plan, found === first ? second : first);
      if (found === undefined || next.profit > found.profit) found = next;
    }
  }
  return cheapest === undefined ? found : enter(problem, cheapest, first);
}

/** Enters a plan into the markets, in the memory of an offer. */
function enter({ setting, subject, options, ways }: Problem, plan: Plan, offer: Offer): Offer {
  offer.plan = plan;
  offer.eligible = meetsRule(plan, options.alternatives, subject);
  enterMarkets(plan, subject, ways, offer.eligible, setting, offer.entry);
  offer.profit = profitIndex(offer.entry, subject);
  return offer;
}

function cannotBeatAny(option: PlanOption, solved: readonly Plan[]): boolean {
  for (const plan of solved) if (cannotBeat(option, plan)) return true;
  return false;
}

/**
 * Whether an option is no better than a plan already made: it asks all that makes that plan dear, and bears the same duties.
 * A plan that keeps duties on parts within what is set against them, at shadow prices of at most 1, bears no more of them and
 * of cost together than one that pays: above what is set against it, duty adds 1 to cost for each unit that is bought.
 */
function cannotBeat(option: PlanOption, { option: made, shadowPrices }: Plan): boolean {
  if (option.contentDutyMarkets.length !== made.contentDutyMarkets.length) return false;
  const paysInstead = option.paysPartsDuty && !made.paysPartsDuty;
  if (option.paysPartsDuty !== made.paysPartsDuty && !paysInstead) return false;
  return made.requirements.every((binding, c) => {
    const price = shadowPrices[c] as number;
    if (price === 0) return true;
    if (paysInstead && c >= (made.way?.length ?? 0)) return price <= 1;
    return option.requirements.some((r) => r.weights === binding.weights && r.atLeast === binding.atLeast);
  });
}

function only(plan: Plan, profit: number): PlanChoice {
  return { plans: [{ plan, share: 1 }], profit };
}

/** Logit share of the compliant plan; all or nothing at zero dispersion. */
function complianceShare(compliant: number, free: number, { eta, dispersion }: ChoiceSetting): number {
  const advantage = (Math.log(compliant) - Math.log(free)) / (eta - 1);
  if (dispersion === 0) return advantage >= 0 ? 1 : 0;
  return 1 / (1 + Math.exp(-advantage / dispersion));
}

/** Without duties on content or parts all plans that meet a rule enter alike, so the cheapest is the most profitable. */
function enterAlike(options: readonly PlanOption[]): boolean {
  return options.every((option) => option.contentDutyMarkets.length === 0 && option.partsDuties.length === 0);
}

/**
 * The cost up to which a plan that meets the rule could land cheaper than buying freely in some market: because it claims
 * the preference; 0 where there is none to claim. There is no such bound where duties fall on content or parts, which
 * other sourcing lowers.
 */
function dearestUseful(
  free: Entry,
  { marketShare, marketOffset }: PlanSubject,
  options: PlanOptions,
  ways: MarketWays,
): number {
  if (!enterAlike(options.compliant)) return Number.POSITIVE_INFINITY;
  let dearest = 0;
  for (let market = 0; market < COUNTRIES.length; market++) {
    if (marketShare[marketOffset + market] === 0) continue;
    for (const way of ways[market] ?? []) {
      if (way.contentDuty !== undefined) return Number.POSITIVE_INFINITY;
      if (!way.requiresRule) continue;
      dearest = Math.max(dearest, (free.landed[market] as number) / (1 + way.duty + way.paperwork));
    }
  }
  return dearest;
}

/** Whether a plan lands cheaper than another in any market it is sold in; elsewhere both are infinite. */
function landsCheaper(a: Entry, b: Entry): boolean {
  for (let d = 0; d < COUNTRIES.length; d++) if ((a.landed[d] as number) < (b.landed[d] as number)) return true;
  return false;
}

function isShutOut({ landed }: Entry, { marketShare, marketOffset }: PlanSubject): boolean {
  for (let d = 0; d < COUNTRIES.length; d++) {
    if (landed[d] === Number.POSITIVE_INFINITY && (marketShare[marketOffset + d] as number) > 0) return true;
  }
  return false;
}
