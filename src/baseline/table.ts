import Papa from 'papaparse';
import { hasActingCharacters } from '../types/printable.js';
import { baselineInvalid } from './invalid.js';
import { quantity } from './quantity.js';

/** One record of a CSV file: its cells by column, and the line it begins on. */
export type TableRow = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** Rows, its header aside, and columns that a table may have. */
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 100;
/** Characters of one cell. */
const LONGEST_CELL = 2_000;

/**
 * Reads RFC 4180 text with a header line. More columns than those asked for are kept.
 * @throws RoosimError `baseline_invalid` when the text is no table or a column is missing.
 */
export function parseTable(text: string, file: string, columns: readonly string[]): readonly TableRow[] {
  const [header, ...records] = parseRecords(text, file);
  if (header === undefined) throw baselineInvalid(file, 1, 'The file is empty; a header line was expected.');
  const missing = columns.find((column) => !header.cells.includes(column));
  if (missing !== undefined)
    throw baselineInvalid(file, 1, `Column ${missing} is missing.`, `The columns are ${columns.join(', ')}.`);
  return records.map(({ cells, line }) => {
    if (cells.length !== header.cells.length)
      throw baselineInvalid(file, line, `The line has ${cells.length} cells; the header has ${header.cells.length}.`);
    return { file, line, cells: Object.fromEntries(header.cells.map((column, i) => [column, cells[i] as string])) };
  });
}

type CsvRecord = { readonly cells: readonly string[]; readonly line: number };

function parseRecords(text: string, file: string): readonly CsvRecord[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    preview: MOST_ROWS + 3,
  });
  let line = 1;
  const records = data.map((cells) => {
    const record = { cells, line };
    // A quoted cell may hold line breaks of its own.
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    return record;
  });
  const [mistake] = errors;
  if (mistake !== undefined)
    throw baselineInvalid(
      file,
      records[mistake.row ?? 0]?.line ?? 1,
      `The file is not a CSV table: ${mistake.message}.`,
    );
  for (const { cells, line } of records) {
    if (cells.length > MOST_COLUMNS)
      throw baselineInvalid(file, line, `The line has ${cells.length} cells; a table has at most ${MOST_COLUMNS}.`);
    if (cells.some((cell) => cell.length > LONGEST_CELL))
      throw baselineInvalid(file, line, `A cell has more than ${LONGEST_CELL} characters.`);
    if (cells.some(hasActingCharacters)) throw baselineInvalid(file, line, 'A cell holds control characters.');
  }
  const filled = records.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  const [beyond] = filled.slice(MOST_ROWS + 1);
  if (beyond !== undefined) throw baselineInvalid(file, beyond.line, `The table has more than ${MOST_ROWS} rows.`);
  return filled;
}

/** The cell's text, which must not be empty. @throws RoosimError `baseline_invalid` */
export function textOf(row: TableRow, column: string): string {
  const text = row.cells[column]?.trim() ?? '';
  if (text === '') throw baselineInvalid(row.file, row.line, `${column} is empty.`);
  return text;
}

/** The cell as one of a closed set of words. @throws RoosimError `baseline_invalid` */
export function wordOf<T extends string>(row: TableRow, column: string, words: readonly T[]): T {
  const text = textOf(row, column);
  const word = words.find((candidate) => candidate === text);
  if (word === undefined)
    throw baselineInvalid(row.file, row.line, `${column} is "${text}".`, `It must be one of ${words.join(', ')}.`);
  return word;
}

/** The cell as a number or percentage. @throws RoosimError `baseline_invalid` when it is neither. */
export function quantityOf(row: TableRow, column: string): number {
  const value = quantity(textOf(row, column));
  if (value === undefined)
    throw baselineInvalid(row.file, row.line, `${column} is "${textOf(row, column)}", not a number.`);
  return value;
}

/** The cell as a number from low to high. @throws RoosimError `baseline_invalid` */
export function numberOf(row: TableRow, column: string, low: number, high: number): number {
  const value = quantityOf(row, column);
  if (value < low || value > high)
    throw baselineInvalid(row.file, row.line, `${column} is ${value}; it must lie between ${low} and ${high}.`);
  return value;
}

/** As {@link numberOf}; undefined for an empty cell. */
export function optionalNumberOf(row: TableRow, column: string, low: number, high: number): number | undefined {
  return (row.cells[column] ?? '').trim() === '' ? undefined : numberOf(row, column, low, high);
}
