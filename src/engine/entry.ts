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
  readonly landed: Float64Array;
  /** Duty and paperwork, each on average over shipments. */
  readonly duty: Float64Array;
  readonly paperwork: Float64Array;
  /** Share of shipments that enter under a treatment that requires the rule. */
  readonly claims: Float64Array;
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
  const landed = new Float64Array(O).fill(Number.POSITIVE_INFINITY);
  const duty = new Float64Array(O);
  const paperwork = new Float64Array(O);
  const claims = new Float64Array(O);
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
    claims[market] = share;
    let total = 0;
    for (const [charge, part] of [
      [claimed, share],
      [open, 1 - share],
    ] as const) {
      if (charge === undefined || part === 0) continue;
      total += part * charge.landed;
      duty[market] = (duty[market] as number) + part * charge.duty;
      paperwork[market] = (paperwork[market] as number) + part * charge.paperwork;
    }
    if (total > 0) landed[market] = total;
  }
  return { landed, duty, paperwork, claims, eligible };
}

/** What a treatment charges a plan. */
type Charge = { readonly landed: number; readonly duty: number; readonly paperwork: number };

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
