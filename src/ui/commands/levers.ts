import type { Action } from '../state/actions.js';
import type { LeverSpec } from '../state/facts.js';
import { leverUnderCursor, nextLeverValue } from '../state/levers.js';
import { leverValues, type Screen, type State, scenarioInHand } from '../state/state.js';
import type { Command } from './command.js';

const ON: readonly Screen[] = ['levers'];
const WITH_LEVERS: readonly Screen[] = ['levers', 'curve'];

const noLever = (state: State): string | undefined =>
  leverUnderCursor(state) === undefined ? 'there is no lever here' : undefined;
const nothingMoved = (state: State): string | undefined =>
  Object.keys(leverValues(state, scenarioInHand(state)?.key)).length === 0 ? 'no lever has been moved' : undefined;

function nudge(state: State, steps: number): Action {
  const lever: LeverSpec | undefined = leverUnderCursor(state);
  if (lever === undefined) return { type: 'say', text: 'There is no lever here.', role: 'dim' };
  return { type: 'set-lever', id: lever.id, value: nextLeverValue(state, lever, steps) };
}

/** Commands that move the lever under the cursor: id, keys, title, steps. */
const NUDGES: readonly Command[] = (
  [
    ['lever.less', ['left', 'h'], 'Less, by one step', -1],
    ['lever.more', ['right', 'l'], 'More, by one step', 1],
    ['lever.much-less', ['H', 'shift+left'], 'Less, by ten steps', -10],
    ['lever.much-more', ['L', 'shift+right'], 'More, by ten steps', 10],
  ] as const
).map(([id, keys, title, steps]) => ({
  id,
  keys,
  title,
  ...(steps === 1 && { short: 'move' }),
  group: 'Levers',
  on: ON,
  disabledReason: noLever,
  run: (state) => nudge(state, steps),
}));

/** Commands that change a scenario's numbers. */
export const LEVER_COMMANDS: readonly Command[] = [
  ...NUDGES,
  {
    id: 'lever.type',
    keys: ['return'],
    title: 'Type a value',
    short: 'type',
    group: 'Levers',
    on: ON,
    disabledReason: noLever,
    run: () => ({ type: 'overlay', overlay: { kind: 'prompt', purpose: 'value', text: '' } }),
  },
  {
    id: 'lever.reset',
    keys: ['x', 'backspace'],
    title: 'Back to the value of the file',
    short: 'reset',
    group: 'Levers',
    on: ON,
    disabledReason: noLever,
    run: (state) => ({ type: 'set-lever', id: leverUnderCursor(state)?.id ?? '', value: undefined }),
  },
  {
    id: 'curve.previous',
    keys: ['left', 'h'],
    title: 'Previous threshold',
    group: 'Levers',
    on: ['curve'],
    run: () => ({ type: 'curve-lever', by: -1 }),
  },
  {
    id: 'curve.next',
    keys: ['right', 'l'],
    title: 'Next threshold or tariff',
    short: 'threshold',
    group: 'Levers',
    on: ['curve'],
    run: () => ({ type: 'curve-lever', by: 1 }),
  },
  {
    id: 'undo',
    keys: ['u'],
    title: 'Undo the last change of a lever',
    short: 'undo',
    group: 'Levers',
    on: WITH_LEVERS,
    disabledReason: (state) => (state.levers.past.length === 0 ? 'there is nothing to undo' : undefined),
    run: () => ({ type: 'undo' }),
  },
  {
    id: 'redo',
    keys: ['ctrl+r', 'U'],
    title: 'Do it again',
    group: 'Levers',
    on: WITH_LEVERS,
    disabledReason: (state) => (state.levers.future.length === 0 ? 'there is nothing to do again' : undefined),
    run: () => ({ type: 'redo' }),
  },
  {
    id: 'revert',
    keys: ['r'],
    title: 'All levers back to the file',
    short: 'revert',
    group: 'Levers',
    on: WITH_LEVERS,
    disabledReason: nothingMoved,
    run: () => ({ type: 'revert' }),
  },
  {
    id: 'save',
    keys: ['w', 'ctrl+s'],
    title: 'Save as a new scenario file',
    short: 'save as',
    group: 'Levers',
    on: WITH_LEVERS,
    disabledReason: nothingMoved,
    run: (state) => ({
      type: 'overlay',
      overlay: { kind: 'prompt', purpose: 'save', text: `${scenarioInHand(state)?.facts?.name ?? 'scenario'}-edited` },
    }),
  },
];
