import { type Line, type Role, span } from '../text/line.js';
import { EIGHTHS, HEIGHTS, MARK } from '../theme/glyphs.js';

/** A bar of `width` columns, filled to a fraction in eighths of a column. Not a number gives an empty bar. */
export function bar(filled: number, width: number): string {
  const eighths = Number.isFinite(filled) ? Math.round(Math.min(1, Math.max(0, filled)) * width * 8) : 0;
  const full = Math.floor(eighths / 8);
  const rest = full < width ? (EIGHTHS[eighths % 8] ?? '') : '';
  return ('█'.repeat(full) + rest).padEnd(width);
}

/** Shares of a whole next to each other, each in its own sign and role; widths by largest remainder. */
export function stackedBar(
  parts: readonly { readonly share: number; readonly glyph: string; readonly role: Role }[],
  width: number,
): Line {
  const exact = parts.map((part) => Math.max(0, part.share) * width);
  const widths = exact.map(Math.floor);
  let left = Math.round(exact.reduce((sum, value) => sum + value, 0)) - widths.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, index) => ({ rest: value - Math.floor(value), index }))
    .sort((a, b) => b.rest - a.rest);
  for (const { index } of order) {
    if (left <= 0) break;
    widths[index] = (widths[index] ?? 0) + 1;
    left--;
  }
  return parts.map((part, index) => span(part.glyph.repeat(widths[index] ?? 0), part.role));
}

/**
 * A stacked bar with thresholds marked on it. A mark stands in the column that its value falls into, over the bar or
 * beyond it.
 */
export function barWithMarks(parts: Parameters<typeof stackedBar>[0], marks: readonly number[], width: number): Line {
  const cells = stackedBar(parts, width).flatMap((piece) =>
    piece.text.split('').map((glyph) => span(glyph, piece.role)),
  );
  const columns = new Set(marks.map((mark) => Math.min(width - 1, Math.floor(mark * width))));
  return Array.from({ length: width }, (_, column) =>
    columns.has(column) ? span(MARK.threshold, 'strong') : (cells[column] ?? span(' ')),
  );
}

/** A series as small columns, scaled between its own lowest and highest value; a gap where a value is missing. */
export function sparkline(values: readonly number[], width: number): string {
  const shown = resample(values, width);
  const finite = shown.filter(Number.isFinite);
  if (finite.length === 0) return ' '.repeat(width);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  return shown
    .map((value) => {
      if (!Number.isFinite(value)) return ' ';
      const part = high === low ? 0.5 : (value - low) / (high - low);
      return HEIGHTS[Math.min(HEIGHTS.length - 1, Math.floor(part * HEIGHTS.length))] ?? ' ';
    })
    .join('')
    .padEnd(width);
}

/** At most `width` of the values, evenly picked, the first and the last among them. */
function resample(values: readonly number[], width: number): readonly number[] {
  if (values.length <= width) return values;
  return Array.from(
    { length: width },
    (_, index) => values[Math.round((index * (values.length - 1)) / Math.max(1, width - 1))] ?? Number.NaN,
  );
}

/** A slider of `width` columns with its knob at a fraction, and a small mark at where it started. */
export function slider(at: number, start: number, width: number, role: Role): Line {
  const column = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * (width - 1));
  const knob = column(at);
  const origin = column(start);
  return Array.from({ length: width }, (_, index) => {
    if (index === knob) return span(MARK.dot, role);
    if (index === origin) return span('┼', 'dim');
    return index < knob ? span('━', role) : span('─', 'rule');
  });
}
