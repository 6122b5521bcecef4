import type { Action, Choices } from './actions.js';
import { curveLevers } from './levers.js';
import { fleetInView } from './rows.js';
import type { State } from './state.js';

type ChoiceAction = Extract<
  Action,
  { readonly type: 'choose' | 'sort-compare' | 'sort-assumptions' | 'sort-fleet' | 'filter' | 'curve-lever' }
>;

/** What is looked at: year, metric, country, class, baseline, order, filter. */
export function reduceChoices(state: State, action: ChoiceAction): State {
  switch (action.type) {
    case 'choose':
      return choose(state, action.choices);
    case 'sort-compare':
      return { ...state, compare: { ...state.compare, sorted: !state.compare.sorted, left: 0 } };
    case 'sort-assumptions':
      return { ...state, assumptions: { ...state.assumptions, sorted: !state.assumptions.sorted, row: 0 } };
    case 'sort-fleet': {
      const fleet = { ...state.fleet, sort: action.sort, descending: action.descending, row: 0 };
      return withFleetShown({ ...state, fleet });
    }
    case 'filter':
      return state.screen === 'fleet'
        ? withFleetShown({ ...state, fleet: { ...state.fleet, filter: action.text, row: 0 } })
        : { ...state, assumptions: { ...state.assumptions, filter: action.text, row: 0 } };
    case 'curve-lever': {
      const count = Math.max(1, curveLevers(state).length);
      return { ...state, curve: { lever: (state.curve.lever + action.by + count) % count } };
    }
  }
}

/** The state with the fleet's rows filtered and sorted anew. */
export function withFleetShown(state: State): State {
  return { ...state, fleetShown: fleetInView(state) };
}

function choose(state: State, choices: Choices): State {
  const { baseline, theme, inHand, ...figure } = choices;
  const chosen: State = {
    ...state,
    ...figure,
    ...(baseline === undefined ? {} : { baseline }),
    ...(theme === undefined ? {} : { theme }),
  };
  if (inHand === undefined || inHand === state.inHand)
    return chosen.vehicleClass === state.vehicleClass ? chosen : withFleetShown(chosen);
  return {
    ...chosen,
    inHand,
    curve: { lever: 0 },
    levers: { ...chosen.levers, row: 0 },
    fleet: { ...chosen.fleet, open: undefined, scroll: 0 },
  };
}
