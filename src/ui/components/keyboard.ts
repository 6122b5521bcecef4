import { useInput } from 'ink';
import { useMemo } from 'react';
import type { Store } from '../state/store.js';
import { createPasteListener } from '../terminal/paste.js';

/** Turns key presses and pasted text into actions of a store. */
export function useKeyboard(store: Store): void {
  const listen = useMemo(createPasteListener, []);
  useInput((input, key) => {
    const heard = listen(input, key);
    if ('paste' in heard) store.dispatch({ type: 'paste', text: heard.paste });
    else for (const name of heard.keys) store.dispatch({ type: 'key', key: name });
  });
}
