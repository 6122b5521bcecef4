import { get } from '../arrays';
import { marketShareOf } from '../carlines';
import { take } from '../heap';
import { addressAt, countOf, itemOf, setAddress } from '../lists';
import * as LAYOUT from '../records/layout';
import * as PLAN from '../records/plan';
import { enter } from './entry';
import { logitShare } from './logit';
import { cannotBeat, chargesContent, enterAlike } from './options';
import { makePlan, meetsRule } from './plan';

// An offer is a plan as it enters the markets, on trial: its memory is used again for others.
const OFFER_PLAN = 0;
/** Whether it meets the rule. */
const OFFER_ELIGIBLE = 4;
const OFFER_PROFIT = 8;
const OFFER_ENTRY = 16;
const OFFER = OFFER_ENTRY + LAYOUT.ENTRY;
const FREE_OFFERS = memory.data(2 * OFFER, 16);
const COMPLIANT_OFFERS = memory.data(2 * OFFER, 16);

/** Most options of a kind at a station: ways to meet a rule, with and without duties on parts. */
const MOST_OPTIONS = 128;
/** Plans made for the options of a choice (i32). */
const SOLVED = memory.data(4 * MOST_OPTIONS, 16);

/** What a choice is made for. */
let economy: usize = 0;
let subject: usize = 0;
let menu: usize = 0;
let ways: usize = 0;

/**
 * Chooses between buying freely and meeting the rule (model section 3): a logit on ln Π/(η − 1), whose differences are
 * shares of cost, with dispersion σ. Of several ways to meet the rule the most profitable counts. A plan that lands no
 * cheaper in any market is no choice, and a vehicle that only the preference lets in has none but to comply, if it can.
 * One that meets the rule as it buys anyway re-sources only to lower a duty on content.
 *
 * @returns address of the choice; 0 when there is no plan at all
 */
export function choose(ofEconomy: usize, bySubject: usize, fromMenu: usize, byWays: usize): usize {
  economy = ofEconomy;
  subject = bySubject;
  menu = fromMenu;
  ways = byWays;
  const free = best(<usize>load<u32>(menu, LAYOUT.MENU_FREE), FREE_OFFERS, Infinity);
  if (free === 0) return 0;
  const isEligible = load<i32>(free, OFFER_ELIGIBLE) !== 0;
  const options = <usize>load<u32>(menu, LAYOUT.MENU_COMPLIANT);
  const ceiling = isEligible && !chargesContent(options) ? 0 : dearestUseful(free, options);
  const compliant: usize = ceiling > 0 ? best(options, COMPLIANT_OFFERS, ceiling) : 0;
  if (compliant === 0 || !landsCheaper(compliant, free)) return only(free);
  const profit = load<f64>(compliant, OFFER_PROFIT);
  const freeProfit = load<f64>(free, OFFER_PROFIT);
  if (isEligible) return only(profit > freeProfit ? compliant : free);
  const share = isShutOut(free) ? 1 : complianceShare(profit, freeProfit);
  if (share === 0) return only(free);
  if (share === 1) return only(compliant);
  const choice = choiceOf(free, share * profit + (1 - share) * freeProfit);
  store<f64>(choice, share, LAYOUT.CHOICE_SHARE);
  store<i32>(choice, 2, LAYOUT.CHOICE_COUNT);
  store<u32>(choice, load<u32>(compliant, OFFER_PLAN), LAYOUT.CHOICE_PLANS + 4);
  return choice;
}

/** A choice of one plan. */
function only(offer: usize): usize {
  return choiceOf(offer, load<f64>(offer, OFFER_PROFIT));
}

/** A choice whose programs all follow one plan. */
function choiceOf(offer: usize, profit: f64): usize {
  const choice = take(LAYOUT.CHOICE);
  store<f64>(choice, profit, LAYOUT.CHOICE_PROFIT);
  store<f64>(choice, 1, LAYOUT.CHOICE_SHARE);
  store<i32>(choice, 1, LAYOUT.CHOICE_COUNT);
  store<u32>(choice, load<u32>(offer, OFFER_PLAN), LAYOUT.CHOICE_PLANS);
  return choice;
}

