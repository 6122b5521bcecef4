import { parse } from 'csv-parse/sync';
import { baselineInvalid } from './invalid.js';

/** One record of a CSV file: its cells by column, and the line it ends on. */
export type TableRow = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};

type ParsedRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads RFC 4180 text with a header line. More columns than those asked for are kept.
 * @throws RoosimError `baseline_invalid` when the text is no table or a column is missing.
 */
export function parseTable(text: string, file: string, columns: readonly string[]): readonly TableRow[] {
  const [header, ...records] = parseRecords(text, file);
  if (header === undefined) throw baselineInvalid(file, 1, 'The file is empty; a header line was expected.');
  const missing = columns.find((column) => !header.record.includes(column));
  if (missing !== undefined)
    throw baselineInvalid(file, 1, `Column ${missing} is missing.`, `The columns are ${columns.join(', ')}.`);
  return records.map(({ record, info }) => ({
    file,
    line: info.lines,
    cells: Object.fromEntries(header.record.map((column, i) => [column, record[i] ?? ''])),
  }));
}

function parseRecords(text: string, file: string): readonly ParsedRecord[] {
  try {
    return parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as readonly ParsedRecord[];
  } catch (cause) {
    const line = (cause as { lines?: number }).lines ?? 1;
    throw baselineInvalid(file, line, `The file is not a CSV table: ${(cause as Error).message}.`);
  }
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

/** The cell as a number from low to high. @throws RoosimError `baseline_invalid` */
export function numberOf(row: TableRow, column: string, low: number, high: number): number {
  const text = textOf(row, column);
  const value = Number(text);
  if (!Number.isFinite(value)) throw baselineInvalid(row.file, row.line, `${column} is "${text}", not a number.`);
  if (value < low || value > high)
    throw baselineInvalid(row.file, row.line, `${column} is ${text}; it must lie between ${low} and ${high}.`);
  return value;
}

/** As {@link numberOf}; undefined for an empty cell. */
export function optionalNumberOf(row: TableRow, column: string, low: number, high: number): number | undefined {
  return (row.cells[column] ?? '').trim() === '' ? undefined : numberOf(row, column, low, high);
}
