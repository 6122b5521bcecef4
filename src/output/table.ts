import stringWidth from 'string-width';

/** A column of a plain-text table. */
export type Column = {
  /** Lines over the column, the last one nearest to the numbers. */
  readonly heading: readonly string[];
  readonly align: 'left' | 'right';
  /** Where width is short, columns with the highest number go first, all of one number together; undefined: never. */
  readonly dropRank?: number;
};

export type RenderedTable = {
  readonly text: string;
  /** Columns that found no room. */
  readonly dropped: readonly Column[];
};

const GAP = '  ';

/**
 * An aligned table: a heading, a rule, and a line per row. Cells are never wrapped or cut; where `width` is too narrow,
 * whole columns are left out, in their `dropRank` order. Cells may carry colour codes and wide characters.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): RenderedTable {
  const widths = columns.map((column, index) =>
    Math.max(...column.heading.map((line) => stringWidth(line)), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const shown = columnsThatFit(columns, widths, width);
  const headingLines = Math.max(...columns.map((column) => column.heading.length));
  const lines: string[] = [];
  for (let line = 0; line < headingLines; line++) {
    lines.push(
      join(shown.map((index) => pad(headingLine(columns[index], line, headingLines), columns[index], widths[index]))),
    );
  }
  lines.push('─'.repeat(totalWidth(shown, widths)));
  for (const row of rows) lines.push(join(shown.map((index) => pad(row[index] ?? '', columns[index], widths[index]))));
  return { text: `${lines.join('\n')}\n`, dropped: columns.filter((_, index) => !shown.includes(index)) };
}

function columnsThatFit(columns: readonly Column[], widths: readonly number[], width: number): number[] {
  let shown = columns.map((_, index) => index);
  while (totalWidth(shown, widths) > width) {
    const ranks = shown.map((index) => columns[index]?.dropRank ?? -Infinity);
    const next = Math.max(...ranks);
    if (next === -Infinity) break;
    shown = shown.filter((_, position) => ranks[position] !== next);
  }
  return shown;
}

function totalWidth(shown: readonly number[], widths: readonly number[]): number {
  return shown.reduce((sum, index) => sum + (widths[index] ?? 0), 0) + GAP.length * Math.max(0, shown.length - 1);
}

/** Headings of fewer lines sit at the bottom. */
function headingLine(column: Column | undefined, line: number, of: number): string {
  const heading = column?.heading ?? [];
  return heading[line - (of - heading.length)] ?? '';
}

function pad(cell: string, column: Column | undefined, width = 0): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return column?.align === 'right' ? space + cell : cell + space;
}

function join(cells: readonly string[]): string {
  return cells.join(GAP).trimEnd();
}

/**
 * Breaks a paragraph between words so that no line is longer than `width`; a longer word gets a line of its own.
 * @param indent What every line but the first starts with; counted in the width.
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const room = width - (lines.length === 0 ? 0 : stringWidth(indent));
    if (line !== '' && stringWidth(longer) > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join(`\n${indent}`);
}
