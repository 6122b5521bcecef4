import stringWidth from 'string-width';
import type { Place } from '../types/errors.js';
import { printable } from '../types/printable.js';

const WIDEST_LINE = 160;

/**
 * A line of a file with its number, and a row of carets under the part that a place means. Empty for a line too wide
 * to help.
 * @param line The line as written.
 * @example
 *    |
 *  3 |   - regional: 120%
 *    |               ^^^^
 */
export function codeFrame(line: string, place: Place): string {
  if (line.length > WIDEST_LINE) return '';
  const gutter = ' '.repeat(String(place.line).length + 2);
  const shown = (from: number, to?: number): string => printable(line.slice(from, to).replaceAll('\t', '  '));
  const before = shown(0, place.column - 1);
  const marked = shown(place.column - 1, (place.endColumn ?? place.column + 1) - 1);
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  return [`${gutter}|`, ` ${place.line} | ${shown(0)}`, `${gutter}| ${' '.repeat(stringWidth(before))}${carets}`].join(
    '\n',
  );
}

/** A line of a text, counted from 1; undefined beyond its end. */
export function lineOf(source: string, line: number): string | undefined {
  return source.split(/\r\n|\r|\n/, line)[line - 1];
}
