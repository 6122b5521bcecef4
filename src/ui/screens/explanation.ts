import type { Explanation } from '../state/facts.js';
import { headingLines, placeColumns, rowLine, type TableColumn } from '../text/columns.js';
import { type Line, span, textWidth } from '../text/line.js';
import { prose } from './words.js';

type Section = Explanation['sections'][number];

/** A headed paragraph with its table, in lines of a pane. */
export function sectionLines(section: Section, width: number): readonly Line[] {
  const table = section.table === undefined ? [] : tableLines(section.table, width);
  return [
    [],
    [span(' '), span(section.heading, 'strong')],
    ...section.text.flatMap((text) => prose(text, width)),
    ...table,
  ];
}

/** A table whose first column is of words and the others of numbers; the last columns go first where room is short. */
function tableLines(table: NonNullable<Section['table']>, width: number): readonly Line[] {
  const columns = table.columns.map((heading, index): TableColumn => {
    const widest = Math.max(textWidth(heading), ...table.rows.map((row) => textWidth(row[index] ?? '')));
    return {
      heading: [heading],
      width: widest,
      align: index === 0 ? 'left' : 'right',
      ...(index === 0 ? {} : { dropRank: index }),
    };
  });
  const placed = placeColumns(columns, width - 2);
  const indent = (line: Line): Line => [span(' '), ...line];
  return [
    ...headingLines(columns, placed).map(indent),
    ...table.rows.map((row) =>
      indent(
        rowLine(
          row.map((cell) => [span(cell)]),
          placed,
        ),
      ),
    ),
  ];
}
