import { dot, get, numberAt, set } from '../arrays';
import { marketShareOf } from '../carlines';
import { addressAt, countOf, itemOf } from '../lists';
import { raise } from '../power';
import * as LAYOUT from '../records/layout';
import * as PLAN from '../records/plan';
import { logitShare } from './logit';

/** The cheapest way into a market so far: cost on arrival, infinite where there is none, and duty and paperwork in it. */
let openLanded: f64 = 0;
let openDuty: f64 = 0;
let openPaperwork: f64 = 0;
/** The same of ways that require the rule. */
let claimLanded: f64 = 0;
let claimDuty: f64 = 0;
let claimPaperwork: f64 = 0;

/**
 * Enters a plan into the markets, given whether it meets the regime's rule, into a record of an entry (see `Entry` in
 * src/engine/plan.ts). A plan that does claims the preference by a logit on what claiming saves, ln(landed without / landed
 * with), with the dispersion of the choice to comply: as firms differ in what the rule costs them, so shipments differ in
 * what proof of origin costs. Claiming what saves nothing is no choice, and zero dispersion gives the sharp rule.
 *
 * @returns profit index of the plan over its markets, Π = Σ_d r_d · landed_d^(1−η) (model section 3), r_d shares of sales
 *   without duties and η the demand elasticity; 1 for a plan of cost 1 that pays nothing
 */
export function enter(economy: usize, plan: usize, subject: usize, ways: usize, eligible: bool, entry: usize): f64 {
  const marketShare = marketShareOf(subject);
  const dispersion = load<f64>(economy, LAYOUT.ECONOMY_DISPERSION);
  for (let market = 0; market < LAYOUT.ORIGINS; market++) {
    openLanded = Infinity;
    openDuty = 0;
    openPaperwork = 0;
    claimLanded = Infinity;
    claimDuty = 0;
    claimPaperwork = 0;
    if (get(marketShare, market) > 0) findWays(plan, addressAt(ways, market), eligible);
    const share = claimShare(dispersion);
    const rest = 1 - share;
    const mean = share === 0 ? openLanded : share === 1 ? claimLanded : share * claimLanded + rest * openLanded;
    set(entry + LAYOUT.ENTRY_CLAIMS, market, share);
    set(entry + LAYOUT.ENTRY_LANDED, market, mean);
    set(entry + LAYOUT.ENTRY_DUTY, market, share * claimDuty + rest * openDuty);
    set(entry + LAYOUT.ENTRY_PAPERWORK, market, share * claimPaperwork + rest * openPaperwork);
  }
  raise(entry + LAYOUT.ENTRY_LANDED, entry + LAYOUT.ENTRY_WEIGHT, 2, 1 - load<f64>(economy, LAYOUT.ECONOMY_ETA));
  return dot(marketShare, entry + LAYOUT.ENTRY_WEIGHT, 2);
}

/** Finds the cheapest ways into a market among those given. */
function findWays(plan: usize, ways: usize, eligible: bool): void {
  const cost = get(plan, PLAN.cost);
  const bought = cost + get(plan, PLAN.partsDuty);
  const isBound = load<i32>(plan, LAYOUT.PLAN_IS_BOUND) !== 0;
  for (let i = 0, count = countOf(ways); i < count; i++) {
    const way = itemOf(ways, i);
    const requiresRule = load<i32>(way, LAYOUT.TREATMENT_REQUIRES_RULE) !== 0;
    if (requiresRule && !eligible) continue;
    let due = cost * load<f64>(way, LAYOUT.TREATMENT_DUTY);
    if (load<i32>(way, LAYOUT.TREATMENT_CHARGES_CONTENT) !== 0) {
      due += dot(numberAt(plan, PLAN.byOrigin), way + LAYOUT.TREATMENT_CONTENT_DUTY, 2);
    }
    let rate = load<f64>(way, LAYOUT.TREATMENT_PAPERWORK);
    if (isBound) rate += load<f64>(way, LAYOUT.TREATMENT_PAPERWORK_WHERE_BINDING);
    const papers = cost * rate;
    const all = bought + due + papers;
    if (requiresRule) {
      if (all >= claimLanded) continue;
      claimLanded = all;
      claimDuty = due;
      claimPaperwork = papers;
    } else if (all < openLanded) {
      openLanded = all;
      openDuty = due;
      openPaperwork = papers;
    }
  }
}

/** Share of shipments that claim, by landed cost with and without the preference. */
function claimShare(dispersion: f64): f64 {
  if (!(claimLanded < openLanded)) return 0;
  return openLanded === Infinity ? 1 : logitShare(Math.log(openLanded / claimLanded), dispersion);
}
