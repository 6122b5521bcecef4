import { Text } from 'ink';
import { useSyncExternalStore } from 'react';
import { spokenText } from '../screens/spoken.js';
import type { Store } from '../state/store.js';
import { useKeyboard } from './keyboard.js';

/** The interface as text in reading order: no columns, no charts, sentences instead. */
export function Spoken({ store }: { readonly store: Store }) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  useKeyboard(store);
  return <Text>{spokenText(state)}</Text>;
}
