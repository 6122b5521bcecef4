import {
  requiredCostShare,
  shareAtCostShare,
  unconstrainedCost,
  unconstrainedShare,
} from '../../../src/analysis/studies/closed-forms.js';
import type { Fleet } from './fleet.js';
import type { TariffIndexGroup } from './tariff-index.js';

/** What a requirement does against no rule, assembly fixed, averaged over carlines. */
export type RuleEffects = {
  /** Change of the share of parts bought in the region, jobs in parts, jobs in assembly: 0.05 is 5% more. */
  readonly partsShare: number;
  readonly partsJobs: number;
  readonly assemblyJobs: number;
  /** Share of carlines that comply, whether or not the rule binds. */
  readonly complying: number;
};

/** Elasticities, and how often the cost penalty is raised to the share of parts in cost before it moves quantities. */
export type EffectParameters = {
  readonly partsSourcingElasticity: number;
  readonly vehicleDemandElasticity: number;
  readonly penaltyExponent: 'once' | 'twice';
};

/**
 * Effects of content requirements (shares of total cost), one by one, on a fleet with the tariff indices of a group: a
 * carline complies when its cost penalty is no more than its tariff index; a complier's quantity moves by the penalty
 * to the power −η, another's by the quantity index to the power −η; parts jobs move by parts share times quantity
 * (Head, Mayer & Melitz 2024, sections 3 and 6). Means of the carlines' ratios, as they report them.
 */
export function effectsOfRules(
  fleet: Fleet,
  group: TariffIndexGroup,
  requirements: readonly number[],
  parameters: EffectParameters,
): readonly RuleEffects[] {
  const { partsSourcingElasticity: theta, vehicleDemandElasticity: eta } = parameters;
  const once = parameters.penaltyExponent === 'once';
  const k = (1 + theta) / theta;
  const carlines = fleet.relativeCost.length;
  const sums = requirements.map(() => ({ partsShare: 0, partsJobs: 0, assemblyJobs: 0, complying: 0 }));
  for (let j = 0; j < carlines; j++) {
    const delta = fleet.relativeCost[j]!;
    const assemblyShare = fleet.assemblyShare[j]!;
    const partsWeight = 1 - assemblyShare;
    const free = unconstrainedShare(delta, theta);
    const freeCost = unconstrainedCost(delta, theta);
    const highestPenalty = group.price(fleet.tariffRank[j]!);
    const quantityWithDuty = group.quantity(fleet.tariffRank[j]!) ** -eta;
    for (let r = 0; r < requirements.length; r++) {
      const sum = sums[r]!;
      const asked = requiredCostShare(requirements[r]!, assemblyShare);
      let shareRatio = 1;
      let quantityRatio = 1;
      if (free > asked) sum.complying++;
      else {
        const held = shareAtCostShare(asked, delta, theta);
        const penalty = ((held ** k + delta * (1 - held) ** k) / freeCost) ** partsWeight;
        if (penalty <= highestPenalty) {
          sum.complying++;
          shareRatio = held / free;
          quantityRatio = penalty ** (once ? -eta : -eta * partsWeight);
        } else quantityRatio = quantityWithDuty;
      }
      sum.partsShare += shareRatio;
      sum.partsJobs += shareRatio * quantityRatio;
      sum.assemblyJobs += quantityRatio;
    }
  }
  return sums.map((sum) => ({
    partsShare: sum.partsShare / carlines - 1,
    partsJobs: sum.partsJobs / carlines - 1,
    assemblyJobs: sum.assemblyJobs / carlines - 1,
    complying: sum.complying / carlines,
  }));
}

/** Change of parts and assembly jobs together, `assemblyPerPartsJob` (ζ) being assembly jobs per parts job at no rule. */
export function totalJobs(effects: RuleEffects, assemblyPerPartsJob: number): number {
  return (effects.partsJobs + assemblyPerPartsJob * effects.assemblyJobs) / (1 + assemblyPerPartsJob);
}
