import { addRows, createTable, type Table } from './table.js';

/** Where nothing has been made. */
export const NONE = -1;

/** Pages of rows of some table: a page has a row, or {@link NONE}, for each of `width` items. */
export type Pages = { readonly width: number; readonly table: Table<never, 'rows'> };

/** No pages yet. */
export function createPages(width: number): Pages {
  return { width: Math.max(1, width), table: createTable({}, { rows: Math.max(1, width) }) };
}

/**
 * Where a page begins: that at a position of a list of them, made when it is first asked for.
 * @param list where the pages of one kind begin, by number of what they are for
 */
export function pageAt({ table, width }: Pages, list: number[], position: number): number {
  const known = list[position];
  if (known !== undefined) return known;
  const at = addRows(table) * width;
  table.rows.fill(NONE, at, at + width);
  list[position] = at;
  return at;
}
