import { printable } from '../../types/printable.js';
import { commandForKey, disabledReason } from '../commands/find.js';
import type { Action } from './actions.js';
import { reduceChoices } from './choices.js';
import { reduceLevers } from './edit-levers.js';
import { reduceMove } from './move.js';
import { reduceNews } from './news.js';
import { reduceOverlayKey } from './overlay.js';
import { dropStale } from './stale.js';
import type { State } from './state.js';

/** The state after something happened. Pure; what is to be done outside stands in `effects` of the new state. */
export function reduce(state: State, action: Action): State {
  return settle(dropStale(state, next(state.effects.length > 0 ? { ...state, effects: [] } : state, action)));
}

function next(state: State, action: Action): State {
  switch (action.type) {
    case 'key':
      return reduceKey(state, action.key);
    case 'paste':
      return reducePaste(state, action.text);
    case 'resize':
      return { ...state, columns: action.columns, rows: action.rows };
    case 'show':
      return { ...state, screen: action.screen, overlay: undefined, message: undefined };
    case 'say':
      return { ...state, message: { text: action.text, role: action.role } };
    case 'overlay':
      return { ...state, overlay: action.overlay };
    case 'effect':
      return { ...state, effects: [action.effect] };
    case 'move':
    case 'sideways':
    case 'open-row':
    case 'close':
      return reduceMove(state, action);
    case 'choose':
    case 'sort-compare':
    case 'sort-assumptions':
    case 'sort-fleet':
    case 'filter':
    case 'curve-lever':
      return reduceChoices(state, action);
    case 'set-lever':
    case 'undo':
    case 'redo':
    case 'revert':
    case 'saved':
      return reduceLevers(state, action);
    default:
      return reduceNews(state, action);
  }
}

function reduceKey(state: State, key: string): State {
  const calm = state.message === undefined ? state : { ...state, message: undefined };
  if (key !== 'ctrl+c' && calm.overlay !== undefined) {
    const { state: after, follow } = reduceOverlayKey(calm, key);
    return follow === undefined ? after : next(after, follow);
  }
  const command = commandForKey(key, calm.screen);
  if (command === undefined) return calm;
  const reason = disabledReason(command, calm);
  if (reason !== undefined)
    return next(calm, { type: 'say', text: `${command.title}: not now, ${reason}.`, role: 'dim' });
  return next(calm, command.run(calm));
}

/** What is pasted goes into what is being typed; it never acts as keys. */
function reducePaste(state: State, text: string): State {
  const { overlay } = state;
  const typed = printable(text.trim().replaceAll(/\s+/g, ' ')).slice(0, LONGEST_PASTE);
  if (overlay?.kind === 'palette') return { ...state, overlay: { ...overlay, query: overlay.query + typed, row: 0 } };
  if (overlay?.kind !== 'prompt')
    return { ...state, message: { text: 'Pasted text is no command: nothing was done.', role: 'dim' } };
  const after = { ...state, overlay: { ...overlay, text: overlay.text + typed } };
  return overlay.purpose === 'filter' ? next(after, { type: 'filter', text: after.overlay.text }) : after;
}

/** Nobody types more into one line. */
const LONGEST_PASTE = 200;

/** Puts cursors back inside their lists after whatever happened. */
function settle(state: State): State {
  const scenarios = state.scenarios.length;
  const inHand = Math.max(0, Math.min(state.inHand, scenarios - 1));
  const row = Math.max(0, Math.min(state.fleet.row, state.fleetShown.length - 1));
  if (inHand === state.inHand && row === state.fleet.row) return state;
  return { ...state, inHand, fleet: { ...state.fleet, row } };
}
