import { describe, expect, it } from 'vitest';
import { VALUE } from '../../src/engine/desk.js';
import { thresholdFor } from '../../src/engine/plan.js';
import { SUM, SUMS } from '../../src/engine/sums.js';
import { variantsOf } from '../../src/engine/variants.js';
import { createLayout, type LaidOut } from '../../src/engine/year-loop.js';
import { type MarketWays, placeIndex, type Regime } from '../../src/policy/regime.js';
import { COUNTRIES } from '../../src/types/dimensions.js';
import { accountsOf, arrival, qualifies } from '../support/reference-programs.js';
import { shippedScenario } from '../support/shipped.js';

const NAMES = ['us-85-50', 'canada-innovation', 'section-232', 'withdrawal', 'reshoring'];
const O = COUNTRIES.length;

type Programs = { readonly carline: number; readonly assembly: number; readonly stage: number };

/** Sums of a carline's programs by market, and their value, from its plans' spending. */
function expectedBundle(laidOut: LaidOut, planned: Regime, inForce: Regime, programs: Programs): Float64Array {
  const { economy, desk, setting } = laidOut;
  const { carline, assembly, stage } = programs;
  const sums = new Float64Array(VALUE + O);
  const ways = inForce.ways[placeIndex(assembly, economy.classOf[carline] as number)] as MarketWays;
  const { options } = desk.station(carline, assembly, inForce);
  for (const variant of variantsOf(economy.variants, carline)) {
    const weight = economy.variants.weight[variant] as number;
    const subject = desk.subject(variant, assembly, stage);
    const alternatives = options.alternatives.map(({ requirements }) =>
      requirements.map((r) => ({ weights: r.weighed.weights, threshold: thresholdFor(setting, r, subject) })),
    );
    for (const { plan, share } of desk.choice(variant, assembly, planned, stage).plans) {
      const accounts = accountsOf(plan, laidOut);
      const eligible = qualifies(plan, alternatives);
      for (let d = 0; d < O; d++) {
        if (economy.marketShare[carline * O + d] === 0) continue;
        const entry = arrival(plan, accounts, ways[d] ?? [], eligible, setting.dispersion);
        if (entry.landed === Number.POSITIVE_INFINITY) continue;
        const value = weight * share * entry.landed ** (1 - setting.eta);
        const sold = value / entry.landed;
        const spent = sold * (economy.unitCostUsd[carline] as number);
        const add = (sum: number, amount: number): void => {
          sums[d * SUMS + sum] = (sums[d * SUMS + sum] as number) + amount;
        };
        sums[VALUE + d] = (sums[VALUE + d] as number) + value;
        add(SUM.vehicles, sold);
        add(SUM.claimingVehicles, sold * entry.claims);
        add(SUM.claimingValue, spent * entry.claims * accounts.cost);
        if (eligible) add(SUM.eligibleValue, spent * accounts.cost);
        add(SUM.ruleCost, spent * (accounts.cost - 1 + entry.paperwork));
        add(SUM.duty, spent * entry.duty);
        add(SUM.value, spent * accounts.cost);
        add(SUM.base, spent * accounts.base);
        add(SUM.regional, spent * accounts.regional);
        add(SUM.us, spent * accounts.us);
        add(SUM.partsDuty, spent * accounts.partsDuty);
        accounts.partsJobs.forEach((jobs, c) => {
          add(SUM.partsJobs + c, (spent * jobs) / 1000);
        });
        accounts.indirectJobs.forEach((jobs, c) => {
          add(SUM.indirectJobs + c, (spent * jobs) / 1000);
        });
        accounts.byOrigin.forEach((bought, o) => {
          add(SUM.spending + o, spent * bought);
        });
      }
    }
  }
  return sums;
}

describe('programs as the kernel sums them', () => {
  it.each(NAMES)('are what follows from the spending of their plans under %s', (name) => {
    const scenario = shippedScenario(name);
    const laidOut = createLayout(scenario)({});
    const { economy, desk, timeline } = laidOut;
    const last = laidOut.years.length - 1;
    let compared = 0;
    for (const planned of new Set(timeline.plannedFor)) {
      for (const inForce of [timeline.inForce[0] as Regime, timeline.inForce[last] as Regime]) {
        economy.assemblyOf.forEach((own, carline) => {
          const stage = laidOut.stage(last, carline);
          for (const assembly of carline % 11 === 0 ? COUNTRIES.keys() : [own]) {
            const expected = expectedBundle(laidOut, planned, inForce, { carline, assembly, stage });
            const found = desk.bundle(carline, assembly, planned, inForce, stage);
            expected.forEach((sum, i) => {
              // Shadow prices stand in no plan's spending.
              if (i < VALUE && (i % SUMS === SUM.shadowRegional || i % SUMS === SUM.shadowUs)) return;
              if (Math.abs((found[i] as number) - sum) > 1e-11 * Math.abs(sum) + 1e-9) {
                expect.fail(`Carline ${carline} at ${assembly}, number ${i}: ${found[i]} in place of ${sum}.`);
              }
              compared++;
            });
          }
        });
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
