import { stringify } from 'csv-stringify/sync';

/** RFC 4180 text with \n line ends. Undefined is an empty cell. */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], { record_delimiter: 'unix' });
}

/** A number to so many decimals, without trailing zeros. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
