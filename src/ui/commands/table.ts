import { FLEET_SORTS, SCREENS, type Screen, type State, scenarioInHand } from '../state/state.js';
import {
  cycle,
  stepClass,
  stepCountry,
  stepGlyphs,
  stepMetric,
  stepTheme,
  stepYear,
  takeAsBaseline,
} from './choices.js';
import type { Command } from './command.js';
import { LEVER_COMMANDS } from './levers.js';

const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  overview: 'Overview: what each scenario does, at a glance',
  compare: 'Compare: every metric and country, side by side',
  time: 'Time: one metric over the years',
  fleet: 'Fleet: every carline, and why it does what it does',
  curve: 'Curve: outcomes as a threshold rises',
  levers: 'Levers: move thresholds, tariffs and parameters',
  assumptions: 'Assumptions: the register, and what matters',
};

const WITH_SCENARIO: readonly Screen[] = ['fleet', 'curve', 'levers', 'assumptions'];
const OVER_METRIC: readonly Screen[] = ['overview', 'time', 'curve', 'levers', 'assumptions'];

const SCREEN_COMMANDS: readonly Command[] = SCREENS.map((screen, index) => ({
  id: `screen.${screen}`,
  keys: [String(index + 1)],
  title: SCREEN_TITLES[screen],
  group: 'Screens',
  run: () => ({ type: 'show', screen }),
}));

const MOVE_COMMANDS: readonly Command[] = [
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

const CHOOSE_COMMANDS: readonly Command[] = [
  {
    id: 'open',
    keys: ['return'],
    title: 'Open the row under the cursor',
    short: 'open',
    group: 'Choose',
    on: ['overview', 'compare', 'fleet'],
    run: () => ({ type: 'open-row' }),
  },
  {
    id: 'close',
    keys: ['escape'],
    title: 'Close, or clear the filter',
    group: 'Choose',
    run: () => ({ type: 'close' }),
  },
  {
    id: 'compare.left',
    keys: ['left', 'h'],
    title: 'Scenarios to the left',
    group: 'Move',
    on: ['compare'],
    run: () => ({ type: 'sideways', by: -1 }),
  },
  {
    id: 'compare.right',
    keys: ['right', 'l'],
    title: 'Scenarios to the right',
    short: 'more',
    group: 'Move',
    on: ['compare'],
    run: () => ({ type: 'sideways', by: 1 }),
  },
  {
    id: 'year.next',
    keys: ['y'],
    title: 'Next year',
    short: 'year',
    group: 'Choose',
    run: (state) => stepYear(state, 1),
  },
  { id: 'year.previous', keys: ['Y'], title: 'Previous year', group: 'Choose', run: (state) => stepYear(state, -1) },
  {
    id: 'metric.next',
    keys: ['m'],
    title: 'Next metric',
    short: 'metric',
    group: 'Choose',
    on: OVER_METRIC,
    run: (state) => stepMetric(state, 1),
  },
  {
    id: 'metric.previous',
    keys: ['M'],
    title: 'Previous metric',
    group: 'Choose',
    on: OVER_METRIC,
    run: (state) => stepMetric(state, -1),
  },
  {
    id: 'country',
    keys: ['c'],
    title: 'Next country',
    short: 'country',
    group: 'Choose',
    on: OVER_METRIC,
    run: stepCountry,
  },
  {
    id: 'class',
    keys: ['v'],
    title: 'Cars, light trucks, or both',
    short: 'class',
    group: 'Choose',
    on: ['overview', 'compare', 'time', 'curve', 'levers', 'assumptions'],
    run: stepClass,
  },
  {
    id: 'baseline',
    keys: ['b'],
    title: 'Count changes from the scenario in hand',
    short: 'baseline',
    group: 'Choose',
    disabledReason: (state) =>
      scenarioInHand(state)?.facts === undefined ? 'the scenario in hand has not been read' : undefined,
    run: takeAsBaseline,
  },
  {
    id: 'show',
    keys: ['d'],
    title: 'Changes from the baseline, or levels',
    short: 'change/level',
    group: 'Choose',
    on: ['compare', 'time', 'overview'],
    run: (state) => ({ type: 'choose', choices: { show: state.show === 'change' ? 'level' : 'change' } }),
  },
  {
    id: 'compare.sort',
    keys: ['s'],
    title: 'Order the scenarios by the row under the cursor, or as given',
    short: 'sort',
    group: 'Choose',
    on: ['compare'],
    run: () => ({ type: 'sort-compare' }),
  },
  {
    id: 'filter',
    keys: ['/'],
    title: 'Show only rows with these words',
    short: 'filter',
    group: 'Choose',
    on: ['fleet', 'assumptions'],
    run: (state) => ({
      type: 'overlay',
      overlay: {
        kind: 'prompt',
        purpose: 'filter',
        text: state.screen === 'fleet' ? state.fleet.filter : state.assumptions.filter,
      },
    }),
  },
  {
    id: 'fleet.sort',
    keys: ['s'],
    title: 'Sort by the next column',
    short: 'sort',
    group: 'Fleet',
    on: ['fleet'],
    run: (state) => ({ type: 'sort-fleet', sort: cycle(FLEET_SORTS, state.fleet.sort, 1), descending: true }),
  },
  {
    id: 'fleet.reverse',
    keys: ['S'],
    title: 'Turn the order round',
    group: 'Fleet',
    on: ['fleet'],
    run: (state) => ({ type: 'sort-fleet', sort: state.fleet.sort, descending: !state.fleet.descending }),
  },
];

const PROGRAM_COMMANDS: readonly Command[] = [
  {
    id: 'edit',
    keys: ['e'],
    title: 'Edit the scenario file in $VISUAL or $EDITOR',
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
    run: () => ({ type: 'effect', effect: { kind: 'quit', code: 0 } }),
  },
  {
    id: 'interrupt',
    keys: ['ctrl+c'],
    title: 'Stop at once',
    group: 'Program',
    run: () => ({ type: 'effect', effect: { kind: 'quit', code: 130 } }),
  },
];

/** Every command there is. A key means the first command with it that belongs to the screen. */
export const COMMANDS: readonly Command[] = [
  ...SCREEN_COMMANDS,
  ...MOVE_COMMANDS,
  ...CHOOSE_COMMANDS,
  ...LEVER_COMMANDS,
  ...PROGRAM_COMMANDS,
];

function showScreen(state: State, by: number): ReturnType<Command['run']> {
  return { type: 'show', screen: cycle(SCREENS, state.screen, by) };
}

function stepScenario(state: State, by: number): ReturnType<Command['run']> {
  const count = Math.max(1, state.scenarios.length);
  return { type: 'choose', choices: { inHand: (state.inHand + by + count) % count } };
}
