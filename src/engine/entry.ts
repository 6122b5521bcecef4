import { type Regime, routeIndex } from '../policy/regime.js';
import type { EntryTreatment } from '../policy/treatments.js';
import { COUNTRIES } from '../types/dimensions.js';
import type { Plan } from './plan.js';

const O: number = COUNTRIES.length;

/**
 * What a plan costs on arrival in each market under a regime, on average over its shipments, in units of unconstrained unit
 * cost. Infinite where no treatment lets it in.
 */
export type Entry = {
  readonly landed: readonly number[];
  /** Duty and paperwork, each on average over shipments. */
  readonly duty: readonly number[];
  readonly paperwork: readonly number[];
  /** Share of shipments that enter under a treatment that requires the rule. */
  readonly claims: readonly number[];
  /** Whether the plan meets the rule. */
  readonly eligible: boolean;
};

/**
 * Enters a plan into the markets, given whether it meets the regime's rule. A plan that does claims the preference by a
 * logit on what claiming saves, ln(landed without / landed with), with the dispersion of the choice to comply: as firms
 * differ in what the rule costs them, so shipments differ in what proof of origin costs. Claiming what saves nothing is no
 * choice, and zero dispersion gives the sharp rule.
 */
export function enterMarkets(
  plan: Plan,
  regime: Regime,
  assembly: number,
  vehicleClass: number,
  eligible: boolean,
  dispersion: number,
): Entry {
  const landed: number[] = [];
  const duty: number[] = [];
  const paperwork: number[] = [];
  const claims: number[] = [];
  for (let market = 0; market < O; market++) {
    let open: Charge | undefined;
    let claimed: Charge | undefined;
    for (const way of regime.treatments[routeIndex(assembly, market, vehicleClass)] ?? []) {
      if (way.requiresRule && !eligible) continue;
      const charge = chargeOf(plan, way);
      if (way.requiresRule) claimed = cheaper(claimed, charge);
      else open = cheaper(open, charge);
    }
    const share = claimShare(claimed, open, dispersion);
    const mean = (of: (charge: Charge) => number): number =>
      (claimed === undefined || share === 0 ? 0 : share * of(claimed)) +
      (open === undefined || share === 1 ? 0 : (1 - share) * of(open));
    claims.push(share);
    landed.push(claimed === undefined && open === undefined ? Number.POSITIVE_INFINITY : mean(landedOf));
    duty.push(mean(dutyOf));
    paperwork.push(mean(paperworkOf));
  }
  return { landed, duty, paperwork, claims, eligible };
}

/** What a treatment charges a plan. */
type Charge = { readonly landed: number; readonly duty: number; readonly paperwork: number };

const landedOf = (charge: Charge): number => charge.landed;
const dutyOf = (charge: Charge): number => charge.duty;
const paperworkOf = (charge: Charge): number => charge.paperwork;

function chargeOf(plan: Plan, way: EntryTreatment): Charge {
  let duty = plan.cost * way.duty;
  if (way.contentDuty !== undefined) {
    for (let o = 0; o < O; o++) duty += (plan.byOrigin[o] as number) * (way.contentDuty[o] as number);
  }
  const binds = plan.shadowPrices.some((price) => price > 0);
  const paperwork = plan.cost * (way.paperwork + (binds ? way.paperworkWhereBinding : 0));
  return { landed: plan.cost + plan.partsDuty + duty + paperwork, duty, paperwork };
}

function cheaper(a: Charge | undefined, b: Charge): Charge {
  return a === undefined || b.landed < a.landed ? b : a;
}

function claimShare(claimed: Charge | undefined, open: Charge | undefined, dispersion: number): number {
  if (claimed === undefined) return 0;
  if (open === undefined) return 1;
  if (claimed.landed >= open.landed) return 0;
  if (dispersion === 0) return 1;
  return 1 / (1 + Math.exp(-Math.log(open.landed / claimed.landed) / dispersion));
}

/**
 * Profit index of a plan over its markets, Π = Σ_d r_d · landed_d^(1−η) (model section 3), r_d shares of sales without
 * duties and η the demand elasticity; 1 for a plan of cost 1 that pays nothing.
 */
export function profitIndex(entry: Entry, marketShare: Float64Array, offset: number, eta: number): number {
  let profit = 0;
  for (let market = 0; market < O; market++) {
    const share = marketShare[offset + market] as number;
    if (share > 0) profit += share * (entry.landed[market] as number) ** (1 - eta);
  }
  return profit;
}
