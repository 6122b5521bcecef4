import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable, type TableRow } from '../../../../src/baseline/table.js';

/** Reads a raw table of the baseline by its name under raw/, with the columns the build needs of it. */
export type RawReader = (name: string, columns: readonly string[]) => readonly TableRow[];

/** A reader of the raw/ folder of a baseline. */
export function rawReader(baselineFolder: string): RawReader {
  return (name, columns) => {
    const file = join(baselineFolder, 'raw', name);
    return parseTable(readFileSync(file, 'utf8'), `raw/${name}`, columns);
  };
}

/** The cell's text, empty when there is none. */
export function cellOf(row: TableRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}
