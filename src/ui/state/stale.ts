import type { ScenarioView, State } from './state.js';

/**
 * Takes away answers that would be wrong beside what the screen says now. Under another baseline every change is another
 * one. With other levers or another state of the file the ranges are; its central outcomes stay until the new ones come,
 * which is a matter of milliseconds.
 */
export function dropStale(before: State, after: State): State {
  if (before === after) return after;
  if (before.baseline !== after.baseline) return withScenarios(after, withoutAnswers);
  const reference = (state: State): number | undefined =>
    state.scenarios.find((scenario) => scenario.key === state.baseline)?.revision;
  if (reference(before) !== reference(after)) return withScenarios(after, withoutDraws);
  if (before.levers.values === after.levers.values && before.scenarios === after.scenarios) return after;
  return withScenarios(after, (scenario) => {
    const earlier = before.scenarios.find((one) => one.key === scenario.key);
    const same =
      earlier?.revision === scenario.revision &&
      before.levers.values[scenario.key] === after.levers.values[scenario.key];
    return same ? scenario : withoutDraws(scenario);
  });
}

function withScenarios(state: State, change: (scenario: ScenarioView) => ScenarioView): State {
  const scenarios = state.scenarios.map(change);
  const unchanged = scenarios.every((scenario, index) => scenario === state.scenarios[index]);
  return unchanged ? state : { ...state, scenarios };
}

function withoutAnswers(scenario: ScenarioView): ScenarioView {
  return { ...withoutDraws(scenario), central: undefined, edited: undefined };
}

function withoutDraws(scenario: ScenarioView): ScenarioView {
  if (scenario.bands === undefined && scenario.chances === undefined) return scenario;
  return { ...scenario, bands: undefined, chances: undefined };
}
