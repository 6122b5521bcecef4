import { wholeScreen } from '../../../src/ui/screens/whole.js';
import type { State } from '../../../src/ui/state/state.js';
import { createFrameWriter } from '../../../src/ui/terminal/frame-writer.js';
import { createPainter, THEMES } from '../../../src/ui/theme/themes.js';
import { createEmulator, type Emulator } from './emulator.js';

/** A state as a person sees it on a terminal of its size. */
export async function renderState(state: State): Promise<Emulator> {
  const emulator = createEmulator(state.columns, state.rows);
  const written: string[] = [];
  const paint = createPainter(THEMES[state.theme], 3, state.glyphs);
  createFrameWriter((text) => written.push(text)).write(wholeScreen(state).map(paint));
  await emulator.write(`\u001b[?7l${written.join('')}`);
  return emulator;
}
