import { describe, expect, it } from 'vitest';
import { averageContent, contentBends, contentPeak } from '../../../../scenarios/studies/hmm/content-curve.js';
import { syntheticFleet } from '../../../../scenarios/studies/hmm/fleet.js';
import { costPenalty, requiredCostShare } from '../../../../src/analysis/studies/closed-forms.js';
import { hmmCurveBench } from '../../../bench/hmm-curve.js';

const FLEET = syntheticFleet(4000, {
  logRelativeCostMean: 0.11,
  logRelativeCostSd: 0.18,
  assemblyShareMean: 0.15,
  assemblyShareConcentration: 3,
});
/** Indices from no tariff to 10%. */
const GROUP = {
  name: 'test',
  carlines: 4000,
  price: (rank: number) => 1 + rank / 10,
  quantity: (rank: number) => 1 + rank / 11,
};
const BENDS = contentBends(FLEET, GROUP, 4);

/** Content of one carline decided at one requirement, without cut-offs. */
function contentByDecision(carline: number, requirement: number): number {
  const delta = FLEET.relativeCost[carline] ?? Number.NaN;
  const assembly = FLEET.assemblyShare[carline] ?? Number.NaN;
  const free = BENDS.unconstrained[carline] ?? Number.NaN;
  if (free >= requirement) return free;
  const penalty = costPenalty(requiredCostShare(requirement, assembly), delta, 4) ** (1 - assembly);
  return penalty <= GROUP.price(FLEET.tariffRank[carline] ?? Number.NaN) ? requirement : free;
}

describe('average content by requirement', () => {
  it('equals every carline deciding at every requirement', () => {
    const requirements = Float64Array.from({ length: 41 }, (_, i) => i / 40 + 0.0003);
    const curve = averageContent(BENDS, requirements);
    requirements.forEach((requirement, step) => {
      let sum = 0;
      for (let j = 0; j < 4000; j++) sum += contentByDecision(j, requirement);
      expect(curve[step]).toBeCloseTo(sum / 4000, 10);
    });
  });

  it('peaks at no less than the curve anywhere', () => {
    const peak = contentPeak(BENDS);
    const curve = averageContent(
      BENDS,
      Float64Array.from({ length: 2001 }, (_, i) => i / 2000),
    );
    expect(Math.max(...curve)).toBeLessThanOrEqual(peak.content + 1e-12);
    expect(averageContent(BENDS, Float64Array.of(peak.requirement))[0]).toBeCloseTo(peak.content, 12);
  });

  it('rises and then falls over 1,001 thresholds of 161,400 carlines', () => {
    const curve = hmmCurveBench();
    const peak = curve.indexOf(Math.max(...curve));
    expect(peak).toBeGreaterThan(800);
    expect(peak).toBeLessThan(880);
    expect(curve[1000]).toBeLessThan(curve[peak] ?? Number.NaN);
  });
});
