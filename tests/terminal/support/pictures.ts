import { SCREENS } from '../../../src/ui/state/state.js';
import { openBench } from '../../ui/support/settled.js';
import { renderState } from './render.js';
import { screenshot } from './svg.js';

const NAMES = ['nafta-1994', 'us-85-50', 'canada-innovation', 'usmca', 'compromise-75', 'withdrawal'];

/** Draws behind the ranges in a picture. */
const DRAWS = 200;

/** Keys that lead to each picture, each from where the one before left off. */
const SCENES: readonly { readonly name: string; readonly keys: readonly string[] }[] = [
  ...SCREENS.map((screen, index) => ({ name: screen, keys: [String(index + 1)] })),
  { name: 'levers-moved', keys: ['6', 'H', 'j', 'h', 'h', 'h', 'h'] },
  { name: 'explain', keys: ['6', 'r', '4', '/', ...'jetta'.split(''), 'return', 'return'] },
  { name: 'help', keys: ['escape', 'escape', '1', '?'] },
];

/** A size of the terminal, columns by rows. */
export type Size = readonly [columns: number, rows: number];

/** The pictures that the README shows, by scene. */
export const README_PICTURES = ['overview', 'curve', 'levers-moved'];

/** Every size a screen is laid out for. */
export const SIZES: readonly Size[] = [
  [60, 16],
  [80, 24],
  [120, 40],
  [200, 60],
];

/** The README's size. */
export const README_SIZE: Size = [120, 40];

/** Screens of the scenarios that ship as files, by name: an SVG picture with colour, one without, and the text. */
export async function* pictures(
  wanted: (scene: string) => boolean,
  sizes: readonly Size[],
): AsyncGenerator<{ readonly scene: string; readonly files: ReadonlyMap<string, string> }> {
  const bench = openBench(NAMES, { columns: 120, rows: 40 }, DRAWS);
  for (const { name: scene, keys } of SCENES) {
    bench.press(...keys);
    if (!wanted(scene)) continue;
    bench.draw(DRAWS);
    const files = new Map<string, string>();
    for (const [columns, rows] of sizes) {
      const state = { ...bench.state(), columns, rows };
      const name = `${scene}-${columns}x${rows}`;
      const plain = await renderState({ ...state, theme: 'none' });
      files.set(`${name}.svg`, screenshot(await renderState(state), `roosim, ${scene}`));
      files.set(`${name}-plain.svg`, screenshot(plain, `roosim, ${scene}, without colour`));
      files.set(`${name}.txt`, `${plain.text()}\n`);
    }
    yield { scene, files };
  }
}
