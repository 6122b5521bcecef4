import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import Papa from 'papaparse';
import { draftFile, type FileDraft } from './disk.js';
import { linesOf } from './lines.js';

/** Rows of a row group: large enough to compress well, small enough to be held in memory. */
const ROW_GROUP = 100_000;

type Column = { readonly name: string; readonly kind: 'text' | 'integer' | 'number'; readonly optional: boolean };

/** The long table's columns as Parquet stores them. */
const COLUMNS: readonly Column[] = [
  { name: 'scenario', kind: 'text', optional: false },
  { name: 'draw', kind: 'integer', optional: true },
  { name: 'year', kind: 'integer', optional: false },
  { name: 'metric', kind: 'text', optional: false },
  { name: 'country', kind: 'text', optional: true },
  { name: 'class', kind: 'text', optional: true },
  { name: 'value', kind: 'number', optional: true },
  { name: 'unit', kind: 'text', optional: false },
];

const SCHEMA = [
  { name: 'root', num_children: COLUMNS.length },
  ...COLUMNS.map(({ name, kind, optional }) => ({
    name,
    type: ({ text: 'BYTE_ARRAY', integer: 'INT32', number: 'DOUBLE' } as const)[kind],
    ...(kind === 'text' ? { converted_type: 'UTF8' as const } : {}),
    repetition_type: optional ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  })),
];

type Cell = string | number | null;

/**
 * Writes the long table, given as pieces of its CSV with the header, to a Parquet file: the same numbers as the CSV, null
 * where a cell is empty. Holds one row group in memory.
 * @throws RoosimError 'file_unwritable', or what the pieces throw; nothing is left behind.
 */
export async function writeParquet(path: string, pieces: AsyncIterable<Uint8Array>, madeBy: string): Promise<void> {
  const draft = await draftFile(path);
  try {
    await writeRows(draft, pieces, madeBy);
    await draft.publish(path);
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function writeRows(draft: FileDraft, pieces: AsyncIterable<Uint8Array>, madeBy: string): Promise<void> {
  const writer = bytesInto(draft);
  const parquet = new ParquetWriter({ writer, schema: SCHEMA, createdBy: madeBy });
  let group = emptyGroup();
  const flush = async (): Promise<void> => {
    const columnData = COLUMNS.map(({ name }, index) => ({ name, data: group[index] as Cell[] }));
    await parquet.write({ columnData, rowGroupSize: ROW_GROUP });
    group = emptyGroup();
  };
  let isHeader = true;
  for await (const line of linesOf(pieces)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    addRow(group, line);
    if ((group[0] as Cell[]).length === ROW_GROUP) await flush();
  }
  if ((group[0] as Cell[]).length > 0) await flush();
  await parquet.finish();
}

/** What the library writes to: bytes that go to the file with each row group. */
function bytesInto(draft: FileDraft): ByteWriter {
  const writer = new ByteWriter();
  const flush = async (): Promise<void> => {
    const bytes = Uint8Array.from(writer.getBytes());
    writer.index = 0;
    await draft.append(bytes);
  };
  return Object.assign(writer, { flush, finish: flush });
}

function emptyGroup(): Cell[][] {
  return COLUMNS.map(() => []);
}

function addRow(group: readonly Cell[][], line: string): void {
  const cells = line.includes('"') ? (Papa.parse<string[]>(line, { delimiter: ',' }).data[0] ?? []) : line.split(',');
  COLUMNS.forEach(({ kind, optional }, index) => {
    const text = cells[index] ?? '';
    const cell = text === '' && optional ? null : kind === 'text' ? text : Number(text);
    (group[index] as Cell[]).push(cell);
  });
}
