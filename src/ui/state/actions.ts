import type { OutcomeClass, OutcomeCountry } from '../../types/dimensions.js';
import type { MetricName } from '../../types/metrics.js';
import type { GlyphSet } from '../theme/glyphs.js';
import type { ThemeName } from '../theme/themes.js';
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
} from './facts.js';
import type { Effect, FleetSort, LeverValues, Overlay, ScenarioFile, Screen } from './state.js';

/** How far a cursor moves: by rows, by a page, or to an end. */
export type Move = number | 'page-up' | 'page-down' | 'start' | 'end';

/** What the choices at the head of the screen are set to. */
export type Choices = {
  readonly year?: number;
  readonly metric?: MetricName;
  readonly country?: OutcomeCountry;
  readonly vehicleClass?: OutcomeClass;
  readonly show?: 'change' | 'level';
  readonly baseline?: string;
  readonly theme?: ThemeName;
  readonly glyphs?: GlyphSet;
  readonly inHand?: number;
};

/** Everything that can happen. */
export type Action =
  /** A key by its name: `a`, `up`, `ctrl+c`. */
  | { readonly type: 'key'; readonly key: string }
  /** Text that was pasted, not typed. */
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly type: 'show'; readonly screen: Screen }
  | { readonly type: 'move'; readonly by: Move }
  | { readonly type: 'sideways'; readonly by: number }
  | { readonly type: 'choose'; readonly choices: Choices }
  | { readonly type: 'sort-compare' }
  | { readonly type: 'sort-assumptions' }
  | { readonly type: 'sort-fleet'; readonly sort: FleetSort; readonly descending: boolean }
  | { readonly type: 'filter'; readonly text: string }
  | { readonly type: 'open-row' }
  | { readonly type: 'close' }
  | { readonly type: 'curve-lever'; readonly by: number }
  | { readonly type: 'set-lever'; readonly id: string; readonly value: number | undefined }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'revert' }
  | { readonly type: 'overlay'; readonly overlay: Overlay | undefined }
  | { readonly type: 'say'; readonly text: string; readonly role: 'good' | 'bad' | 'dim' }
  | { readonly type: 'effect'; readonly effect: Effect }
  /** News from the files and the workers. */
  | { readonly type: 'files'; readonly files: readonly ScenarioFile[] }
  /** A copy takes the place of a scenario that ships. */
  | { readonly type: 'copied'; readonly key: string; readonly copy: ScenarioFile }
  /** Levers of a scenario were written to a file as they stood. */
  | { readonly type: 'saved'; readonly key: string; readonly values: LeverValues }
  | { readonly type: 'opened'; readonly key: string; readonly facts: ScenarioFacts }
  | { readonly type: 'invalid'; readonly key: string; readonly problem: readonly string[] }
  | { readonly type: 'central'; readonly key: string; readonly id: string; readonly central: CentralAnswer }
  | { readonly type: 'edited'; readonly key: string; readonly id: string; readonly central: CentralAnswer }
  | {
      readonly type: 'bands';
      readonly key: string;
      readonly id: string;
      readonly bands: Bands;
      readonly chances: readonly ClaimAnswer[];
    }
  | { readonly type: 'drawn'; readonly done: number }
  | { readonly type: 'told'; readonly id: string; readonly told: Told }
  | { readonly type: 'fleet-rows'; readonly id: string; readonly rows: readonly FleetRow[] }
  | { readonly type: 'explanation'; readonly id: string; readonly explanation: Explanation }
  | { readonly type: 'curve'; readonly id: string; readonly curve: CurveAnswer }
  | { readonly type: 'sensitivity'; readonly id: string; readonly sensitivity: SensitivityAnswer };
