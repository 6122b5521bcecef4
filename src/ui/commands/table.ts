import { SCREENS, type Screen } from '../state/state.js';
import { CHOOSE_COMMANDS } from './choose.js';
import type { Command } from './command.js';
import { LEVER_COMMANDS } from './levers.js';
import { MOVE_COMMANDS } from './move.js';
import { PROGRAM_COMMANDS } from './program.js';

const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  overview: 'Overview: what each scenario does',
  compare: 'Compare: every metric, side by side',
  time: 'Time: one metric over the years',
  fleet: 'Fleet: every carline, and why',
  curve: 'Curve: outcomes as a threshold rises',
  levers: 'Levers: thresholds, tariffs, parameters',
  assumptions: 'Assumptions: what they are, and which matter',
};

const SCREEN_COMMANDS: readonly Command[] = SCREENS.map((screen, index) => ({
  id: `screen.${screen}`,
  keys: [String(index + 1)],
  title: SCREEN_TITLES[screen],
  group: 'Screens',
  run: () => ({ type: 'show', screen }),
}));

/** Every command there is. A key means the first command with it that belongs to the screen. */
export const COMMANDS: readonly Command[] = [
  ...SCREEN_COMMANDS,
  ...MOVE_COMMANDS,
  ...CHOOSE_COMMANDS,
  ...LEVER_COMMANDS,
  ...PROGRAM_COMMANDS,
];
