/**
 * A table: named columns of numbers, or of whole numbers, with so many to a row. Rows are numbered from 0 and stay until the
 * table is emptied, which keeps its room for the rows to come. Columns are replaced by longer ones when they must grow: read
 * them from the table again after rows have been added.
 */
export type Table<Numbers extends string, Wholes extends string = never> = Rows & {
  readonly widths: Readonly<Record<Numbers | Wholes, number>>;
} & { [column in Numbers]: Float64Array } & { [column in Wholes]: Int32Array };

type Rows = { count: number; capacity: number; readonly widths: Readonly<Record<string, number>> };
type Column = Float64Array | Int32Array;

/**
 * An empty table.
 * @param numbers how many numbers each column has in a row
 * @param wholes the same of columns of whole numbers
 */
export function createTable<Numbers extends string, Wholes extends string = never>(
  numbers: Readonly<Record<Numbers, number>>,
  wholes: Readonly<Record<Wholes, number>> = {} as Record<Wholes, number>,
  capacity = 16,
): Table<Numbers, Wholes> {
  const widths = { ...numbers, ...wholes } as Readonly<Record<string, number>>;
  const columns: Record<string, Column> = {};
  for (const name of Object.keys(numbers)) columns[name] = new Float64Array(capacity * (widths[name] as number));
  for (const name of Object.keys(wholes)) columns[name] = new Int32Array(capacity * (widths[name] as number));
  return { count: 0, capacity, widths, ...columns } as unknown as Table<Numbers, Wholes>;
}

/** Adds rows, whatever is in them, and gives the number of the first. */
export function addRows(table: Rows, rows = 1): number {
  const first = table.count;
  const count = first + rows;
  if (count > table.capacity) grow(table, count);
  table.count = count;
  return first;
}

function grow(table: Rows, rows: number): void {
  const capacity = Math.max(rows, 2 * table.capacity);
  const columns = table as unknown as Record<string, Column>;
  for (const [name, width] of Object.entries(table.widths)) {
    const old = columns[name] as Column;
    const wider = old instanceof Float64Array ? new Float64Array(capacity * width) : new Int32Array(capacity * width);
    wider.set(old);
    columns[name] = wider;
  }
  table.capacity = capacity;
}
