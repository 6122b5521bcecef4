import { fitLine, type Line, lineWidth, pad, type Role, type Span, span } from './line.js';

/** A column of a table on the screen. */
export type TableColumn = {
  /** Over the column, the last line nearest to the cells. */
  readonly heading: readonly string[];
  /** Columns it takes at least. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Where room is short the column with the highest number goes first; undefined: never. */
  readonly dropRank?: number;
  /** Takes what room is left, up to this width. */
  readonly growsTo?: number;
};

/** A column that found room: which one, and how wide it is. */
export type PlacedColumn = { readonly index: number; readonly width: number; readonly align: 'left' | 'right' };

const GAP = 2;

/** The columns that fit, in their order; room that is left goes to those that grow, the first ones first. */
export function placeColumns(columns: readonly TableColumn[], width: number): readonly PlacedColumn[] {
  let placed = columns.map((column, index) => ({ column, index }));
  const total = (): number => placed.reduce((sum, { column }) => sum + column.width + GAP, -GAP);
  while (placed.length > 1 && total() > width) {
    const ranks = placed.map(({ column }) => column.dropRank ?? -1);
    const highest = Math.max(...ranks);
    if (highest < 0) break;
    placed = placed.toSpliced(ranks.lastIndexOf(highest), 1);
  }
  let left = Math.max(0, width - total());
  return placed.map(({ column, index }) => {
    const grown = Math.min(left, Math.max(0, (column.growsTo ?? column.width) - column.width));
    left -= grown;
    return { index, width: column.width + grown, align: column.align };
  });
}

/** A row of a table: the cells of the columns that fit, each at its width. */
export function rowLine(cells: readonly Line[], placed: readonly PlacedColumn[]): Line {
  return placed.flatMap(({ index, width, align }, position) => {
    const cell = cells[index] ?? [];
    const gap = position === 0 ? [] : [span(' '.repeat(GAP))];
    const fill = width - lineWidth(cell);
    const aligned = align === 'right' && fill > 0 ? [span(' '.repeat(fill)), ...cell] : cell;
    return [...gap, ...fitLine(aligned, width)];
  });
}

/** The headings of the columns that fit, lines of fewer words at the bottom. */
export function headingLines(
  columns: readonly TableColumn[],
  placed: readonly PlacedColumn[],
  role: (column: number) => Role = () => 'dim',
): readonly Line[] {
  const height = Math.max(1, ...placed.map(({ index }) => columns[index]?.heading.length ?? 0));
  return Array.from({ length: height }, (_, row) =>
    placed.flatMap(({ index, width, align }, position): readonly Span[] => {
      const heading = columns[index]?.heading ?? [];
      const text = heading[row - (height - heading.length)] ?? '';
      return [...(position === 0 ? [] : [span(' '.repeat(GAP))]), span(pad(text, width, align), role(index))];
    }),
  );
}

/** First row of a window of `height` rows that keeps the cursor in view, moving no more than it has to. */
export function windowStart(cursor: number, count: number, height: number): number {
  const centred = cursor - Math.floor(height / 2);
  return Math.max(0, Math.min(centred, count - height));
}
