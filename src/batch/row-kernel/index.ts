// Writes rows of CSV, in AssemblyScript: compiled to src/batch/row-kernel.wasm.
import { writeNumber } from './numbers';

export { startHeap, take } from '../../engine/kernel/heap';

// A row: position of its value's cell, and where its text is, from the year to the comma before the value, and behind that from
// the comma after it to the line end (all i32); then the factor that its value is rounded by, 10 to the number of decimals.
const ROW_CELL = 0;
const ROW_TEXT = 4;
const ROW_BEFORE = 8;
const ROW_AFTER = 12;
const ROW_FACTOR = 16;
const ROW_DECIMALS = 24;
const ROW = 32;

/** Which row the writing has stopped at. */
let stopped: i32 = 0;

export function stoppedAt(): i32 {
  return stopped;
}

/**
 * Writes rows, each with the head before it, from one on; stops before the value of a row that is none of those it can
 * write, or after the last. Texts are copied by 16 bytes: as many may be written and read behind their ends.
 *
 * @returns where the text ends
 */
export function writeRows(
  rows: usize,
  from: i32,
  count: i32,
  head: usize,
  headLength: i32,
  cells: usize,
  into: usize,
): usize {
  let row = rows + <usize>from * ROW;
  for (let i = from; i < count; i++, row += ROW) {
    into = copy(head, headLength, into);
    into = copy(<usize>load<u32>(row, ROW_TEXT), load<i32>(row, ROW_BEFORE), into);
    const value = load<f64>(cells + ((<usize>load<i32>(row, ROW_CELL)) << 3));
    const end = writeNumber(value, load<f64>(row, ROW_FACTOR), load<i32>(row, ROW_DECIMALS), into);
    if (end === 0) {
      stopped = i;
      return into;
    }
    into = finishRow(rows, i, end);
  }
  stopped = count;
  return into;
}

/** Writes what comes after the value of a row. */
export function finishRow(rows: usize, i: i32, into: usize): usize {
  const row = rows + <usize>i * ROW;
  return copy(<usize>load<u32>(row, ROW_TEXT) + load<i32>(row, ROW_BEFORE), load<i32>(row, ROW_AFTER), into);
}

function copy(from: usize, length: i32, into: usize): usize {
  for (let i = 0; i < length; i += 16) v128.store(into + i, v128.load(from + i));
  return into + length;
}
