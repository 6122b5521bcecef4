import type { MarketWays } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
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
  /** Scratch memory of the entries that are compared. */
  readonly entries: Entries;
};

/** Entries of the best of the free and of the compliant plans so far, and of one to hold against each. */
export type Entries = { readonly free: readonly [Entry, Entry]; readonly compliant: readonly [Entry, Entry] };

/** Scratch memory for the entries of a choice. */
export function emptyEntries(): Entries {
  return { free: [emptyEntry(), emptyEntry()], compliant: [emptyEntry(), emptyEntry()] };
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
  const candidate = (plan: Plan, entry: Entry): Candidate => {
    const eligible = meetsRule(plan, options.alternatives, subject);
    enterMarkets(plan, subject, ways, eligible, setting, entry);
    return { plan, eligible, entry, profit: profitIndex(entry, subject) };
  };
  const free = best(setting, subject, options.free, candidate, setting.entries.free) as Candidate;
  const needless = free.eligible && !options.compliant.some((option) => option.contentDutyMarkets.length > 0);
  const ceiling = needless ? 0 : dearestUseful(free.entry, subject, options, ways);
  const compliant =
    ceiling > 0 ? best(setting, subject, options.compliant, candidate, setting.entries.compliant, ceiling) : undefined;
  if (compliant === undefined || !landsCheaper(compliant.entry, free.entry)) return only(free);
  if (free.eligible) return only(compliant.profit > free.profit ? compliant : free);
  const share = isShutOut(free.entry, subject) ? 1 : complianceShare(compliant.profit, free.profit, setting);
  return {
    plans: [
      { plan: free.plan, share: 1 - share },
      { plan: compliant.plan, share },
    ].filter((c) => c.share > 0),
    profit: share * compliant.profit + (1 - share) * free.profit,
  };
}

/** The most profitable of the plans that options lead to, if any can be made. */
function best(
  setting: ChoiceSetting,
  subject: PlanSubject,
  options: readonly PlanOption[],
  candidate: (plan: Plan, entry: Entry) => Candidate,
  [first, second]: readonly [Entry, Entry],
  ceiling = Number.POSITIVE_INFINITY,
): Candidate | undefined {
  const entersAlike = enterAlike(options);
  let solved: readonly Plan[] = [];
  let cheapest: Plan | undefined;
  let found: Candidate | undefined;
  for (const option of options) {
    if (solved.some((plan) => cannotBeat(option, plan))) continue;
    const most = entersAlike ? Math.min(ceiling, cheapest === undefined ? ceiling : costOf(cheapest)) : undefined;
    const plan = solvePlan(setting, subject, option, most);
    if (plan === undefined) continue;
    if (options.length > 1) solved = [...solved, plan];
    if (entersAlike) {
      if (cheapest === undefined || costOf(plan) < costOf(cheapest)) cheapest = plan;
    } else {
      const next = candidate(plan, found?.entry === first ? second : first);
      if (found === undefined || next.profit > found.profit) found = next;
    }
  }
  return cheapest === undefined ? found : candidate(cheapest, first);
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
    if (paysInstead && c >= made.ofRule) return price <= 1;
    return option.requirements.some((r) => r.weights === binding.weights && r.atLeast === binding.atLeast);
  });
}

function only({ plan, profit }: Candidate): PlanChoice {
  return { plans: [{ plan, share: 1 }], profit };
}

type Candidate = {
  readonly plan: Plan;
  /** Whether it meets the rule. */
  readonly eligible: boolean;
  readonly entry: Entry;
  readonly profit: number;
};

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
  return a.landed.some((landed, d) => landed < (b.landed[d] as number));
}

function isShutOut(entry: Entry, { marketShare, marketOffset }: PlanSubject): boolean {
  return entry.landed.some(
    (landed, d) => landed === Number.POSITIVE_INFINITY && (marketShare[marketOffset + d] as number) > 0,
  );
}
