import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import type { ExplanationSection } from './explained-choice.js';
import type { ExplanationText } from './explanation.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable, wrapText } from './table.js';

const WIDEST_PARAGRAPH = 100;

/** An explanation as plain text: headings, wrapped paragraphs, aligned tables. */
export function explanationReport({ title, sections }: ExplanationText, style: TableStyle): string {
  const colors = colorsOf(style.color);
  const parts = sections.map((section) => sectionText(section, style, colors.bold));
  return `${colors.bold(printable(title))}\n\n${parts.join('\n')}`;
}

function sectionText(
  { heading, text, table }: ExplanationSection,
  style: TableStyle,
  bold: (text: string) => string,
): string {
  const width = Math.min(style.width ?? WIDEST_PARAGRAPH, WIDEST_PARAGRAPH);
  const paragraphs = text.map((paragraph) => wrapText(printable(paragraph), width));
  const lines = [bold(heading), ...paragraphs];
  if (table === undefined || table.rows.length === 0) return `${lines.join('\n')}\n`;
  return `${lines.join('\n')}\n\n${renderTable(columnsOf(table), table.rows, style.width).text}`;
}

/** Text to the left, numbers to the right; the unit goes under its name. */
function columnsOf({ columns, rows }: NonNullable<ExplanationSection['table']>): Column[] {
  return columns.map((column, index) => {
    const isNumber =
      index > 0 && rows.every((row) => /^[+\u2212\d\u2013]/.test(row[index] ?? '') && !/[a-z]/.test(row[index] ?? ''));
    const heading = index > 0 ? column.split(/ (?=[%$]$)/) : [column];
    return { heading, align: isNumber ? 'right' : 'left' };
  });
}
