// The engine's face: rooms above import from here alone.

export { clearCache, createRunCache, type RunCache } from './cache.js';
export { carlineSums, salesPerWeight } from './carline-sums.js';
export { variantsOf } from './economy.js';
export { choiceOfFirm } from './firm-choice.js';
export {
  followedPlans,
  type LandedPlan,
  overMarkets,
  type PlanOffer,
  planOffers,
  type RequirementCheck,
  requirementChecks,
} from './plan-offers.js';
export { createSimulator, type Simulator, simulate } from './simulate.js';
export {
  minimumCostSourcing,
  type SourcingProblem,
  type SourcingRequirement,
  type SourcingSolution,
} from './sourcing.js';
export { SHADOW_PRICES } from './sums.js';
export {
  type CarlineFlows,
  type CarlineOutcome,
  outcome,
  type Results,
  type SimulateOptions,
} from './types.js';
export { createPreparation, type PreparedRun, type SimulatedYear, simulatedYears, siteSharesIn } from './year-loop.js';
