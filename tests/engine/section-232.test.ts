import { describe, expect, it } from 'vitest';
import { createPreparation, followedPlans, minimumCostSourcing, outcome, simulate } from '../../src/engine/index.js';
import type { Regime } from '../../src/policy/regime.js';
import { loadScenarios } from '../../src/scenario/load.js';
import { CATEGORIES } from '../support/dimensions.js';
import { shipped } from '../support/shipped.js';

const [section, usmca] = loadScenarios([shipped('section-232'), shipped('usmca')]);
if (section === undefined || usmca === undefined) throw new Error('scenarios did not load');

describe('duties on parts with an offset for assembling in the United States', () => {
  const run = createPreparation(section)({});
  const year = run.years.indexOf(2025);
  const regime = run.timeline.plannedFor[year] as Regime;

  it('are met at the least cost of parts, duty and offset together', () => {
    const { theta, carlines, variants } = run.model.economy;
    let kinked = 0;
    let paying = 0;
    for (let variant = 0; variant < variants.count; variant++) {
      const carline = variants.carline[variant] as number;
      const shares = variants.shares.subarray(variant * 48, (variant + 1) * 48);
      if (carlines.plant[carline] !== 0 || variant % 5 !== 0) continue;
      const plans = followedPlans(run, { variant, plant: 0, regime, state: 0 }, regime);
      const plan = plans.find(({ option }) =>
        option.requirements.every((r) => r.asked.measure === 'parts duty within its offset'),
      );
      const duty = plan?.option.partsDuties[0];
      if (plan === undefined || duty === undefined) continue;
      if (plan.partsDuty > 0) paying++;
      else if (plan.cost > 1 + 1e-9) kinked++;
      const rate = [...duty.rate];
      const total = plan.cost + plan.partsDuty;
      // Bearing any part of the duty gives one more way to buy; none may be cheaper than the plan.
      let best = Number.POSITIVE_INFINITY;
      for (let part = 0; part <= 1.0001; part += 0.05) {
        const { spending } = minimumCostSourcing({
          theta: theta,
          costShare: [...carlines.costShare.subarray(carline * 12, carline * 12 + 12)],
          shares: CATEGORIES.map((_, k) => [...shares.subarray(4 * k, 4 * k + 4)]),
          surcharge: CATEGORIES.map((_, k) => rate.slice(4 * k, 4 * k + 4).map((u) => u * part)),
          requirements: [],
        });
        const x = spending.flat();
        const cost = x.reduce((sum, xi) => sum + xi, 0);
        const due = x.reduce((sum, xi, i) => sum + xi * (rate[i] as number), 0) - duty.offset * cost;
        best = Math.min(best, cost + Math.max(0, due));
      }
      expect(total).toBeLessThanOrEqual(best + 1e-9);
      expect(best - total).toBeLessThan(1e-3);
    }
    expect(paying).toBeGreaterThan(0);
    expect(kinked).toBeGreaterThan(0);
  });
});

describe('Section 232 against USMCA', () => {
  const before = simulate(usmca);
  const after = simulate(section);

  it('is USMCA until 2024', () => {
    for (const metric of ['content.regional', 'jobs.direct', 'duty.paid', 'vehicles.sold'] as const) {
      expect(outcome(after, metric, 'US', 'all', 2024)).toBeCloseTo(outcome(before, metric, 'US', 'all', 2024), 6);
    }
  });

  it('charges qualifying vehicles on their non-U.S. content only: less than 25% of what crosses, and more U.S. content later', () => {
    expect(outcome(after, 'duty.paid', 'US', 'all', 2025)).toBeGreaterThan(
      outcome(before, 'duty.paid', 'US', 'all', 2025),
    );
    expect(outcome(after, 'content.us', 'MX', 'all', 2029)).toBeGreaterThan(
      outcome(before, 'content.us', 'MX', 'all', 2029),
    );
    expect(outcome(after, 'vehicles.assembled', 'US', 'all', 2026)).toBeGreaterThan(
      outcome(before, 'vehicles.assembled', 'US', 'all', 2026),
    );
    expect(outcome(after, 'price.index', 'US', 'all', 2026)).toBeGreaterThan(1.01);
  });
});
