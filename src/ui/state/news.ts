import { headlineYear, yearsFrom } from '../../analysis/headline-year.js';
import { nearestCommon } from '../../analysis/measured-against.js';
import type { Action } from './actions.js';
import { withFleetShown } from './choices.js';
import { centralId, drawNeed, editedId, needIn } from './needs.js';
import { type ScenarioFile, type ScenarioView, type State, unreadScenario } from './state.js';

type News = Extract<
  Action,
  {
    readonly type:
      | 'files'
      | 'copied'
      | 'opened'
      | 'invalid'
      | 'central'
      | 'edited'
      | 'bands'
      | 'drawn'
      | 'told'
      | 'fleet-rows'
      | 'explanation'
      | 'curve'
      | 'sensitivity';
  }
>;

/** What files and workers report. An answer to a question that no screen asks any more is dropped. */
export function reduceNews(state: State, news: News): State {
  switch (news.type) {
    case 'files':
      return withFiles(state, news.files);
    case 'copied':
      return withCopy(state, news);
    case 'opened':
      return opened(state, news);
    case 'invalid':
      return withBaselineFirst(withMeasure(patch(state, news.key, () => ({ problem: news.problem }))));
    case 'central':
      return patch(state, news.key, (scenario) =>
        centralId(state, scenario) === news.id ? { central: { id: news.id, value: news.central } } : {},
      );
    case 'edited':
      return patch(state, news.key, (scenario) =>
        editedId(state, scenario) === news.id ? { edited: { id: news.id, value: news.central } } : {},
      );
    case 'bands':
      if (!drawNeed(state)?.subjects.some((subject) => subject.id === news.id)) return state;
      return patch(state, news.key, () => ({ bands: { id: news.id, value: news.bands }, chances: news.chances }));
    case 'drawn':
      return { ...state, draws: { ...state.draws, done: news.done } };
    case 'told':
      if (needIn(state, 'sentences') !== news.id) return state;
      return { ...state, told: { id: news.id, value: news.told } };
    case 'fleet-rows':
      if (needIn(state, 'fleet') !== news.id) return state;
      return withFleetShown({ ...state, fleetRows: { id: news.id, value: news.rows } });
    case 'explanation':
      if (needIn(state, 'explain') !== news.id) return state;
      return { ...state, explanation: { id: news.id, value: news.explanation } };
    case 'curve':
      if (needIn(state, 'curve') !== news.id) return state;
      return { ...state, curveAnswer: { id: news.id, value: news.curve } };
    case 'sensitivity':
      if (needIn(state, 'sensitivity') !== news.id) return state;
      return { ...state, sensitivity: { id: news.id, value: news.sensitivity } };
  }
}

function patch(state: State, key: string, change: (scenario: ScenarioView) => Partial<ScenarioView>): State {
  return {
    ...state,
    scenarios: state.scenarios.map((scenario) =>
      scenario.key === key ? { ...scenario, ...change(scenario) } : scenario,
    ),
  };
}

/** A file was read and is fine. The first scenario that extends nothing is the baseline until somebody chooses. */
function opened(state: State, news: Extract<News, { readonly type: 'opened' }>): State {
  const before = state.scenarios.find((scenario) => scenario.key === news.key);
  const mended = before?.problem !== undefined && before.facts !== undefined;
  const after = patch(state, news.key, (scenario) => ({
    facts: news.facts,
    problem: undefined,
    revision: scenario.revision + 1,
  }));
  const { firstYear, lastYear } = news.facts;
  const year = after.year === 0 ? headlineYear(yearsFrom(news.facts)) : after.year;
  return {
    ...withBaselineFirst(withMeasure(after)),
    year: Math.min(lastYear, Math.max(firstYear, year)),
    ...(mended ? { message: { text: `${news.facts.title}: the file is valid again.`, role: 'good' as const } } : {}),
  };
}

/** What scenarios are measured against has to be among them: where it is not, it joins them. */
function withMeasure(state: State): State {
  if (state.baseline !== undefined || isWaiting(state)) return state;
  const measure = nearestCommon(state.scenarios.flatMap(({ facts }) => (facts === undefined ? [] : [facts.line])));
  if (measure === undefined || state.scenarios.some((scenario) => scenario.key === measure)) return state;
  const files = [{ key: measure, file: measure }, ...state.scenarios];
  return { ...withFiles(state, files), inHand: 0, effects: [{ kind: 'read', key: measure }] };
}

/** Whether a file has still to be read for the first time. */
function isWaiting(state: State): boolean {
  return state.scenarios.some((scenario) => scenario.facts === undefined && scenario.problem === undefined);
}

/** The baseline leads the list; in hand is the first proposal, unless somebody has moved already. */
function withBaselineFirst(state: State): State {
  const key = state.baseline ?? firstBaseline(state);
  if (key === undefined || state.baseline !== undefined) return state;
  const baseline = state.scenarios.filter((scenario) => scenario.key === key);
  const others = state.scenarios.filter((scenario) => scenario.key !== key);
  const inHand = state.inHand === 0 ? Math.min(1, others.length) : state.inHand;
  return { ...state, baseline: key, scenarios: [...baseline, ...others], inHand };
}

/** Known once every file is read: what they are measured against, else the first that is valid. */
function firstBaseline(state: State): string | undefined {
  if (isWaiting(state)) return undefined;
  const read = state.scenarios.filter((scenario) => scenario.facts !== undefined);
  const measure = nearestCommon(read.flatMap(({ facts }) => (facts === undefined ? [] : [facts.line])));
  return (read.find((scenario) => scenario.key === measure) ?? read[0])?.key;
}

function withFiles(state: State, files: readonly ScenarioFile[]): State {
  const scenarios = files.map(
    (file) => state.scenarios.find((scenario) => scenario.key === file.key) ?? unreadScenario(file),
  );
  return { ...state, scenarios };
}

/** The copy is the same scenario from now on: what was chosen and moved of it stays. */
function withCopy(state: State, { key, copy }: Extract<News, { readonly type: 'copied' }>): State {
  const rekeyed = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(record).map(([own, value]) => [own === key ? copy.key : own, value]));
  const { values, past, future, saved } = state.levers;
  return {
    ...patch(state, key, () => copy),
    baseline: state.baseline === key ? copy.key : state.baseline,
    levers: {
      ...state.levers,
      values: rekeyed(values),
      past: past.map(rekeyed),
      future: future.map(rekeyed),
      saved: rekeyed(saved),
    },
  };
}
