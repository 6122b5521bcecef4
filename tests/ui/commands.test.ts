import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOn } from '../../src/ui/commands/command.js';
import { commandForKey, commandsByGroup, keyPage } from '../../src/ui/commands/find.js';
import { COMMANDS } from '../../src/ui/commands/table.js';
import { SCREENS } from '../../src/ui/state/state.js';

test('ids are unique, and a key means one command on a screen', () => {
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  for (const screen of SCREENS) {
    const keys = COMMANDS.filter((command) => isOn(command, screen)).flatMap(({ keys }) => keys);
    expect(new Set(keys).size, screen).toBe(keys.length);
  }
});

test('every command of a screen is reached by its keys and stands in its help', () => {
  for (const screen of SCREENS) {
    const helped = commandsByGroup(screen).flatMap(({ commands }) => commands);
    for (const command of COMMANDS.filter((each) => isOn(each, screen))) {
      expect(commandForKey(command.keys[0] ?? '', screen)).toBe(command);
      expect(helped).toContain(command);
    }
  }
});

test('the page of the keys is made from the table', () => {
  const page = readFileSync(new URL('../../src/ui/KEYS.md', import.meta.url), 'utf8');
  expect(page).toBe(keyPage());
});
