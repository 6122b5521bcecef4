import type { Key } from 'ink';
import { keyNames } from './keys.js';

/** What came from the keyboard: keys, or a text that was pasted. */
export type Heard = { readonly keys: readonly string[] } | { readonly paste: string };

/** Bracketed paste (xterm, mode 2004): what stands between these was pasted. Ink takes the escape character off. */
const START = '[200~';
const END = '[201~';
/** What is pasted beyond this is dropped. */
const LONGEST = 10_000;

const NOTHING: Heard = { keys: [] };

/**
 * A listener that tells pasted text from keys. Terminals that know how put it in brackets; from others it is known by the
 * line ends in it, since nobody types whole lines at once.
 */
export function createPasteListener(): (input: string, key: Key) => Heard {
  let pasted: string | undefined;
  return (input, key) => {
    if (input === START) {
      pasted = '';
      return NOTHING;
    }
    if (pasted === undefined) return hasLineEndsAmongText(input) ? { paste: input } : { keys: keyNames(input, key) };
    if (input === END) {
      const paste = pasted;
      pasted = undefined;
      return { paste };
    }
    // The way out of a terminal that never closes the bracket.
    if (key.ctrl && input === 'c') {
      pasted = undefined;
      return { keys: keyNames(input, key) };
    }
    pasted = `${pasted}${key.return ? '\n' : key.ctrl || key.meta ? '' : input}`.slice(0, LONGEST);
    return NOTHING;
  };
}

function hasLineEndsAmongText(input: string): boolean {
  return /[\r\n]/.test(input) && /[^\r\n]/.test(input);
}
