import type {
  Bands,
  CentralAnswer,
  ClaimAnswer,
  CurveAnswer,
  Explanation,
  FleetRow,
  ScenarioFacts,
  SensitivityAnswer,
  Told,
} from '../state/facts.js';
import type { DrawNeed, Need } from '../state/needs.js';

/** What the screen's thread asks of the thread that answers questions. */
export type Question =
  /** Read files anew; every one is answered by `opened` or `invalid`. */
  | { readonly kind: 'read'; readonly keys: readonly string[] }
  /** The questions that stand, the most urgent first. What is not among them any more is given up. */
  | { readonly kind: 'needs'; readonly needs: readonly Need[] };

/** What that thread answers. */
export type Answer =
  | { readonly kind: 'opened'; readonly key: string; readonly facts: ScenarioFacts }
  | { readonly kind: 'invalid'; readonly key: string; readonly problem: readonly string[] }
  | { readonly kind: 'central'; readonly need: Need; readonly value: CentralAnswer }
  | { readonly kind: 'sentences'; readonly need: Need; readonly value: Told }
  | { readonly kind: 'fleet'; readonly need: Need; readonly value: readonly FleetRow[] }
  | { readonly kind: 'explain'; readonly need: Need; readonly value: Explanation }
  | { readonly kind: 'curve'; readonly need: Need; readonly value: CurveAnswer }
  | { readonly kind: 'sensitivity'; readonly need: Need; readonly value: SensitivityAnswer }
  | { readonly kind: 'failed'; readonly text: string };

/** What the screen's thread asks of the thread that draws. */
export type DrawOrder = {
  readonly kind: 'draw';
  readonly need: DrawNeed;
  readonly seed: number;
  readonly draws: number;
};

/** What that thread reports. */
export type DrawReport =
  | {
      readonly kind: 'bands';
      readonly key: string;
      readonly id: string;
      readonly bands: Bands;
      readonly chances: readonly ClaimAnswer[];
    }
  | { readonly kind: 'drawn'; readonly done: number }
  | { readonly kind: 'failed'; readonly text: string };
