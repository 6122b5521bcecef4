import { bodyRows } from '../layout/layout.js';
import type { Action, Move } from './actions.js';
import { withFleetShown } from './choices.js';
import { leversInHand } from './levers.js';
import { compareFigures, parametersShown } from './rows.js';
import type { State } from './state.js';

type MoveAction = Extract<Action, { readonly type: 'move' | 'sideways' | 'open-row' | 'close' }>;

/** Cursors, and opening and closing what they stand on. */
export function reduceMove(state: State, action: MoveAction): State {
  switch (action.type) {
    case 'move':
      return move(state, action.by);
    case 'sideways': {
      const last = Math.max(0, state.scenarios.length - 1);
      const left = Math.min(last, Math.max(0, state.compare.left + action.by));
      return { ...state, compare: { ...state.compare, left } };
    }
    case 'open-row':
      return openRow(state);
    case 'close':
      return close(state);
  }
}

/** A row some way on, inside a list of `count`. */
function moved(row: number, by: Move, count: number, page: number): number {
  const last = Math.max(0, count - 1);
  if (by === 'start') return 0;
  if (by === 'end') return last;
  const step = by === 'page-up' ? -page : by === 'page-down' ? page : by;
  return Math.min(last, Math.max(0, row + step));
}

function move(state: State, by: Move): State {
  const page = Math.max(1, bodyRows(state) - 4);
  const to = (row: number, count: number): number => moved(row, by, count, page);
  switch (state.screen) {
    case 'overview':
    case 'time':
    case 'curve':
      return { ...state, inHand: to(state.inHand, state.scenarios.length) };
    case 'compare': {
      const figures = compareFigures(state);
      const row = to(state.compare.row, figures.length);
      const figure = figures[row];
      const chosen = figure === undefined ? {} : { metric: figure.metric, country: figure.country };
      return { ...state, ...chosen, compare: { ...state.compare, row } };
    }
    case 'fleet': {
      if (state.fleet.open !== undefined)
        return { ...state, fleet: { ...state.fleet, scroll: to(state.fleet.scroll, 400) } };
      return { ...state, fleet: { ...state.fleet, row: to(state.fleet.row, state.fleetShown.length) } };
    }
    case 'levers':
      return { ...state, levers: { ...state.levers, row: to(state.levers.row, leversInHand(state).length) } };
    case 'assumptions': {
      const row = to(state.assumptions.row, parametersShown(state).length);
      return { ...state, assumptions: { ...state.assumptions, row } };
    }
  }
}

function openRow(state: State): State {
  if (state.screen === 'overview' || state.screen === 'compare') return { ...state, screen: 'time' };
  const row = state.fleetShown[state.fleet.row];
  return row === undefined ? state : { ...state, fleet: { ...state.fleet, open: row.id, scroll: 0 } };
}

function close(state: State): State {
  if (state.screen === 'fleet' && state.fleet.open !== undefined)
    return { ...state, fleet: { ...state.fleet, open: undefined, scroll: 0 } };
  if (state.screen === 'fleet') return withFleetShown({ ...state, fleet: { ...state.fleet, filter: '', row: 0 } });
  if (state.screen === 'assumptions') return { ...state, assumptions: { ...state.assumptions, filter: '', row: 0 } };
  return state;
}
