import { supportsColor } from 'chalk';
import type { Store } from '../state/store.js';
import { openSession, type Session, type Terminal } from '../terminal/session.js';
import { App } from './app.js';
import { Spoken } from './spoken.js';

/** Puts the interface on a terminal. For screen readers (INK_SCREEN_READER=true) it is text that is read in order. */
export function showInterface(
  store: Store,
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): Session {
  const screenReader = env.INK_SCREEN_READER === 'true';
  const colorLevel = supportsColor === false ? 0 : supportsColor.level;
  return openSession({
    terminal,
    screenReader,
    view: (surface) =>
      screenReader ? <Spoken store={store} /> : <App store={store} surface={surface} colorLevel={colorLevel} />,
    onResize: (columns, rows) => store.dispatch({ type: 'resize', columns, rows }),
  });
}
