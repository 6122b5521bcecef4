import { useInput } from 'ink';
import type { Store } from '../state/store.js';
import { keyNames } from '../terminal/keys.js';

/** Turns key presses into actions of a store. */
export function useKeyboard(store: Store): void {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) store.dispatch({ type: 'key', key: name });
  });
}
