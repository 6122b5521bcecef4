import type { Screen, State } from '../state/state.js';
import { COMMAND_GROUPS, type Command, isOn, keyLabel } from './command.js';
import { COMMANDS } from './table.js';

/** The command a key means on a screen. */
export function commandForKey(key: string, screen: Screen): Command | undefined {
  return COMMANDS.find((command) => command.keys.includes(key) && isOn(command, screen));
}

/** Why a command cannot be run now; undefined when it can. */
export function disabledReason(command: Command, state: State): string | undefined {
  if (!isOn(command, state.screen)) return `it belongs to ${command.on?.join(', ') ?? ''}`;
  return command.disabledReason?.(state);
}

/** Commands of a screen by group, in the order of the help. */
export function commandsByGroup(
  screen: Screen,
): readonly { readonly group: string; readonly commands: readonly Command[] }[] {
  return COMMAND_GROUPS.map((group) => ({
    group,
    commands: COMMANDS.filter((command) => command.group === group && isOn(command, screen)),
  })).filter(({ commands }) => commands.length > 0);
}

/** The commands that a search finds, best first: every word of the query stands in its title, id or keys. */
export function searchCommands(query: string, state: State): readonly Command[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const scored = COMMANDS.filter((command) => isOn(command, state.screen)).map((command, order) => {
    const title = command.title.toLowerCase();
    const text = `${title} ${command.id} ${command.keys.join(' ')}`;
    const found = wanted.every((word) => text.includes(word));
    const starts = wanted.filter((word) => ` ${title}`.includes(` ${word}`)).length;
    return { command, order, found, starts };
  });
  return scored
    .filter((entry) => entry.found)
    .sort((a, b) => b.starts - a.starts || a.order - b.order)
    .map((entry) => entry.command);
}

/** Every key of every screen as Markdown, a list per group: the page of the keys. */
export function keyPage(): string {
  const sections = COMMAND_GROUPS.map((group) => {
    const lines = COMMANDS.filter((command) => command.group === group).map((command) => {
      const keys = command.keys.map((key) => `\`${keyLabel(key)}\``).join(' ');
      return `- ${keys} ${command.title}${command.on === undefined ? '' : ` (${command.on.join(', ')})`}`;
    });
    return [`## ${group}`, '', ...lines].join('\n');
  });
  const head = '# Keys of the terminal interface';
  return `${[head, 'Made from the command table, as are the footer, the help and the palette.', ...sections].join('\n\n')}\n`;
}
