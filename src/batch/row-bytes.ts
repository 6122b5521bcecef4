import { csvRow, type LongRow } from '../output/long-table.js';
import { fileDecimals, fileNumber } from '../output/numbers.js';
import { wasmModule } from '../types/wasm.js';
import * as LAYOUT from './row-kernel/layout.js';

/** Where a row's value stands among a run's cells, and the bytes around it; they are the same in every draw. */
type RowTemplate = {
  readonly cell: number;
  /** From the year to the comma before the value, and from the comma after it to the line end. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly unit: string;
};

/** Bytes that grow as they are written to. */
export type ByteBuffer = { bytes: Uint8Array<ArrayBuffer>; length: number };

/** Writes the rows of one run; `head` is the scenario's name and the draw as CSV, with the comma after each. */
export type RunWriter = (buffer: ByteBuffer, head: string, cells: Float64Array) => void;

/** Room for any number as text. */
const LONGEST_NUMBER = 32;

/** @param memory To write into; when it is too small, a larger one takes its place. */
export function createByteBuffer(memory: ArrayBuffer = new ArrayBuffer(1 << 16)): ByteBuffer {
  return { bytes: new Uint8Array(memory), length: 0 };
}

/** What was written: a view of the buffer's memory. */
export function writtenBytes({ bytes, length }: ByteBuffer): Uint8Array<ArrayBuffer> {
  return bytes.subarray(0, length);
}

/** Adds text. */
export function appendText(buffer: ByteBuffer, text: string): void {
  reserve(buffer, text.length * 3);
  buffer.length += putText(buffer.bytes, buffer.length, text);
}

/**
 * Prepares the writing of many runs with the same rows: all but scenario, draw and value is laid down once as bytes, taken
 * from {@link csvRow}, and each run only adds its numbers. Gives what `csvRow` gives, some twenty times faster; a large
 * batch spends as long here as on its simulations otherwise.
 * @param rows The rows of one run, each with the position of its cell in place of its value.
 */
export function createRunWriter(rows: Iterable<LongRow>): RunWriter {
  const templates = [...rows].map(rowTemplate);
  const lengths = templates.map(({ before, after }) => before.length + after.length);
  const cellCount = templates.reduce((most, { cell }) => Math.max(most, cell + 1), 0);
  const room = lengths.reduce((sum, length) => sum + length + LONGEST_NUMBER, LAYOUT.STRIDE);
  const kernel = loadRowKernel();
  kernel.startHeap();
  const table = putTemplates(kernel, templates, lengths);
  const cellsAt = kernel.take(8 * cellCount);
  const place = { head: 0, headRoom: 0, into: 0 };
  return (buffer, head, cells) => {
    const headBytes = utf8(head);
    if (headBytes.length >= place.headRoom) {
      place.headRoom = 2 * headBytes.length + LAYOUT.STRIDE;
      place.head = kernel.take(place.headRoom + LAYOUT.STRIDE);
      place.into = kernel.take(room + templates.length * place.headRoom);
    }
    const memory = new Uint8Array(kernel.memory.buffer);
    memory.set(headBytes, place.head);
    new Float64Array(kernel.memory.buffer, cellsAt, cellCount).set(cells.subarray(0, cellCount));
    const write = (from: number, into: number): number =>
      kernel.writeRows(table, from, templates.length, place.head, headBytes.length, cellsAt, into);
    let end = write(0, place.into);
    for (let at = kernel.stoppedAt(); at < templates.length; at = kernel.stoppedAt()) {
      const { cell, unit } = templates[at] as RowTemplate;
      end += putText(memory, end, fileNumber(cells[cell] as number, unit));
      end = write(at + 1, kernel.finishRow(table, at, end));
    }
    reserve(buffer, end - place.into);
    buffer.bytes.set(memory.subarray(place.into, end), buffer.length);
    buffer.length += end - place.into;
  };
}

/** What writes rows, in WebAssembly; see src/batch/row-kernel. Addresses are in bytes. */
type RowKernel = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly startHeap: () => void;
  readonly take: (bytes: number) => number;
  readonly writeRows: (
    rows: number,
    from: number,
    count: number,
    head: number,
    headLength: number,
    cells: number,
    into: number,
  ) => number;
  readonly stoppedAt: () => number;
  readonly finishRow: (rows: number, row: number, into: number) => number;
};

const loadRowKernel = wasmModule<RowKernel>(new URL('./row-kernel.wasm', import.meta.url));

/** Puts the table of rows and their texts into the kernel's memory. */
function putTemplates(kernel: RowKernel, templates: readonly RowTemplate[], lengths: readonly number[]): number {
  const table = kernel.take(LAYOUT.ROW * templates.length);
  let text = kernel.take(lengths.reduce((sum, length) => sum + length, LAYOUT.STRIDE));
  const view = new DataView(kernel.memory.buffer);
  const bytes = new Uint8Array(kernel.memory.buffer);
  templates.forEach(({ cell, before, after, unit }, i) => {
    const row = table + i * LAYOUT.ROW;
    const decimals = fileDecimals(unit);
    view.setInt32(row + LAYOUT.ROW_CELL, cell, true);
    view.setInt32(row + LAYOUT.ROW_TEXT, text, true);
    view.setInt32(row + LAYOUT.ROW_BEFORE, before.length, true);
    view.setInt32(row + LAYOUT.ROW_AFTER, after.length, true);
    view.setFloat64(row + LAYOUT.ROW_FACTOR, decimals === undefined ? 0 : 10 ** decimals, true);
    view.setInt32(row + LAYOUT.ROW_DECIMALS, decimals ?? 0, true);
    bytes.set(before, text);
    bytes.set(after, text + before.length);
    text += lengths[i] as number;
  });
  return table;
}

/** The scenario's name and the draw as CSV, with the comma after each. */
export function rowHead(scenario: string, draw: number | undefined): string {
  const row: LongRow = { scenario: '', draw, year: 0, metric: '', country: '', class: '', value: 0, unit: '' };
  const tail = csvRow({ ...row, draw: undefined }).slice(2);
  return csvRow({ ...row, scenario }).slice(0, -tail.length);
}

function rowTemplate(row: LongRow): RowTemplate {
  const text = csvRow({ ...row, scenario: '', draw: undefined, value: Number.NaN });
  const end = csvRow({ ...row, scenario: '', draw: undefined, year: 0, metric: '', country: '', class: '', value: 0 });
  const after = end.slice(',,0,,,,0'.length);
  return {
    cell: row.value,
    before: utf8(text.slice(2, -after.length)),
    after: utf8(after),
    unit: row.unit,
  };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function putText(bytes: Uint8Array, start: number, text: string): number {
  return new TextEncoder().encodeInto(text, bytes.subarray(start)).written;
}

function reserve(buffer: ByteBuffer, more: number): void {
  if (buffer.length + more <= buffer.bytes.length) return;
  const larger = new Uint8Array(Math.max(buffer.bytes.length * 2, buffer.length + more));
  larger.set(buffer.bytes.subarray(0, buffer.length));
  buffer.bytes = larger;
}
