import type { Action } from '../state/actions.js';
import type { Screen, State } from '../state/state.js';

/** Headings of the help, in their order. */
export const COMMAND_GROUPS = ['Screens', 'Move', 'Choose', 'Fleet', 'Levers', 'Files', 'Program'] as const;
type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a person can do: the one description that keys, footer, help, palette and key page are made from. */
export type Command = {
  readonly id: string;
  /** Names of the keys that run it, the one to show first. */
  readonly keys: readonly string[];
  /** What it does, for help and palette. */
  readonly title: string;
  /** The same in a word or two, for the footer; undefined keeps it out of there. */
  readonly short?: string;
  readonly group: CommandGroup;
  /** Screens where it makes sense; undefined: all. */
  readonly on?: readonly Screen[];
  /** Why it cannot be run now; undefined when it can. */
  readonly disabledReason?: (state: State) => string | undefined;
  readonly run: (state: State) => Action;
};

/** Whether a command belongs to the screen that is shown. */
export function isOn(command: Command, screen: Screen): boolean {
  return command.on === undefined || command.on.includes(screen);
}

const KEY_LABELS: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  return: '⏎',
  escape: 'esc',
  pageup: 'pgup',
  pagedown: 'pgdn',
  space: 'space',
  'shift+tab': '⇧tab',
  'shift+left': '⇧←',
  'shift+right': '⇧→',
};

/** A key as people write it: `↑`, `⏎`, `^R`. */
export function keyLabel(key: string): string {
  if (key.startsWith('ctrl+')) return `^${key.slice(5).toUpperCase()}`;
  return KEY_LABELS[key] ?? key;
}