/** The most profitable of the plans that options lead to, in one of two offers; 0 where none can be made. */
function best(options: usize, offers: usize, ceiling: f64): usize {
  const count = countOf(options);
  const alike = enterAlike(options);
  let solved = 0;
  let cheapest: usize = 0;
  let found: usize = 0;
  for (let i = 0; i < count; i++) {
    const option = itemOf(options, i);
    if (cannotBeatAny(option, solved)) continue;
    const dearest = cheapest === 0 ? ceiling : Math.min(ceiling, costOf(cheapest));
    const plan = makePlan(economy, subject, option, alike ? dearest : Infinity);
    if (plan === 0) continue;
    setAddress(SOLVED, solved++, plan);
    if (alike) {
      if (cheapest === 0 || costOf(plan) < costOf(cheapest)) cheapest = plan;
    } else {
      const next = found === offers ? offers + OFFER : offers;
      make(plan, next);
      if (found === 0 || load<f64>(next, OFFER_PROFIT) > load<f64>(found, OFFER_PROFIT)) found = next;
    }
  }
  if (cheapest === 0) return found;
  make(cheapest, offers);
  return offers;
}

function costOf(plan: usize): f64 {
  return get(plan, PLAN.cost);
}

/** Makes an offer of a plan. */
function make(plan: usize, offer: usize): void {
  const eligible = meetsRule(plan, <usize>load<u32>(menu, LAYOUT.MENU_ALTERNATIVES), subject);
  store<u32>(offer, <u32>plan, OFFER_PLAN);
  store<i32>(offer, eligible ? 1 : 0, OFFER_ELIGIBLE);
  store<f64>(offer, enter(economy, plan, subject, ways, eligible, offer + OFFER_ENTRY), OFFER_PROFIT);
}

function cannotBeatAny(option: usize, solved: i32): bool {
  for (let i = 0; i < solved; i++) if (cannotBeat(option, addressAt(SOLVED, i))) return true;
  return false;
}

/** Logit share of the compliant plan. */
function complianceShare(compliant: f64, free: f64): f64 {
  const advantage = (Math.log(compliant) - Math.log(free)) / (load<f64>(economy, LAYOUT.ECONOMY_ETA) - 1);
  return logitShare(advantage, load<f64>(economy, LAYOUT.ECONOMY_DISPERSION));
}

/**
 * The cost up to which a plan that meets the rule could land cheaper than buying freely in some market: because it claims
 * the preference; 0 where there is none to claim. There is no such bound where duties fall on content or parts, which
 * other sourcing lowers.
 */
function dearestUseful(free: usize, options: usize): f64 {
  if (!enterAlike(options)) return Infinity;
  const marketShare = marketShareOf(subject);
  let dearest: f64 = 0;
  for (let market = 0; market < LAYOUT.ORIGINS; market++) {
    if (get(marketShare, market) === 0) continue;
    const open = addressAt(ways, market);
    for (let i = 0, count = countOf(open); i < count; i++) {
      const way = itemOf(open, i);
      if (load<i32>(way, LAYOUT.TREATMENT_CHARGES_CONTENT) !== 0) return Infinity;
      if (load<i32>(way, LAYOUT.TREATMENT_REQUIRES_RULE) === 0) continue;
      const rate = 1 + load<f64>(way, LAYOUT.TREATMENT_DUTY) + load<f64>(way, LAYOUT.TREATMENT_PAPERWORK);
      dearest = Math.max(dearest, landed(free, market) / rate);
    }
  }
  return dearest;
}

function landed(offer: usize, market: i32): f64 {
  return get(offer + OFFER_ENTRY + LAYOUT.ENTRY_LANDED, market);
}

/** Whether an offer lands cheaper than another in any market it is sold in; elsewhere both are infinite. */
function landsCheaper(one: usize, other: usize): bool {
  for (let d = 0; d < LAYOUT.ORIGINS; d++) if (landed(one, d) < landed(other, d)) return true;
  return false;
}

function isShutOut(offer: usize): bool {
  const marketShare = marketShareOf(subject);
  for (let d = 0; d < LAYOUT.ORIGINS; d++) if (landed(offer, d) === Infinity && get(marketShare, d) > 0) return true;
  return false;
}
