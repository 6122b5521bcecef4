import { useInput } from 'ink';
import type { Store } from '../state/store.js';
import { keyName } from '../terminal/keys.js';

/** Turns key presses into actions of a store. */
export function useKeyboard(store: Store): void {
  useInput((input, key) => {
    const pressed = keyName(input, key);
    if (pressed === undefined) return;
    store.dispatch('key' in pressed ? { type: 'key', key: pressed.key } : { type: 'paste', text: pressed.paste });
  });
}
