import type { Action } from './actions.js';
import { type LeverValues, leverValues, type State, scenarioInHand } from './state.js';

type LeverAction = Extract<Action, { readonly type: 'set-lever' | 'undo' | 'redo' | 'revert' | 'saved' }>;
/** Changes of levers that can be undone. */
const LONGEST_PAST = 200;

/** Moves levers, and takes it back. */
export function reduceLevers(state: State, action: LeverAction): State {
  const { levers } = state;
  switch (action.type) {
    case 'set-lever': {
      const key = scenarioInHand(state)?.key;
      if (key === undefined || leverValues(state, key)[action.id] === action.value) return state;
      const { [action.id]: _before, ...others } = leverValues(state, key);
      const values = action.value === undefined ? others : { ...others, [action.id]: action.value };
      return changed(state, key, values);
    }
    case 'saved':
      return { ...state, levers: { ...levers, saved: { ...levers.saved, [action.key]: action.values } } };
    case 'revert': {
      const key = scenarioInHand(state)?.key;
      return key === undefined ? state : changed(state, key, {});
    }
    case 'undo': {
      const before = levers.past.at(-1);
      if (before === undefined) return state;
      const past = levers.past.slice(0, -1);
      return settled(state, { ...levers, values: before, past, future: [levers.values, ...levers.future] });
    }
    case 'redo': {
      const [after, ...future] = levers.future;
      if (after === undefined) return state;
      return settled(state, { ...levers, values: after, past: [...levers.past, levers.values], future });
    }
  }
}

function changed(state: State, key: string, values: LeverValues): State {
  const { [key]: _before, ...others } = state.levers.values;
  const all = Object.keys(values).length === 0 ? others : { ...others, [key]: values };
  const past = [...state.levers.past, state.levers.values].slice(-LONGEST_PAST);
  return settled(state, { ...state.levers, values: all, past, future: [] });
}

/** Where no lever is moved any more, the outcomes are those of the file again. */
function settled(state: State, levers: State['levers']): State {
  const scenarios = state.scenarios.map((scenario) =>
    levers.values[scenario.key] === undefined && scenario.edited !== undefined
      ? { ...scenario, edited: undefined }
      : scenario,
  );
  return { ...state, levers, scenarios };
}
