import type { Action } from '../state/actions.js';
import { type State, scenarioInHand, unsavedScenarios } from '../state/state.js';
import { stepGlyphs, stepTheme } from './choices.js';
import type { Command } from './command.js';

/** Quits, but asks first where that would lose levers that were moved. Who insists is not asked twice. */
function quit(state: State, code: number): Action {
  return unsavedScenarios(state).length > 0 && state.overlay?.kind !== 'quit?'
    ? { type: 'overlay', overlay: { kind: 'quit?', code } }
    : { type: 'effect', effect: { kind: 'quit', code } };
}

/** Commands about files and the program itself. */
export const PROGRAM_COMMANDS: readonly Command[] = [
  {
    id: 'edit',
    keys: ['e'],
    title: 'Edit the file in $VISUAL or $EDITOR',
    short: 'edit file',
    group: 'Files',
    disabledReason: (state) => (scenarioInHand(state) === undefined ? 'there is no scenario' : undefined),
    run: (state) => ({ type: 'effect', effect: { kind: 'edit', key: scenarioInHand(state)?.key ?? '' } }),
  },
  {
    id: 'palette',
    keys: [':', 'ctrl+p'],
    title: 'Find a command by its name',
    short: 'command',
    group: 'Program',
    run: () => ({ type: 'overlay', overlay: { kind: 'palette', query: '', row: 0 } }),
  },
  {
    id: 'help',
    keys: ['?'],
    title: 'Every key of this screen',
    short: 'help',
    group: 'Program',
    run: () => ({ type: 'overlay', overlay: { kind: 'help', scroll: 0 } }),
  },
  { id: 'theme', keys: ['T'], title: 'Next theme', group: 'Program', run: stepTheme },
  { id: 'glyphs', keys: ['B'], title: 'Draw charts with braille, blocks or ASCII', group: 'Program', run: stepGlyphs },
  {
    id: 'quit',
    keys: ['q'],
    title: 'Quit',
    short: 'quit',
    group: 'Program',
    run: (state) => quit(state, 0),
  },
  {
    id: 'interrupt',
    keys: ['ctrl+c'],
    title: 'Stop at once',
    group: 'Program',
    run: (state) => quit(state, 130),
  },
];
