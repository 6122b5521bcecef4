import { describe, expect, it } from 'vitest';
import { explainCarline } from '../../src/analysis/explain.js';
import { outcome, simulate } from '../../src/engine/index.js';
import type { Scenario } from '../../src/scenario/types.js';
import { atLeast, dated, shippedBaseline, statusQuo } from '../support/scenarios.js';

const nafta = statusQuo(shippedBaseline());
const proposal: Scenario = {
  ...nafta,
  name: 'us-85-50',
  rules: [...nafta.rules, dated(2020, { kind: 'all_of', of: [atLeast('traced', 0.85), atLeast('us', 0.5)] })],
};
const YEAR = 2025;
const results = simulate(proposal, { detail: true });

const CARLINES = ['Honda CR-V (CA)', 'volkswagen-jetta-mx', 'Ford F-150 (US)', 'Toyota RAV4 (CA)', 'BMW X3 (US)'];

describe.each(CARLINES)('the explanation of %s', (name) => {
  const explanation = explainCarline(proposal, name, YEAR);
  const { carline, programs } = explanation;
  const expected = results.carlines?.find((row) => row.carlineId === carline.id && row.year === YEAR);
  const sum = (of: (row: (typeof programs)[number]) => number): number =>
    programs.reduce((total, row) => total + of(row), 0);

  it('adds up, program by program, to what the simulation says of the carline', () => {
    expect(sum((row) => row.share)).toBeCloseTo(1, 9);
    expect(sum((row) => row.vehicles)).toBeCloseTo(expected?.volumeThousand ?? Number.NaN, 6);
    const content = sum((row) => row.vehicles * row.regionalUsd) / sum((row) => row.vehicles * row.baseUsd);
    expect(content).toBeCloseTo(expected?.regionalContent ?? Number.NaN, 9);
    const us = sum((row) => row.vehicles * row.leadingUsd) / sum((row) => row.vehicles * row.baseUsd);
    expect(us).toBeCloseTo(expected?.content.US ?? Number.NaN, 9);
    const atHome = (of: (row: (typeof programs)[number]) => number): number =>
      sum((row) => (row.site === carline.assembly ? of(row) : 0));
    expect(atHome((row) => row.claiming) / atHome((row) => row.crossing)).toBeCloseTo(
      expected?.complianceProbability ?? Number.NaN,
      9,
    );
    expect(sum((row) => row.vehicles * row.ruleUsd) / sum((row) => row.vehicles)).toBeCloseTo(
      expected?.complianceCostUsd ?? Number.NaN,
      6,
    );
  });

  it('builds content up from cost categories that make the whole vehicle', () => {
    for (const { buildUp } of explanation.choices) {
      const spending = buildUp.map((row) => row.byOrigin.reduce((total, x) => total + x, 0));
      expect(spending.reduce((total, x) => total + x, 0)).toBeCloseTo(1, 9);
      buildUp.forEach((row, k) => {
        expect(spending[k]).toBeCloseTo(row.costShare, 9);
      });
    }
    expect(explanation.partsOrigins.reduce((total, x) => total + x, 0)).toBeCloseTo(1, 12);
  });

  it('shares new programs between plans by what they cost on arrival, as its formula says', () => {
    for (const { plans } of explanation.choices) {
      expect(plans.reduce((total, plan) => total + plan.share, 0)).toBeCloseTo(1, 9);
      const [free, comply] = plans;
      if (
        free === undefined ||
        comply === undefined ||
        free.ways.some((way) => way.every((c) => c.content >= c.threshold))
      )
        continue;
      const gain = Math.log1p(free.onArrival) - Math.log1p(comply.onArrival);
      expect(comply.share).toBeCloseTo(1 / (1 + Math.exp(-gain / explanation.dispersion)), 6);
    }
  });

  it('holds plans made for the rule to it', () => {
    for (const { plans } of explanation.choices) {
      for (const plan of plans.filter(({ label }) => label !== 'free')) {
        for (const check of plan.ways.flat()) expect(check.content).toBeGreaterThanOrEqual(check.threshold - 1e-6);
      }
    }
  });

  it('ends at the figure that a comparison shows', () => {
    const { all } = explanation;
    const shown = outcome(results, 'content.regional', carline.assembly, carline.vehicleClass, YEAR);
    // Volume that others moved here is part of the figure too, which the sums take from every carline of the class.
    expect(all.regional / all.base).toBeCloseTo(shown, 9);
    expect(all.leading / all.base).toBeCloseTo(
      outcome(results, 'content.us', carline.assembly, carline.vehicleClass, YEAR),
      9,
    );
  });

  it('names the assumptions it rests on, each from the register', () => {
    expect(explanation.assumptions.map(({ id }) => id)).toContain(`us_share_of_us_canada_content.${carline.assembly}`);
    for (const parameter of explanation.assumptions) expect(nafta.baseline.register.get(parameter.id)).toBeDefined();
  });
});

describe('asking for a carline', () => {
  it('takes any part of a label that only one has, and lists those that fit otherwise', () => {
    expect(explainCarline(nafta, 'jetta', 2019).carline.label).toBe('Volkswagen Jetta (MX)');
    expect(() => explainCarline(nafta, 'honda')).toThrow(/fits \d+ carlines/);
    expect(() => explainCarline(nafta, 'Trabant 601')).toThrow(/No carline is called 'Trabant 601'/);
    expect(() => explainCarline(nafta, 'jetta', 1999)).toThrow(/1999/);
  });
});
