import { describe, expect, it } from 'vitest';
import { compareRun } from '../../src/analysis/compare.js';
import type { PlanCosts } from '../../src/analysis/plan-costs.js';
import { summarise } from '../../src/analysis/summary.js';
import { sentencesOf } from '../../src/output/sentences.js';
import { shippedBaseline, statusQuo } from '../support/scenarios.js';
import { type CellValue, resultsOf } from './results.js';

const scenario = statusQuo(shippedBaseline());

const status: CellValue = (metric, country) => {
  if (metric === 'compliance.value') return 0.991;
  if (metric === 'content.regional') return 0.741;
  if (metric === 'content.us') return 0.5;
  if (metric === 'price.index') return 1;
  if (metric === 'jobs.direct') return country === 'US' ? 1_000_000 : 500_000;
  return 100;
};

function sentences(change: CellValue): readonly string[] {
  const reference = resultsOf('nafta-1994', [2025], status);
  const results = resultsOf('proposal', [2025], (...cell) => status(...cell) + change(...cell));
  return sentencesOf(summarise({ scenario, ...compareRun(results, reference) }, 2025), 'NAFTA 1994');
}

describe('what a scenario does, in sentences', () => {
  it('names the vehicles that stop claiming the preference', () => {
    const [first] = sentences((metric, country, vehicleClass) =>
      metric === 'compliance.value' && country === 'MX' && vehicleClass === 'car' ? -0.873 : 0,
    );
    expect(first).toBe('Mexican-assembled cars that claim the preference fall from 99% to 12%.');
  });

  it('says why, where cost is the reason', () => {
    const reference = resultsOf('nafta-1994', [2025], status);
    const summary = summarise({ scenario, ...compareRun(resultsOf('proposal', [2025], status), reference) }, 2025);
    const affected = { assembly: 'MX', vehicleClass: 'car', before: 0.99, after: 0.12 } as const;
    const withCosts = (costs: PlanCosts) =>
      sentencesOf({ ...summary, unchanged: false, mostAffected: { ...affected, costs } }, 'NAFTA 1994')[0];
    const start = 'Mexican-assembled cars that claim the preference fall from 99% to 12%';
    expect(withCosts({ ruleUsd: 610.2, dutyUsd: -5, outOfReach: 0 })).toBe(
      `${start}: meeting the rule would cost $610 a vehicle and save no duty.`,
    );
    expect(withCosts({ ruleUsd: 610.2, dutyUsd: 540, outOfReach: 0 })).toBe(
      `${start}: meeting the rule would cost $610 a vehicle, the duty $540.`,
    );
    expect(withCosts({ ruleUsd: 610.2, dutyUsd: 540, outOfReach: 0.25 })).toBe(
      `${start}: 25% of those that stop could not meet the rule at any cost; for the rest meeting the rule would cost $610 a vehicle, the duty $540.`,
    );
    expect(withCosts({ ruleUsd: undefined, dutyUsd: 540, outOfReach: 1 })).toBe(
      `${start}: none of them can qualify, and the duty comes to $540 a vehicle.`,
    );
    expect(withCosts({ ruleUsd: 100, dutyUsd: 540, outOfReach: 0 })).toBe(`${start}.`);
    expect(withCosts({ ruleUsd: -7, dutyUsd: -9, outOfReach: 0 })).toBe(`${start}.`);
    expect(withCosts({ ruleUsd: 610.2, dutyUsd: -5, outOfReach: 0 })).toBe(
      `${start}: meeting the rule would cost $610 a vehicle and save no duty.`,
    );
    expect(withCosts({ ruleUsd: undefined, dutyUsd: -5, outOfReach: 1 })).toBe(
      `${start}: none of them can qualify, and no duty is due for it.`,
    );
  });

  it('gives changes in content in points and the level they lead to', () => {
    const [, content] = sentences((metric) => {
      if (metric === 'content.regional') return -0.012;
      return metric === 'content.us' ? 0.02 : 0;
    });
    expect(content).toBe(
      'North American content falls by 1.2 points to 72.9% and U.S. content rises by 2.0 points to 52.0%.',
    );
  });

  it('gives jobs by country, to the nearest hundred, in words of gain and loss', () => {
    const jobs: Readonly<Record<string, number>> = { US: 18_049, CA: -5_960, MX: -44_000, ROW: 0, NAM: -31_911 };
    const text = sentences((metric, country) => (metric === 'jobs.direct' ? (jobs[country] ?? 0) : 0));
    expect(text).toContain(
      'The United States gains about 18,000 direct jobs, Canada loses about 6,000 and Mexico loses about 44,000.',
    );
  });

  it('gives a rise in prices in percent', () => {
    const text = sentences((metric) => (metric === 'price.index' ? 0.009 : 0));
    expect(text.at(-1)).toBe('Vehicles sold in the United States become 0.90% dearer.');
  });

  it('says plainly that nothing changes, but only where nothing does', () => {
    expect(sentences(() => 0)).toEqual(['Nothing changes against NAFTA 1994: every outcome of 2025 is the same.']);
    const tiny = sentences((metric) => (metric === 'duty.paid' ? 1e-9 : 0));
    expect(tiny[0]).toBe(
      'As before, 99% of the value that crosses borders within North America claims the preference.',
    );
    expect(tiny.join(' ')).not.toMatch(/Nothing changes/);
  });

  it('never says NaN, whatever does not apply', () => {
    const reference = resultsOf('nafta-1994', [2025], () => Number.NaN);
    const results = resultsOf('proposal', [2025], () => 1);
    const text = sentencesOf(summarise({ scenario, ...compareRun(results, reference) }, 2025), 'NAFTA 1994').join(' ');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});
