import type { ColorSupportLevel } from 'chalk';
import { Box } from 'ink';
import { useMemo, useSyncExternalStore } from 'react';
import { flatten } from '../screens/flatten.js';
import { overlayBox, withBox } from '../screens/overlays.js';
import { drawFrame } from '../screens/screen.js';
import type { Store } from '../state/store.js';
import type { Surface } from '../terminal/surface.js';
import { createPainter, THEMES } from '../theme/themes.js';
import { useKeyboard } from './keyboard.js';
import { CanvasContext, Pane } from './pane.js';

/** The whole interface: draws the state, and turns key presses into actions. */
export function App({
  store,
  surface,
  colorLevel,
}: {
  readonly store: Store;
  readonly surface: Surface | undefined;
  readonly colorLevel: ColorSupportLevel;
}) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const canvas = useMemo(
    () => ({ paint: createPainter(THEMES[state.theme], colorLevel, state.glyphs), surface }),
    [state.theme, state.glyphs, colorLevel, surface],
  );
  useKeyboard(store);
  const panes = drawFrame(state);
  const box = overlayBox(state);
  return (
    <CanvasContext value={canvas}>
      <Box width={state.columns} height={state.rows}>
        {box === undefined ? (
          panes.map((pane, index) => <Pane key={pane.name} id={index} rect={pane.rect} lines={pane.lines} />)
        ) : (
          <Pane
            id={panes.length}
            rect={{ x: 0, y: 0, width: state.columns, height: state.rows }}
            lines={withBox(flatten(panes, state.columns, state.rows), box, state.columns)}
          />
        )}
      </Box>
    </CanvasContext>
  );
}
