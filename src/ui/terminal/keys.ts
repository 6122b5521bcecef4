import type { Key } from 'ink';
import { graphemes } from '../text/line.js';

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'return'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
  ['tab', 'tab'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/** Keys that are characters, where several arrive as one piece of text. */
const CHARACTER_KEYS: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'return',
  '\n': 'return',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\u0003': 'ctrl+c',
};

/**
 * Keys as the command table names them. Who types fast, or over a slow line, is heard in pieces of several keys: those
 * are taken one by one.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  const named = NAMED.find(([flag]) => key[flag])?.[1];
  if (named !== undefined) {
    const shifts = key.shift && (named === 'tab' || named === 'left' || named === 'right');
    return [shifts ? `shift+${named}` : named];
  }
  if (key.ctrl) return input.length === 1 ? [`ctrl+${input.toLowerCase()}`] : [];
  if (key.meta) return [];
  return graphemes(input).flatMap((character) => {
    const known = CHARACTER_KEYS[character];
    if (known !== undefined) return [known];
    return /^\p{Cc}/u.test(character) ? [] : [character];
  });
}
