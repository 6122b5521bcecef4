import type { Role } from '../text/line.js';
import type { GlyphSet } from '../theme/glyphs.js';
import { type Canvas, put } from './canvas.js';

/** Bits of a braille cell by column (0, 1) and row (0 to 3): Unicode block U+2800. */
const BRAILLE_BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** Dots per cell, across and down. */
export function dotsPerCell(glyphs: GlyphSet): { readonly x: number; readonly y: number } {
  if (glyphs === 'braille') return { x: 2, y: 4 };
  return glyphs === 'block' ? { x: 1, y: 2 } : { x: 1, y: 1 };
}

/** A raster of dots that turns into characters of a glyph set; `letter` is what ASCII draws with. */
export type Dots = {
  readonly width: number;
  readonly height: number;
  readonly set: Uint8Array;
};

/** A raster for a number of cells. */
export function createDots(columns: number, rows: number, glyphs: GlyphSet): Dots {
  const per = dotsPerCell(glyphs);
  const width = Math.max(0, columns * per.x);
  const height = Math.max(0, rows * per.y);
  return { width, height, set: new Uint8Array(width * height) };
}

/** A straight line of dots (Bresenham 1965); what falls outside is left off. */
export function drawLine(dots: Dots, x0: number, y0: number, x1: number, y1: number): void {
  if (![x0, y0, x1, y1].every(Number.isFinite)) return;
  let x = Math.round(x0);
  let y = Math.round(y0);
  const endX = Math.round(x1);
  const endY = Math.round(y1);
  const dx = Math.abs(endX - x);
  const dy = -Math.abs(endY - y);
  const stepX = x < endX ? 1 : -1;
  const stepY = y < endY ? 1 : -1;
  let error = dx + dy;
  for (;;) {
    if (x >= 0 && y >= 0 && x < dots.width && y < dots.height) dots.set[y * dots.width + x] = 1;
    if (x === endX && y === endY) return;
    const twice = 2 * error;
    if (twice >= dy) {
      error += dy;
      x += stepX;
    }
    if (twice <= dx) {
      error += dx;
      y += stepY;
    }
  }
}

/** Puts every cell that has a dot on the canvas, its upper left corner at (left, top). */
export function putDots(
  canvas: Canvas,
  dots: Dots,
  glyphs: GlyphSet,
  left: number,
  top: number,
  role: Role,
  letter: string,
): void {
  const per = dotsPerCell(glyphs);
  for (let row = 0; row * per.y < dots.height; row++) {
    for (let column = 0; column * per.x < dots.width; column++) {
      const glyph = cellGlyph(dots, glyphs, column, row, letter);
      if (glyph !== '') put(canvas, left + column, top + row, glyph, role);
    }
  }
}

function cellGlyph(dots: Dots, glyphs: GlyphSet, column: number, row: number, letter: string): string {
  const at = (x: number, y: number): number => dots.set[y * dots.width + x] ?? 0;
  if (glyphs === 'ascii') return at(column, row) === 1 ? letter : '';
  if (glyphs === 'block') {
    const upper = at(column, row * 2);
    const lower = at(column, row * 2 + 1);
    if (upper === 0 && lower === 0) return '';
    return upper === 1 && lower === 1 ? '█' : upper === 1 ? '▀' : '▄';
  }
  let bits = 0;
  for (let x = 0; x < 2; x++)
    for (let y = 0; y < 4; y++) if (at(column * 2 + x, row * 4 + y) === 1) bits |= BRAILLE_BITS[x]?.[y] ?? 0;
  return bits === 0 ? '' : String.fromCodePoint(0x2800 + bits);
}
