import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { createPasteListener } from '../../src/ui/terminal/paste.js';
import { NO_KEY } from './support/no-key.js';

/** What is heard of pieces of input, one after the other. */
function heard(...pieces: readonly (string | readonly [string, Partial<Key>])[]) {
  const listen = createPasteListener();
  return pieces
    .map((piece) => (typeof piece === 'string' ? listen(piece, NO_KEY) : listen(piece[0], { ...NO_KEY, ...piece[1] })))
    .filter((what) => 'paste' in what || what.keys.length > 0);
}

describe('pasted text', () => {
  it('is all that stands in brackets, in however many pieces it comes', () => {
    expect(heard('[200~', 'q\re', 'dit', ['', { return: true }], 'q', '[201~', 'j')).toEqual([
      { paste: 'q\redit\nq' },
      { keys: ['j'] },
    ]);
  });

  it('is known by its line ends where the terminal gives no brackets', () => {
    expect(heard('e\rq\r')).toEqual([{ paste: 'e\rq\r' }]);
    expect(heard('jjj')).toEqual([{ keys: ['j', 'j', 'j'] }]);
    expect(heard('\r\r')).toEqual([{ keys: ['return', 'return'] }]);
  });

  it('never shuts out Ctrl-C, should the bracket stay open', () => {
    expect(heard('[200~', 'q', ['c', { ctrl: true }], 'j')).toEqual([{ keys: ['ctrl+c'] }, { keys: ['j'] }]);
  });
});
