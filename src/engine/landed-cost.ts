import type { MarketWays } from '../policy/regime.js';
import type { Model } from './model.js';
import { NONE } from './pages.js';
import { addRows } from './table.js';
import type { Terms } from './terms.js';

/** The cheapest way into a market: cost on arrival, infinite where there is none, and duty and paperwork in it. */
type Entry = { landed: number; duty: number; paperwork: number };

/** Share that takes what is better by an advantage, a share of cost, at a dispersion; all or nothing at none. */
export function logitShare(advantage: number, dispersion: number): number {
  if (dispersion === 0) return advantage >= 0 ? 1 : 0;
  return 1 / (1 + Math.exp(-advantage / dispersion));
}

/**
 * The row of a plan as it lands in the markets of its carline under treatments, given whether it meets the rule: by market, in
 * units of unconstrained unit cost and on average over shipments, cost on arrival (infinite where nothing is sold or no
 * treatment lets it in), duty, paperwork, and the share of shipments that claims the preference.
 *
 * A plan that meets the rule claims by a logit on what claiming saves, ln(landed without / landed with), with the dispersion
 * of the choice to comply: as firms differ in what the rule costs them, so shipments differ in what proof of origin costs.
 * Claiming what saves nothing is no choice, and zero dispersion gives the sharp rule.
 *
 * The profit index over markets is Π = Σ_d r_d · landed_d^(1−η) (engine/README.md, section 3), r_d shares of sales without duties
 * and η the demand elasticity; 1 for a plan of cost 1 that pays nothing.
 */
export function landing(
  model: Model,
  plan: number,
  carline: number,
  { treatments, treatmentsNumber }: Pick<Terms, 'treatments' | 'treatmentsNumber'>,
  isEligible: boolean,
): number {
  const { plans, landings } = model;
  const eligible = isEligible ? 1 : 0;
  const first = plans.landing[plan] as number;
  for (let row = first; row !== NONE; row = landings.next[row] as number) {
    if (landings.treatments[row] === treatmentsNumber && landings.isEligible[row] === eligible) return row;
  }
  const row = addRows(landings);
  landings.plan[row] = plan;
  landings.next[row] = first;
  landings.treatments[row] = treatmentsNumber;
  landings.isEligible[row] = eligible;
  plans.landing[plan] = row;
  land(model, plan, carline, treatments, isEligible, row);
  return row;
}

function land(
  model: Model,
  plan: number,
  carline: number,
  treatments: MarketWays,
  isEligible: boolean,
  row: number,
): void {
  const { economy } = model;
  const { landed, weight, duty, paperwork, claims, profit } = model.landings;
  const { eta, dispersion } = economy;
  const { origins } = economy.shape;
  const { marketShare } = economy.carlines;
  let sum = 0;
  for (let market = 0; market < origins; market++) {
    const at = row * origins + market;
    const share = marketShare[carline * origins + market] as number;
    shut(open);
    shut(preferential);
    if (share > 0) findEntries(model, plan, treatments[market] as MarketWays[number], isEligible);
    const claiming = claimShare(dispersion);
    const rest = 1 - claiming;
    const mean =
      claiming === 0
        ? open.landed
        : claiming === 1
          ? preferential.landed
          : claiming * preferential.landed + rest * open.landed;
    const ofSales = powerOf(mean, 1 - eta);
    landed[at] = mean;
    weight[at] = ofSales;
    duty[at] = claiming * preferential.duty + rest * open.duty;
    paperwork[at] = claiming * preferential.paperwork + rest * open.paperwork;
    claims[at] = claiming;
    if (share > 0) sum += share * ofSales;
  }
  profit[row] = sum;
}

/** A power of a cost about 1. Beside so small a logarithm e^(p ln x) is as exact as `**`, in half of its time. */
function powerOf(cost: number, exponent: number): number {
  return cost === 1 ? 1 : Math.exp(exponent * Math.log(cost));
}

/** Of one market: the cheapest way in that asks nothing, and the cheapest that requires the rule. */
const open: Entry = { landed: 0, duty: 0, paperwork: 0 };
const preferential: Entry = { landed: 0, duty: 0, paperwork: 0 };

function findEntries({ plans, sums }: Model, plan: number, ways: MarketWays[number], isEligible: boolean): void {
  const at = plan * sums.ofPlan - sums.value;
  const cost = plans.sums[at + sums.value] as number;
  const bought = cost + (plans.sums[at + sums.partsDuty] as number);
  const isBound = plans.isBound[plan] === 1;
  for (const { requiresRule, duty, contentDuty, paperwork, paperworkWhereBinding } of ways) {
    if (requiresRule && !isEligible) continue;
    let due = cost * duty;
    if (contentDuty !== undefined) {
      for (let o = 0; o < contentDuty.length; o++) {
        due += (contentDuty[o] as number) * (plans.sums[at + sums.spending + o] as number);
      }
    }
    const papers = cost * (isBound ? paperwork + paperworkWhereBinding : paperwork);
    const landed = bought + due + papers;
    const entry = requiresRule ? preferential : open;
    if (landed >= entry.landed) continue;
    entry.landed = landed;
    entry.duty = due;
    entry.paperwork = papers;
  }
}

function shut(entry: Entry): void {
  entry.landed = Number.POSITIVE_INFINITY;
  entry.duty = 0;
  entry.paperwork = 0;
}

/** Share of shipments that claim, by landed cost with and without the preference. */
function claimShare(dispersion: number): number {
  if (!(preferential.landed < open.landed)) return 0;
  if (open.landed === Number.POSITIVE_INFINITY) return 1;
  return logitShare(Math.log(open.landed / preferential.landed), dispersion);
}
