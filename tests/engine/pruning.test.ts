import { describe, expect, it } from 'vitest';
import { type PlanOffer, planMenu } from '../../src/analysis/explain/plan-menu.js';
import { costOf } from '../../src/engine/plan.js';
import { allVariants } from '../../src/engine/variants.js';
import { createLayout, type LaidOut } from '../../src/engine/year-loop.js';
import type { Regime } from '../../src/policy/regime.js';
import { COUNTRIES } from '../../src/types/dimensions.js';
import { shippedScenario } from '../support/shipped.js';

const NAMES = ['us-85-50', 'usmca', 'canada-innovation', 'section-232'];

/** The choice of plans among all that can be made, none of them left out: shares of the best free and compliant plan. */
function choiceAmong(laidOut: LaidOut, offers: readonly PlanOffer[], carline: number): Choice {
  const { eta, dispersion } = laidOut.setting;
  const free = best(offers.filter(({ madeFor }) => madeFor === 'nothing')) as PlanOffer;
  const compliant = best(offers.filter(({ madeFor }) => madeFor === 'the rule'));
  const landsCheaper = compliant?.entry.landed.some((landed, d) => landed < (free.entry.landed[d] as number));
  if (compliant === undefined || landsCheaper !== true) return { cost: costOf(free.plan), profit: free.profit };
  if (free.eligible) {
    const better = compliant.profit > free.profit ? compliant : free;
    return { cost: costOf(better.plan), profit: better.profit };
  }
  const isShutOut = free.entry.landed.some(
    (landed, d) =>
      landed === Number.POSITIVE_INFINITY &&
      (laidOut.economy.marketShare[carline * COUNTRIES.length + d] as number) > 0,
  );
  const advantage = (Math.log(compliant.profit) - Math.log(free.profit)) / (eta - 1);
  const share = isShutOut ? 1 : 1 / (1 + Math.exp(-advantage / dispersion));
  return {
    cost: share * costOf(compliant.plan) + (1 - share) * costOf(free.plan),
    profit: share * compliant.profit + (1 - share) * free.profit,
  };
}

type Choice = { readonly cost: number; readonly profit: number };

function best(offers: readonly PlanOffer[]): PlanOffer | undefined {
  return offers.toSorted((one, other) => other.profit - one.profit || costOf(one.plan) - costOf(other.plan))[0];
}

describe('plans that need not be made', () => {
  it.each(NAMES)('would change no choice under %s', (name) => {
    const scenario = shippedScenario(name);
    const laidOut = createLayout(scenario)({});
    const { economy, desk, timeline } = laidOut;
    let compared = 0;
    for (const regime of new Set<Regime>(timeline.plannedFor)) {
      for (const variant of allVariants(economy.variants)) {
        const carline = economy.variants.carlineOf[variant] as number;
        for (const assembly of COUNTRIES.keys()) {
          // Every place of some carlines, and of the others their own.
          if (assembly !== economy.assemblyOf[carline] && carline % 7 !== 0) continue;
          const { offers } = planMenu(laidOut, { variant, assembly, regime, stage: 0 });
          const expected = choiceAmong(laidOut, offers, carline);
          const { plans, profit } = desk.choice(variant, assembly, regime, 0);
          const cost = plans.reduce((sum, { plan, share }) => sum + share * costOf(plan), 0);
          expect(profit).toBeCloseTo(expected.profit, 9);
          expect(cost).toBeCloseTo(expected.cost, 7);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});
