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

/** The screens in the order of their number keys. */
export const SCREENS = ['overview', 'compare', 'time', 'fleet', 'curve', 'levers', 'assumptions'] as const;
export type Screen = (typeof SCREENS)[number];

/** Values the user gave to levers, by lever id. What is not there stands as the file has it. */
export type LeverValues = Readonly<Record<string, number>>;

/** An answer with the id of the question it answers, so that a late one is known as such. */
type Answered<T> = { readonly id: string; readonly value: T };

/** One watched scenario file. The key is its full path. */
export type ScenarioView = {
  readonly key: string;
  readonly file: string;
  /** Of the last good state of the file. */
  readonly facts: ScenarioFacts | undefined;
  /** Diagnostics of the file as it is now, ready to print; undefined when it is fine. */
  readonly problem: readonly string[] | undefined;
  readonly central: Answered<CentralAnswer> | undefined;
  /** Outcomes with the levers as they stand; undefined while they stand as in the file. */
  readonly edited: Answered<CentralAnswer> | undefined;
  readonly bands: Answered<Bands> | undefined;
  /** The claims with their chances over the draws. */
  readonly chances: readonly ClaimAnswer[] | undefined;
  /** Counts the states of the file that were read. */
  readonly revision: number;
};

export const FLEET_SORTS = [
  'volumeThousand',
  'complies',
  'regionalContent',
  'leadingContent',
  'shadowPriceRegional',
  'costUsd',
  'label',
] as const;
export type FleetSort = (typeof FLEET_SORTS)[number];

/** What lies over the screen and takes the keys. */
export type Overlay =
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'palette'; readonly query: string; readonly row: number }
  | { readonly kind: 'prompt'; readonly purpose: 'filter' | 'save' | 'value'; readonly text: string }
  /** Whether to quit, with this exit code, although levers are not saved. */
  | { readonly kind: 'quit?'; readonly code: number };

/** Something to be done once, outside the reducer. */
export type Effect =
  | { readonly kind: 'quit'; readonly code: number }
  | { readonly kind: 'read'; readonly key: string }
  | { readonly kind: 'edit'; readonly key: string }
  | { readonly kind: 'save'; readonly key: string; readonly values: LeverValues; readonly name: string };

/** Everything the screens are drawn from. */
export type State = {
  readonly columns: number;
  readonly rows: number;
  readonly screen: Screen;
  readonly theme: ThemeName;
  readonly glyphs: GlyphSet;
  readonly scenarios: readonly ScenarioView[];
  /** Index of the scenario in hand: the one that fleet, curve, levers and assumptions are about. */
  readonly inHand: number;
  /** Key of the scenario that changes are counted from. */
  readonly baseline: string | undefined;
  readonly year: number;
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
  readonly show: 'change' | 'level';
  readonly compare: { readonly row: number; readonly left: number; readonly sorted: boolean };
  readonly fleet: {
    readonly filter: string;
    readonly sort: FleetSort;
    readonly descending: boolean;
    readonly row: number;
    readonly open: string | undefined;
    readonly scroll: number;
  };
  readonly curve: { readonly lever: number };
  readonly levers: {
    readonly row: number;
    readonly values: Readonly<Record<string, LeverValues>>;
    readonly past: readonly Readonly<Record<string, LeverValues>>[];
    readonly future: readonly Readonly<Record<string, LeverValues>>[];
    /** What was written to a file last, by scenario. */
    readonly saved: Readonly<Record<string, LeverValues>>;
  };
  /** `sorted`: by how much each assumption moves the number, the most first. */
  readonly assumptions: { readonly row: number; readonly filter: string; readonly sorted: boolean };
  readonly overlay: Overlay | undefined;
  readonly message: { readonly text: string; readonly role: 'good' | 'bad' | 'dim' } | undefined;
  readonly draws: { readonly done: number; readonly wanted: number };
  readonly fleetRows: Answered<readonly FleetRow[]> | undefined;
  /** The same, filtered and sorted. */
  readonly fleetShown: readonly FleetRow[];
  readonly explanation: Answered<Explanation> | undefined;
  readonly told: Answered<Told> | undefined;
  readonly curveAnswer: Answered<CurveAnswer> | undefined;
  readonly sensitivity: Answered<SensitivityAnswer> | undefined;
  /** Asked for by the last action; whoever holds the state carries them out once. */
  readonly effects: readonly Effect[];
};

/** A scenario's file and what it is called by. */
export type ScenarioFile = { readonly key: string; readonly file: string };

/** A scenario of whose file nothing is known yet. */
export function unreadScenario({ key, file }: ScenarioFile): ScenarioView {
  return {
    key,
    file,
    facts: undefined,
    problem: undefined,
    central: undefined,
    edited: undefined,
    bands: undefined,
    chances: undefined,
    revision: 0,
  };
}

/** The state before anything is read. */
export function initialState(start: {
  readonly columns: number;
  readonly rows: number;
  readonly files: readonly ScenarioFile[];
  readonly theme: ThemeName;
  readonly glyphs: GlyphSet;
  readonly draws: number;
}): State {
  return {
    columns: start.columns,
    rows: start.rows,
    screen: 'overview',
    theme: start.theme,
    glyphs: start.glyphs,
    scenarios: start.files.map(unreadScenario),
    inHand: 0,
    baseline: undefined,
    year: 0,
    metric: 'content.regional',
    country: 'NAM',
    vehicleClass: 'all',
    show: 'change',
    compare: { row: 0, left: 0, sorted: false },
    fleet: { filter: '', sort: 'volumeThousand', descending: true, row: 0, open: undefined, scroll: 0 },
    curve: { lever: 0 },
    levers: { row: 0, values: {}, past: [], future: [], saved: {} },
    assumptions: { row: 0, filter: '', sorted: false },
    overlay: undefined,
    message: undefined,
    draws: { done: 0, wanted: start.draws },
    fleetRows: undefined,
    fleetShown: [],
    explanation: undefined,
    told: undefined,
    curveAnswer: undefined,
    sensitivity: undefined,
    effects: [],
  };
}

/** The scenario in hand. */
export function scenarioInHand(state: State): ScenarioView | undefined {
  return state.scenarios[state.inHand];
}

/** The scenario that changes are counted from. */
export function baselineScenario(state: State): ScenarioView | undefined {
  return state.scenarios.find((scenario) => scenario.key === state.baseline);
}

/** The outcomes a scenario shows: with its levers as they stand. */
export function shown(scenario: ScenarioView | undefined): CentralAnswer | undefined {
  return (scenario?.edited ?? scenario?.central)?.value;
}

/** The lever values of a scenario; empty when nothing was moved. */
export function leverValues(state: State, key: string | undefined): LeverValues {
  return (key === undefined ? undefined : state.levers.values[key]) ?? {};
}

/** Scenarios whose levers were moved and not saved as they stand. */
export function unsavedScenarios({ scenarios, levers }: State): readonly ScenarioView[] {
  return scenarios.filter(({ key }) => levers.values[key] !== undefined && levers.values[key] !== levers.saved[key]);
}

/** Letter that stands for the n-th scenario where colour cannot: A to Z, then AA. */
export function scenarioLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : letter + letter;
}
