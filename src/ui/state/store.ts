import type { Action } from './actions.js';
import { reduce } from './reduce.js';
import type { Effect, State } from './state.js';

/** Holds the state of one run of the interface. */
export type Store = {
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  /** Calls back after changes, several in a row as one. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * A store that reduces at once and tells its listeners in the same turn of the event loop, so that news arriving by the
 * hundred cause one frame. Effects are handed over as soon as they are asked for.
 */
export function createStore(initial: State, perform: (effect: Effect, state: State) => void): Store {
  let state = initial;
  let scheduled = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    scheduled = false;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    dispatch: (action) => {
      const before = state;
      state = reduce(state, action);
      for (const effect of state.effects) perform(effect, state);
      if (scheduled || state === before) return;
      scheduled = true;
      setImmediate(tell);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
