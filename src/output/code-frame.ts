import stringWidth from 'string-width';
import type { Place } from '../types/errors.js';
import { printable } from '../types/printable.js';

const WIDEST_LINE = 160;

/**
 * The line a place points at, with its number, and a row of carets under the part that is meant.
 * @param source Text of the file; a place beyond its end gives an empty string.
 * @example
 *    |
 *  3 |   - regional: 120%
 *    |               ^^^^
 */
export function codeFrame(source: string, place: Place): string {
  const line = source.split(/\r\n|\r|\n/, place.line)[place.line - 1];
  if (line === undefined) return '';
  const gutter = ' '.repeat(String(place.line).length + 2);
  const shown = printable(line.replaceAll('\t', '  '));
  if (stringWidth(shown) > WIDEST_LINE) return '';
  const before = printable(line.slice(0, place.column - 1).replaceAll('\t', '  '));
  const marked = printable(line.slice(place.column - 1, (place.endColumn ?? place.column + 1) - 1));
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  return [`${gutter}|`, ` ${place.line} | ${shown}`, `${gutter}| ${' '.repeat(stringWidth(before))}${carets}`].join(
    '\n',
  );
}
