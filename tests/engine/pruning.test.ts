import { describe, expect, it } from 'vitest';
import {
  createPreparation,
  followedPlans,
  type PlanOffer,
  type PreparedRun,
  planOffers,
} from '../../src/engine/index.js';
import type { Regime } from '../../src/policy/regime.js';
import { COUNTRIES } from '../support/dimensions.js';
import { shippedScenario } from '../support/shipped.js';

const NAMES = ['us-85-50', 'usmca', 'canada-innovation', 'section-232'];

/** The choice of plans among all that can be made, none of them left out: shares of the best free and compliant plan. */
function choiceAmong({ model }: PreparedRun, offers: readonly PlanOffer[], carline: number): Choice {
  const { eta, dispersion, carlines } = model.economy;
  const free = best(offers.filter(({ madeFor }) => madeFor === 'nothing')) as PlanOffer;
  const compliant = best(offers.filter(({ madeFor }) => madeFor === 'the rule'));
  const landsCheaper = compliant?.landed.some((landed, d) => landed < (free.landed[d] as number));
  if (compliant === undefined || landsCheaper !== true) return { cost: free.cost, profit: free.profit };
  if (free.isEligible) {
    const better = compliant.profit > free.profit ? compliant : free;
    return { cost: better.cost, profit: better.profit };
  }
  const isShutOut = free.landed.some(
    (landed, d) =>
      landed === Number.POSITIVE_INFINITY && (carlines.marketShare[carline * COUNTRIES.length + d] as number) > 0,
  );
  const advantage = (Math.log(compliant.profit) - Math.log(free.profit)) / (eta - 1);
  const share = isShutOut ? 1 : 1 / (1 + Math.exp(-advantage / dispersion));
  return {
    cost: share * compliant.cost + (1 - share) * free.cost,
    profit: share * compliant.profit + (1 - share) * free.profit,
  };
}

type Choice = { readonly cost: number; readonly profit: number };

function best(offers: readonly PlanOffer[]): PlanOffer | undefined {
  return offers.toSorted((one, other) => other.profit - one.profit || one.cost - other.cost)[0];
}

describe('plans that need not be made', () => {
  it.each(NAMES)('would change no choice under %s', (name) => {
    const scenario = shippedScenario(name);
    const run = createPreparation(scenario)({});
    const { timeline } = run;
    const { variants, carlines } = run.model.economy;
    let compared = 0;
    for (const regime of new Set<Regime>(timeline.plannedFor)) {
      for (let variant = 0; variant < variants.count; variant++) {
        const carline = variants.carline[variant] as number;
        for (const plant of COUNTRIES.keys()) {
          // Every place of some carlines, and of the others their own.
          if (plant !== carlines.plant[carline] && carline % 7 !== 0) continue;
          const point = { variant, plant, regime, state: 0 };
          const { offers } = planOffers(run, point);
          const expected = choiceAmong(run, offers, carline);
          const plans = followedPlans(run, point, regime);
          const profit = plans.reduce((sum, plan) => sum + plan.share * plan.profit, 0);
          const cost = plans.reduce((sum, plan) => sum + plan.share * plan.cost, 0);
          expect(profit).toBeCloseTo(expected.profit, 9);
          expect(cost).toBeCloseTo(expected.cost, 7);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});
