import { requiredCostShare, shareAtCostShare, unconstrainedCost, unconstrainedShare } from './closed-forms.js';
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
 * Effects of a content requirement (share of total cost) on a fleet with the tariff indices of a group:
 * a carline complies when its cost penalty is no more than its tariff index; a complier's quantity moves by the penalty
 * to the power −η, another's by the quantity index to the power −η; parts jobs move by parts share times quantity
 * (Head, Mayer & Melitz 2024, sections 3 and 6). Means of the carlines' ratios, as they report them.
 */
export function effectsOfRule(
  fleet: Fleet,
  group: TariffIndexGroup,
  requirement: number,
  parameters: EffectParameters,
): RuleEffects {
  const { partsSourcingElasticity: theta, vehicleDemandElasticity: eta } = parameters;
  const k = (1 + theta) / theta;
  const carlines = fleet.relativeCost.length;
  let partsShare = 0;
  let partsJobs = 0;
  let assemblyJobs = 0;
  let complying = 0;
  for (let j = 0; j < carlines; j++) {
    const delta = fleet.relativeCost[j]!;
    const assemblyShare = fleet.assemblyShare[j]!;
    const rank = fleet.tariffRank[j]!;
    const free = unconstrainedShare(delta, theta);
    const asked = requiredCostShare(requirement, assemblyShare);
    let shareRatio = 1;
    let quantityRatio = 1;
    if (free > asked) complying++;
    else {
      const held = shareAtCostShare(asked, delta, theta);
      const partsPenalty = (held ** k + delta * (1 - held) ** k) / unconstrainedCost(delta, theta);
      const penalty = partsPenalty ** (1 - assemblyShare);
      if (penalty <= group.price(rank)) {
        complying++;
        shareRatio = held / free;
        quantityRatio =
          parameters.penaltyExponent === 'once' ? penalty ** -eta : penalty ** (-eta * (1 - assemblyShare));
      } else quantityRatio = group.quantity(rank) ** -eta;
    }
    partsShare += shareRatio;
    partsJobs += shareRatio * quantityRatio;
    assemblyJobs += quantityRatio;
  }
  return {
    partsShare: partsShare / carlines - 1,
    partsJobs: partsJobs / carlines - 1,
    assemblyJobs: assemblyJobs / carlines - 1,
    complying: complying / carlines,
  };
}

/** Change of parts and assembly jobs together, `assemblyPerPartsJob` (ζ) being assembly jobs per parts job at no rule. */
export function totalJobs(effects: RuleEffects, assemblyPerPartsJob: number): number {
  return (effects.partsJobs + assemblyPerPartsJob * effects.assemblyJobs) / (1 + assemblyPerPartsJob);
}
