import type { MetricName } from '../../types/metrics.js';
import { curveLever } from './levers.js';
import { curveFigures, type Figure } from './outcomes.js';
import {
  baselineScenario,
  type LeverValues,
  leverValues,
  type ScenarioView,
  type Screen,
  type State,
  scenarioInHand,
} from './state.js';

/** One scenario as it is to be simulated: its file, the state of that file, and the levers moved since. */
export type Subject = { readonly key: string; readonly revision: number; readonly values: LeverValues };

/**
 * A question that the screens stand and wait on. Of one slot only the newest matters; a question with the same id has
 * been asked already.
 */
export type Need = { readonly slot: string; readonly id: string } & (
  | { readonly kind: 'central'; readonly of: Subject; readonly baseline: Subject }
  | { readonly kind: 'sentences'; readonly of: Subject; readonly baseline: Subject; readonly year: number }
  | { readonly kind: 'fleet'; readonly of: Subject; readonly year: number }
  | { readonly kind: 'explain'; readonly of: Subject; readonly year: number; readonly carline: string }
  | {
      readonly kind: 'curve';
      readonly of: Subject;
      readonly baseline: Subject;
      readonly year: number;
      readonly lever: string;
      /** What is looked for on the curves of. */
      readonly figures: readonly Figure[];
    }
  | {
      readonly kind: 'sensitivity';
      readonly of: Subject;
      readonly baseline: Subject;
      readonly year: number;
      readonly figure: Figure;
      /** Whether the figure's level is asked about, or its change from the baseline. */
      readonly show: 'level' | 'change';
    }
);

/** What the draws are wanted of, and which of their figures the screens show. */
export type DrawNeed = {
  readonly id: string;
  readonly subjects: readonly { readonly id: string; readonly of: Subject; readonly baseline: Subject }[];
  readonly year: number;
  readonly metric: MetricName;
  readonly country: Figure['country'];
  readonly vehicleClass: Figure['vehicleClass'];
};

function subject(state: State, scenario: ScenarioView): Subject {
  return { key: scenario.key, revision: scenario.revision, values: leverValues(state, scenario.key) };
}

/** The scenario as its file has it. */
function fileSubject(scenario: ScenarioView): Subject {
  return { key: scenario.key, revision: scenario.revision, values: {} };
}

function idOf(kind: string, ...parts: readonly unknown[]): string {
  return JSON.stringify([kind, ...parts]);
}

/** Id of the central run of a scenario as its file has it; undefined while it or the baseline has not been read. */
export function centralId(state: State, scenario: ScenarioView): string | undefined {
  const baseline = baselineScenario(state);
  if (scenario.facts === undefined || baseline === undefined) return undefined;
  return idOf('central', fileSubject(scenario), fileSubject(baseline));
}

/** Id of the run of a scenario with its levers as they stand; undefined when none was moved. */
export function editedId(state: State, scenario: ScenarioView): string | undefined {
  const baseline = baselineScenario(state);
  if (scenario.facts === undefined || baseline === undefined) return undefined;
  if (Object.keys(leverValues(state, scenario.key)).length === 0) return undefined;
  return idOf('central', subject(state, scenario), fileSubject(baseline));
}

/** Every question the screens stand and wait on, the most urgent first. */
export function needs(state: State): readonly Need[] {
  const baseline = baselineScenario(state);
  const hand = scenarioInHand(state);
  if (baseline === undefined) return [];
  const reference = fileSubject(baseline);
  const asked: Need[] = [];
  for (const scenario of [...state.scenarios].sort((a, b) => Number(b === hand) - Number(a === hand))) {
    const edited = editedId(state, scenario);
    const central = centralId(state, scenario);
    if (edited !== undefined)
      asked.push({
        slot: `edited ${scenario.key}`,
        id: edited,
        kind: 'central',
        of: subject(state, scenario),
        baseline: reference,
      });
    if (central !== undefined)
      asked.push({
        slot: `central ${scenario.key}`,
        id: central,
        kind: 'central',
        of: fileSubject(scenario),
        baseline: reference,
      });
  }
  if (hand?.facts === undefined) return asked;
  return [
    ...asked,
    ...sentenceNeeds(state, subject(state, hand), reference),
    ...screenNeeds(state, subject(state, hand), reference),
  ];
}

/** The screens that tell in sentences what the scenario in hand does. */
const TELLING: readonly Screen[] = ['overview', 'compare', 'time', 'levers'];

function sentenceNeeds(state: State, of: Subject, baseline: Subject): readonly Need[] {
  const isBaseline = of.key === baseline.key && Object.keys(of.values).length === 0;
  if (isBaseline || !TELLING.includes(state.screen)) return [];
  const { year } = state;
  return [{ slot: 'sentences', id: idOf('sentences', of, baseline, year), kind: 'sentences', of, baseline, year }];
}

function screenNeeds(state: State, of: Subject, baseline: Subject): readonly Need[] {
  const year = state.year;
  switch (state.screen) {
    case 'fleet': {
      const carline = state.fleet.open;
      return [
        { slot: 'fleet', id: idOf('fleet', of, year), kind: 'fleet', of, year },
        ...(carline === undefined
          ? []
          : [
              {
                slot: 'explain',
                id: idOf('explain', of, year, carline),
                kind: 'explain' as const,
                of,
                year,
                carline,
              },
            ]),
      ];
    }
    case 'curve': {
      const lever = curveLever(state)?.id;
      if (lever === undefined) return [];
      const { [lever]: _own, ...others } = of.values;
      const rest = { ...of, values: others };
      const figures = curveFigures(state);
      return [
        {
          slot: 'curve',
          id: idOf('curve', rest, baseline, year, lever, figures),
          kind: 'curve',
          of: rest,
          baseline,
          year,
          lever,
          figures,
        },
      ];
    }
    case 'assumptions': {
      const figure: Figure = { metric: state.metric, country: state.country, vehicleClass: state.vehicleClass };
      const show = of.key === baseline.key ? 'level' : state.show;
      return [
        {
          slot: 'sensitivity',
          id: idOf('sensitivity', of, baseline, year, figure, show),
          kind: 'sensitivity',
          of,
          baseline,
          year,
          figure,
          show,
        },
      ];
    }
    default:
      return [];
  }
}

/** The answer's id that a screen waits for in a slot; undefined when it waits for none. */
export function needIn(state: State, slot: string): string | undefined {
  return needs(state).find((need) => need.slot === slot)?.id;
}

/** The draws the screens want. */
export function drawNeed(state: State): DrawNeed | undefined {
  const baseline = baselineScenario(state);
  if (baseline === undefined) return undefined;
  const reference = fileSubject(baseline);
  const subjects = state.scenarios
    .filter((scenario) => scenario.facts !== undefined)
    .map((scenario) => {
      const of = subject(state, scenario);
      return { id: idOf('draws', of, reference), of, baseline: reference };
    });
  const { year, metric, country, vehicleClass } = state;
  return {
    id: idOf(
      'draw-need',
      subjects.map((each) => each.id),
      year,
      metric,
      country,
      vehicleClass,
    ),
    subjects,
    year,
    metric,
    country,
    vehicleClass,
  };
}
