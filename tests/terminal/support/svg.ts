import type { Emulator, SeenCell } from './emulator.js';
import { CELL, drawnCell, type Origin, shadedRun } from './svg-cells.js';

const MARGIN = 10;
const PAPER = '#101418';
const INK = '#E6E9EC';
const FONTS = "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace";

/** The screen as a picture that needs nothing but a monospaced font; charts are drawn, not written. */
export function screenshot(emulator: Emulator, title: string): string {
  const width = (emulator.columns * CELL.width + 2 * MARGIN).toFixed(0);
  const height = (emulator.rows * CELL.height + 2 * MARGIN).toFixed(0);
  const rows = emulator.cells().flatMap((cells, row) => rowElements(cells, row));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}">
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
<g font-family="${FONTS}" font-size="${CELL.size}" fill="${INK}">
${rows.join('\n')}
</g>
</svg>
`;
}

type Run = { readonly column: number; readonly text: string; readonly cell: SeenCell; readonly cells: number };

function rowElements(cells: readonly SeenCell[], row: number): readonly string[] {
  const top = MARGIN + row * CELL.height;
  const originOf = (column: number): Origin => ({ x: MARGIN + column * CELL.width, y: top });
  const drawn = cells.flatMap((cell, column) => drawnCell(cell.text, originOf(column), cell.color ?? INK) ?? []);
  const written = cells.map((cell) =>
    drawnCell(cell.text, originOf(0), '') === undefined ? cell : { ...cell, text: ' ' },
  );
  return [
    ...backgrounds(cells, top),
    ...shades(cells, top),
    ...drawn,
    ...runsOf(written).map((run) => textElement(run, top)),
  ];
}

function backgrounds(cells: readonly SeenCell[], top: number): readonly string[] {
  return runsOf(cells).flatMap(({ column, cells: count, cell }) =>
    cell.background === undefined
      ? []
      : [
          `<rect x="${(MARGIN + column * CELL.width).toFixed(1)}" y="${top}" width="${(count * CELL.width).toFixed(1)}" height="${CELL.height}" fill="${cell.background}"/>`,
        ],
  );
}

/** Bands of charts: neighbouring cells of one shade are one shape, without seams. */
function shades(cells: readonly SeenCell[], top: number): readonly string[] {
  return runsOf(cells).flatMap((run) =>
    [...run.text.matchAll(/(.)\1*/gu)].flatMap((same) => {
      const origin = { x: MARGIN + (run.column + same.index) * CELL.width, y: top };
      return shadedRun(same[0].charAt(0), origin, same[0].length, run.cell.color ?? INK) ?? [];
    }),
  );
}

/** Words with one place for each, so that a font of another width moves nothing. */
function textElement(run: Run, top: number): string {
  const words = [...run.text.matchAll(/\S+/g)].map((word) => {
    const x = (MARGIN + (run.column + word.index) * CELL.width).toFixed(1);
    return `<tspan x="${x}">${escapeXml(word[0])}</tspan>`;
  });
  if (words.length === 0) return '';
  const color = run.cell.color === undefined ? '' : ` fill="${run.cell.color}"`;
  const weight = run.cell.bold ? ' font-weight="bold"' : '';
  return `<text y="${(top + CELL.height - 4).toFixed(0)}"${color}${weight}>${words.join('')}</text>`;
}

/** Neighbouring cells that look alike. */
function runsOf(cells: readonly SeenCell[]): readonly Run[] {
  const runs: Run[] = [];
  cells.forEach((cell, column) => {
    if (cell.width === 0) return;
    const last = runs.at(-1);
    const alike =
      last !== undefined &&
      last.cell.color === cell.color &&
      last.cell.background === cell.background &&
      last.cell.bold === cell.bold;
    if (alike) runs[runs.length - 1] = { ...last, text: last.text + cell.text, cells: last.cells + cell.width };
    else runs.push({ column, text: cell.text, cell, cells: cell.width });
  });
  return runs;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
