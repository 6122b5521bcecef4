// The library's public names, listed one by one.

export { type Attribution, attributeJobs } from './analysis/attribution.js';
export { type ClaimOutcome, evaluateClaims } from './analysis/claims.js';
export { type ComparedRun, type Comparison, changeIn, compare, compareRun } from './analysis/compare.js';
export { type ClaimChance, claimChances, type ScenarioClaims } from './analysis/draw-claims.js';
export { type DrawnRun, type DrawResults, runDraws } from './analysis/draw-runs.js';
export { type DrawnOutcome, type DrawSummary, summariseDraws } from './analysis/draw-summaries.js';
export { type CarlineExplanation, explainCarline } from './analysis/explain.js';
export { compareScenarios, type ScenarioComparison, type ScenarioRun } from './analysis/scenario-runs.js';
export {
  analyseSensitivity,
  type FigureSensitivity,
  type Influence,
  type SensitiveFigure,
  type SensitivityPlan,
} from './analysis/sensitivity.js';
export {
  createSweep,
  type Figure,
  type FigureCurve,
  type Sweep,
  type SweepAxis,
  sweepCurve,
} from './analysis/sweep.js';
export { runSweep, type SweepReport, type SweptFigure } from './analysis/sweep-report.js';
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
export {
  type AssemblyMove,
  type CarlineFlows,
  type CarlineOutcome,
  createSimulator,
  minimumCostSourcing,
  outcome,
  type Results,
  type SimulateOptions,
  type Simulator,
  type SourcingProblem,
  type SourcingRequirement,
  type SourcingSolution,
  simulate,
} from './engine/index.js';
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
export { createDrawer, type Drawer, drawFilingShift, drawParameters } from './uncertainty/draws.js';
export { type Chance, type Summary, summarise, summariseDifference } from './uncertainty/summary.js';
export { DESIGNS, type Design, type DrawPlan } from './uncertainty/types.js';
