/** Size of a character cell and of the font in it, pixels. */
export const CELL = { width: 8.4, height: 17, size: 14 } as const;

/** Upper left corner of a cell. */
export type Origin = { readonly x: number; readonly y: number };

const EIGHTHS = ' ▏▎▍▌▋▊▉█';
const HEIGHTS = ' ▁▂▃▄▅▆▇█';
const SHADES: Readonly<Record<string, number>> = { '░': 0.22, '▒': 0.42, '▓': 0.7 };

/** Strokes of a box character: to the left, right, top and bottom of the cell's middle. */
const STROKES: Readonly<Record<string, string>> = {
  '─': 'lr',
  '━': 'lr',
  '│': 'tb',
  '┊': 'tb',
  '┤': 'ltb',
  '├': 'rtb',
  '┬': 'lrb',
  '┴': 'lrt',
  '┼': 'lrtb',
  '└': 'rt',
  '┘': 'lt',
  '┌': 'rb',
  '┐': 'lb',
};

/** A character that is part of a chart or a frame, as shapes; undefined for letters and signs. */
export function drawnCell(text: string, at: Origin, color: string): readonly string[] | undefined {
  const code = text.codePointAt(0) ?? 0;
  if (code >= 0x2800 && code <= 0x28ff) return brailleDots(code - 0x2800, at, color);
  if (text !== ' ' && EIGHTHS.includes(text))
    return [box(at.x, at.y + 1, (CELL.width * EIGHTHS.indexOf(text)) / 8, CELL.height - 2, color)];
  if (text !== ' ' && HEIGHTS.includes(text)) {
    const height = (CELL.height * HEIGHTS.indexOf(text)) / 8;
    return [box(at.x, at.y + CELL.height - height, CELL.width - 0.6, height, color)];
  }
  if (text === '▀') return [box(at.x, at.y, CELL.width, CELL.height / 2, color)];
  if (text === '▕') return [box(at.x + CELL.width * 0.875, at.y + 1, CELL.width / 8, CELL.height - 2, color)];
  if (SHADES[text] !== undefined) return [];
  const strokes = STROKES[text];
  return strokes === undefined ? undefined : [stroke(strokes, text, at, color)];
}

/** A stretch of equally shaded cells as one shape; undefined for other characters. */
export function shadedRun(text: string, at: Origin, cells: number, color: string): string | undefined {
  const shade = SHADES[text];
  return shade === undefined ? undefined : box(at.x, at.y, cells * CELL.width, CELL.height, color, shade);
}

function box(x: number, y: number, width: number, height: number, color: string, opacity?: number): string {
  const faint = opacity === undefined ? '' : ` opacity="${opacity}"`;
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="${color}"${faint}/>`;
}

/** The eight dots of a braille cell, by the bits of its code point. */
function brailleDots(bits: number, at: Origin, color: string): readonly string[] {
  const dots: string[] = [];
  const order = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
    [0, 3],
    [1, 3],
  ] as const;
  order.forEach(([column, row], bit) => {
    if ((bits & (1 << bit)) === 0) return;
    const x = at.x + CELL.width * (0.25 + column * 0.5);
    const y = at.y + CELL.height * (0.125 + row * 0.25);
    dots.push(`M${x.toFixed(1)} ${y.toFixed(1)}h.01`);
  });
  if (dots.length === 0) return [];
  return [`<path d="${dots.join('')}" stroke="${color}" stroke-width="2.4" stroke-linecap="round"/>`];
}

function stroke(strokes: string, text: string, at: Origin, color: string): string {
  const middle = { x: at.x + CELL.width / 2, y: at.y + CELL.height / 2 };
  const ends: Readonly<Record<string, string>> = {
    l: `H${at.x.toFixed(1)}`,
    r: `H${(at.x + CELL.width).toFixed(1)}`,
    t: `V${at.y.toFixed(1)}`,
    b: `V${(at.y + CELL.height).toFixed(1)}`,
  };
  const path = strokes
    .split('')
    .map((end) => `M${middle.x.toFixed(1)} ${middle.y.toFixed(1)}${ends[end] ?? ''}`)
    .join('');
  const dash = text === '┊' ? ' stroke-dasharray="2 2.25"' : '';
  return `<path d="${path}" stroke="${color}" stroke-width="${text === '━' ? 2.4 : 1}" fill="none"${dash}/>`;
}
