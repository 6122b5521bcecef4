import type { Store } from '../state/store.js';
import { openSession, type Session } from '../terminal/session.js';
import type { Stage, Terminal } from '../terminal/stage.js';
import { colorLevelOf } from '../theme/themes.js';
import { App } from './app.js';
import { Spoken } from './spoken.js';

/** Puts the interface on a terminal. For a screen reader it is text that is read in order. */
export function showInterface(
  store: Store,
  terminal: Terminal,
  stage: Stage | undefined,
  screenReader: boolean,
): Session {
  const colorLevel = colorLevelOf();
  return openSession({
    terminal,
    stage,
    screenReader,
    view: (surface) =>
      screenReader ? <Spoken store={store} /> : <App store={store} surface={surface} colorLevel={colorLevel} />,
    onResize: (columns, rows) => store.dispatch({ type: 'resize', columns, rows }),
  });
}
