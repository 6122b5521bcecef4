import type { Selection } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import type { DrawPlan } from '../uncertainty/types.js';

/** Hashes of what was loaded: of a scenario with all it extends, and of the data under it. */
export type FilePrint = { readonly scenario: string; readonly data: string };

/** What a thread needs to compute a batch: files and numbers only, since scenarios hold functions and cannot be sent. */
export type BatchInputs = {
  /** Path of the scenario that the others are compared with. */
  readonly baseline: string;
  /** Paths of all scenarios of the batch, in the order of their rows; the baseline's may be among them. */
  readonly scenarios: readonly string[];
  /** What the scenarios were when the batch was planned, the baseline's first. */
  readonly prints: readonly FilePrint[];
  readonly draws: DrawPlan;
  readonly selection: Selection;
  readonly shown: Shown;
};
