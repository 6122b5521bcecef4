import stringWidth from 'string-width';

/** What a piece of text is for; a theme decides how that looks. Series are the scenarios, in their order. */
export type Role =
  | 'text'
  | 'dim'
  | 'strong'
  | 'title'
  | 'accent'
  | 'key'
  | 'good'
  | 'bad'
  | 'warning'
  | 'rule'
  | 'bar'
  | 'series0'
  | 'series1'
  | 'series2'
  | 'series3'
  | 'series4'
  | 'series5'
  | 'series6';

const SERIES_ROLES = ['series0', 'series1', 'series2', 'series3', 'series4', 'series5', 'series6'] as const;

/** The role of the n-th scenario's marks; after the last colour they begin again, told apart by their letters. */
export function seriesRole(index: number): Role {
  return SERIES_ROLES[index % SERIES_ROLES.length] ?? 'text';
}

/** A piece of one line in one role. `selected` marks the row under the cursor. */
export type Span = { readonly text: string; readonly role: Role; readonly selected?: true };

/** One line of the screen. */
export type Line = readonly Span[];

/** A span, by default of plain text. */
export function span(text: string, role: Role = 'text'): Span {
  return { text, role };
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text as the characters that a person sees. */
export function graphemes(text: string): readonly string[] {
  if (NARROW.test(text)) return text.split('');
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}

/**
 * Text whose characters all take one column: Latin letters, punctuation, and the signs that screens and charts are drawn
 * with. It is nearly all the text there is, and need not be measured.
 */
const NARROW =
  /^[ -~\u00a1-\u02af\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u23ce\u2500-\u25fc\u2714\u2718\u2800-\u28ff]*$/;

/** Columns a text takes. */
export function textWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Columns a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, piece) => sum + textWidth(piece.text), 0);
}

/** A line without its roles. */
export function plainText(line: Line): string {
  return line.map((piece) => piece.text).join('');
}

/** The first `width` columns of a text, ended by an ellipsis where something is left off. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (textWidth(text) <= width) return text;
  const room = width - textWidth(ellipsis);
  if (room <= 0) return ellipsis.slice(0, Math.max(0, width));
  let kept = '';
  let used = 0;
  for (const segment of graphemes(text)) {
    const next = textWidth(segment);
    if (used + next > room) break;
    kept += segment;
    used += next;
  }
  return kept.trimEnd() + ellipsis;
}

/** A text at exactly `width` columns, cut or filled with spaces. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = truncate(text, width);
  const fill = ' '.repeat(Math.max(0, width - textWidth(shown)));
  return align === 'left' ? shown + fill : fill + shown;
}

/** A line at exactly `width` columns, cut or filled with spaces. */
export function fitLine(line: Line, width: number): Line {
  const fitted: Span[] = [];
  let room = width;
  for (const piece of line) {
    if (room <= 0) break;
    const wide = textWidth(piece.text);
    const shown = wide <= room ? piece : { ...piece, text: truncate(piece.text, room) };
    fitted.push(shown);
    room -= textWidth(shown.text);
  }
  if (room > 0)
    fitted.push({
      ...(line.at(-1)?.selected ? { selected: true as const } : {}),
      text: ' '.repeat(room),
      role: 'text',
    });
  return fitted;
}

/** Exactly `height` lines of `width` columns. */
export function fitLines(lines: readonly Line[], width: number, height: number): readonly Line[] {
  return Array.from({ length: Math.max(0, height) }, (_, row) => fitLine(lines[row] ?? [], width));
}

/** The same line as the row under the cursor. */
export function select(line: Line): Line {
  return line.map((piece) => ({ ...piece, selected: true }));
}

/** Prose in lines of at most `width` columns, broken between words. A longer word is cut with an ellipsis. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let current = '';
    for (const word of paragraph.split(' ').filter((part) => part !== '')) {
      const joined = current === '' ? word : `${current} ${word}`;
      if (textWidth(joined) <= width) current = joined;
      else {
        if (current !== '') lines.push(current);
        current = truncate(word, width);
      }
    }
    lines.push(current);
  }
  return lines;
}
