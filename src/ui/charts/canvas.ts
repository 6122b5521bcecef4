import { graphemes, type Line, type Role, type Span, textWidth } from '../text/line.js';

/** A rectangle of cells, each one character in one role. */
export type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: string[];
  readonly roles: Role[];
};

/** An empty canvas, all spaces. */
export function createCanvas(width: number, height: number): Canvas {
  const cells = Math.max(0, width) * Math.max(0, height);
  return {
    width: Math.max(0, width),
    height: Math.max(0, height),
    glyphs: Array.from({ length: cells }, () => ' '),
    roles: Array.from({ length: cells }, (): Role => 'text'),
  };
}

/** Sets one cell; outside the canvas nothing happens. */
export function put(canvas: Canvas, x: number, y: number, glyph: string, role: Role): void {
  if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) return;
  canvas.glyphs[y * canvas.width + x] = glyph;
  canvas.roles[y * canvas.width + x] = role;
}

/** Writes a text to the right of a cell. */
export function write(canvas: Canvas, x: number, y: number, text: string, role: Role): void {
  let column = x;
  for (const grapheme of graphemes(text)) {
    const width = textWidth(grapheme);
    put(canvas, column, y, grapheme, role);
    for (let covered = 1; covered < width; covered++) put(canvas, column + covered, y, '', role);
    column += width;
  }
}

/** The canvas as lines of spans, neighbours of one role joined. */
export function toLines(canvas: Canvas): readonly Line[] {
  return Array.from({ length: canvas.height }, (_, y) => {
    const spans: Span[] = [];
    let text = '';
    let role: Role = 'text';
    for (let x = 0; x < canvas.width; x++) {
      const cell = y * canvas.width + x;
      if (canvas.roles[cell] !== role && text !== '') {
        spans.push({ text, role });
        text = '';
      }
      role = canvas.roles[cell] ?? 'text';
      text += canvas.glyphs[cell] ?? ' ';
    }
    if (text !== '') spans.push({ text, role });
    return spans;
  });
}
