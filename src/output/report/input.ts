import type { DrawSummary } from '../../analysis/draw-summaries.js';
import type { LeavingCarline } from '../../analysis/fleet/leaving.js';
import type { ClaimedRun, ScenarioComparison } from '../../analysis/scenario-runs.js';
import type { FigureSensitivity } from '../../analysis/sensitivity.js';
import type { ModelRecord } from '../../analysis/studies/record.js';
import type { CodeVersion } from '../code-version.js';

/** One scenario of a report, with all that is told of it. */
export type ReportedScenario = {
  readonly run: ClaimedRun;
  /** Undefined where there are central values alone. */
  readonly drawn: DrawSummary | undefined;
  /** Undefined for an outlook, which has no carlines of its own. */
  readonly leaving: readonly LeavingCarline[] | undefined;
  readonly sensitivities: readonly FigureSensitivity[];
};

/** How a report was made, so that anyone can make it again. */
type ReportMaking = {
  /** The command, quoted for a shell. */
  readonly command: string;
  readonly draws: number;
  readonly seed: number;
  readonly design: string;
  readonly code: CodeVersion;
};

/** What a report is written from: the same values that `compare` prints. */
export type ReportInput = {
  readonly comparison: ScenarioComparison;
  readonly year: number;
  readonly scenarios: readonly ReportedScenario[];
  readonly record: ModelRecord | undefined;
  readonly making: ReportMaking;
};
