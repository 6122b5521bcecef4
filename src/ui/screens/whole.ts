import type { State } from '../state/state.js';
import type { Line } from '../text/line.js';
import { flatten } from './flatten.js';
import { overlayBox, withBox } from './overlays.js';
import { drawFrame } from './screen.js';

/** The whole screen of a state, row by row, with what lies over it. */
export function wholeScreen(state: State): readonly Line[] {
  return withBox(flatten(drawFrame(state), state.columns, state.rows), overlayBox(state), state.columns);
}
