import { type Regime, routeIndex } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import type { Plan } from './plan.js';

const O: number = COUNTRIES.length;

/**
 * What a plan costs on arrival in each market under a regime, in units of unconstrained unit cost, by the cheapest
 * treatment open to it. Infinite where no treatment is.
 */
export type Entry = {
  readonly landed: Float64Array;
  /** Duty and paperwork of that treatment, and whether it is one that requires the rule. */
  readonly duty: Float64Array;
  readonly paperwork: Float64Array;
  readonly claims: Uint8Array;
  /** Whether the plan meets the rule. */
  readonly eligible: boolean;
};

/** Finds the cheapest treatment open to a plan in each market, given whether it meets the regime's rule. */
export function enterMarkets(
  plan: Plan,
  regime: Regime,
  assembly: number,
  vehicleClass: number,
  eligible: boolean,
): Entry {
  const landed = new Float64Array(O).fill(Number.POSITIVE_INFINITY);
  const duty = new Float64Array(O);
  const paperwork = new Float64Array(O);
  const claims = new Uint8Array(O);
  for (let market = 0; market < O; market++) {
    for (const way of regime.treatments[routeIndex(assembly, market, vehicleClass)] ?? []) {
      if (way.requiresRule && !eligible) continue;
      let due = plan.cost * way.duty;
      if (way.contentDuty !== undefined) {
        for (let o = 0; o < O; o++) due += (plan.byOrigin[o] as number) * (way.contentDuty[o] as number);
      }
      const proof = plan.cost * way.paperwork;
      const total = plan.cost + plan.partsDuty + due + proof;
      if (total < (landed[market] as number)) {
        landed[market] = total;
        duty[market] = due;
        paperwork[market] = proof;
        claims[market] = way.requiresRule ? 1 : 0;
      }
    }
  }
  return { landed, duty, paperwork, claims, eligible };
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
