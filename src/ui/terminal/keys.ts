import type { Key } from 'ink';

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

/** A key press as the command table names it, or the text that was pasted. */
export function keyName(input: string, key: Key): { readonly key: string } | { readonly paste: string } | undefined {
  const named = NAMED.find(([flag]) => key[flag])?.[1];
  if (named !== undefined) {
    const shifts = key.shift && (named === 'tab' || named === 'left' || named === 'right');
    return { key: shifts ? `shift+${named}` : named };
  }
  if (input === ' ') return { key: 'space' };
  if (key.ctrl) return input.length === 1 ? { key: `ctrl+${input.toLowerCase()}` } : undefined;
  if (key.meta || input === '') return undefined;
  return [...new Intl.Segmenter().segment(input)].length === 1 ? { key: input } : { paste: input };
}
