import { SCREENS, type Screen, type State } from '../state/state.js';
import { cycle } from './choices.js';
import type { Command } from './command.js';

const WITH_SCENARIO: readonly Screen[] = ['fleet', 'curve', 'levers', 'assumptions'];

/** Commands that move a cursor or change what is in hand. */
export const MOVE_COMMANDS: readonly Command[] = [
  { id: 'screen.next', keys: ['tab'], title: 'Next screen', group: 'Screens', run: (state) => showScreen(state, 1) },
  {
    id: 'screen.previous',
    keys: ['shift+tab'],
    title: 'Previous screen',
    group: 'Screens',
    run: (state) => showScreen(state, -1),
  },
  { id: 'move.up', keys: ['up', 'k'], title: 'Up', group: 'Move', run: () => ({ type: 'move', by: -1 }) },
  {
    id: 'move.down',
    keys: ['down', 'j'],
    title: 'Down',
    short: 'select',
    group: 'Move',
    run: () => ({ type: 'move', by: 1 }),
  },
  {
    id: 'move.page-up',
    keys: ['pageup'],
    title: 'Page up',
    group: 'Move',
    run: () => ({ type: 'move', by: 'page-up' }),
  },
  {
    id: 'move.page-down',
    keys: ['pagedown', 'space'],
    title: 'Page down',
    group: 'Move',
    run: () => ({ type: 'move', by: 'page-down' }),
  },
  {
    id: 'move.start',
    keys: ['home', 'g'],
    title: 'To the first row',
    group: 'Move',
    run: () => ({ type: 'move', by: 'start' }),
  },
  {
    id: 'move.end',
    keys: ['end', 'G'],
    title: 'To the last row',
    group: 'Move',
    run: () => ({ type: 'move', by: 'end' }),
  },
  {
    id: 'scenario.previous',
    keys: ['['],
    title: 'Previous scenario',
    group: 'Move',
    on: WITH_SCENARIO,
    run: (state) => stepScenario(state, -1),
  },
  {
    id: 'scenario.next',
    keys: [']'],
    title: 'Next scenario',
    short: 'scenario',
    group: 'Move',
    on: WITH_SCENARIO,
    run: (state) => stepScenario(state, 1),
  },
];

function showScreen(state: State, by: number): ReturnType<Command['run']> {
  return { type: 'show', screen: cycle(SCREENS, state.screen, by) };
}

function stepScenario(state: State, by: number): ReturnType<Command['run']> {
  const count = Math.max(1, state.scenarios.length);
  return { type: 'choose', choices: { inHand: (state.inHand + by + count) % count } };
}
