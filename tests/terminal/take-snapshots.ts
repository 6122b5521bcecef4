import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCREENS } from '../../src/ui/state/state.js';
import { openBench } from '../ui/support/settled.js';
import { renderState } from './support/render.js';
import { screenshot } from './support/svg.js';

const FOLDER = fileURLToPath(new URL('snapshots/', import.meta.url));
const NAMES = ['nafta-1994', 'us-85-50', 'canada-innovation', 'usmca', 'compromise-75', 'withdrawal'];
const SIZES = [
  [60, 16],
  [80, 24],
  [120, 40],
  [200, 60],
] as const;

/** Keys that lead to each picture, each from where the one before left off. */
const SCENES: readonly { readonly name: string; readonly keys: readonly string[] }[] = [
  ...SCREENS.map((screen, index) => ({ name: screen, keys: [String(index + 1)] })),
  { name: 'levers-moved', keys: ['6', 'H', 'j', 'h', 'h', 'h', 'h'] },
  { name: 'explain', keys: ['6', 'r', '4', '/', ...'jetta'.split(''), 'return', 'return'] },
  { name: 'help', keys: ['escape', 'escape', '1', '?'] },
];

/**
 * Writes every screen on the shipped scenarios as text and as pictures, with colour and without:
 * `npm run snapshots -- 200` for two hundred draws behind the ranges.
 */
async function takeSnapshots(draws: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const bench = openBench(NAMES, { columns: 120, rows: 40 }, draws);
  for (const { name, keys } of SCENES) {
    bench.press(...keys);
    if (draws > 0) bench.draw(draws);
    for (const [columns, rows] of SIZES) {
      const state = { ...bench.state(), columns, rows };
      const file = `${FOLDER}${name}-${columns}x${rows}`;
      const colored = await renderState(state);
      const plain = await renderState({ ...state, theme: 'none' });
      writeFileSync(`${file}.txt`, `${plain.text()}\n`);
      writeFileSync(`${file}.svg`, screenshot(colored, `roosim, ${name}`));
      writeFileSync(`${file}-plain.svg`, screenshot(plain, `roosim, ${name}, without colour`));
    }
    process.stderr.write(`${name}\n`);
  }
}

await takeSnapshots(Number(process.argv[2] ?? 200));
