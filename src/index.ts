// The library's public names, listed one by one.

export { type ClaimOutcome, evaluateClaims } from './analysis/claims.js';
export { type ComparedRun, type Comparison, changeIn, compare, compareRun } from './analysis/compare.js';
export { type CarlineExplanation, explainCarline } from './analysis/explain.js';
export { compareScenarios, type ScenarioComparison, type ScenarioRun } from './analysis/scenario-runs.js';
export type {
  Baseline,
  Carline,
  Distribution,
  Parameter,
  Register,
  Status,
} from './baseline/types.js';
export type { BatchPlan } from './batch/plan-batch.js';
export { type BatchOptions, type Row, runBatch } from './batch/run-batch.js';
export { createSimulator, type Simulator, simulate } from './engine/simulate.js';
export {
  minimumCostSourcing,
  type SourcingProblem,
  type SourcingRequirement,
  type SourcingSolution,
} from './engine/sourcing.js';
export {
  type AssemblyMove,
  type CarlineFlows,
  type CarlineOutcome,
  outcome,
  type Results,
  type SimulateOptions,
} from './engine/types.js';
export { csvHeader, csvRow, LONG_TABLE_FIELDS, type LongRow, resultRows, type Selection } from './output/long-table.js';
export { type Diagnostic, ScenarioError } from './scenario/diagnostics/diagnostic.js';
export { effectiveRegister } from './scenario/effective-register.js';
export { checkScenario, loadScenario, loadScenarios } from './scenario/load.js';
export type * from './scenario/types.js';
export {
  CATEGORIES,
  type Category,
  COUNTRIES,
  type Country,
  OUTCOME_CLASSES,
  OUTCOME_COUNTRIES,
  type OutcomeClass,
  type OutcomeCountry,
  REGION,
  VEHICLE_CLASSES,
  type VehicleClass,
} from './types/dimensions.js';
export { type ErrorCode, type Place, RoosimError } from './types/errors.js';
export { METRIC_INFO, METRICS, type MetricInfo, type MetricName } from './types/metrics.js';
