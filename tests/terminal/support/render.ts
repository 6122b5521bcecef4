import { flatten } from '../../../src/ui/screens/flatten.js';
import { overlayBox, withBox } from '../../../src/ui/screens/overlays.js';
import { drawFrame } from '../../../src/ui/screens/screen.js';
import type { State } from '../../../src/ui/state/state.js';
import { createFrameWriter } from '../../../src/ui/terminal/frame-writer.js';
import { createPainter, THEMES } from '../../../src/ui/theme/themes.js';
import { createEmulator, type Emulator } from './emulator.js';

/** A state as a person sees it on a terminal of its size. */
export async function renderState(state: State): Promise<Emulator> {
  const emulator = createEmulator(state.columns, state.rows);
  const written: string[] = [];
  const paint = createPainter(THEMES[state.theme], 3, state.glyphs);
  const lines = withBox(flatten(drawFrame(state), state.columns, state.rows), overlayBox(state), state.columns);
  createFrameWriter((text) => written.push(text)).write(lines.map(paint));
  await emulator.write(`\u001b[?7l${written.join('')}`);
  return emulator;
}
