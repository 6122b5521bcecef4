// Writes rows of CSV, in AssemblyScript: compiled to src/batch/row-kernel.wasm.
import { ROW, ROW_AFTER, ROW_BEFORE, ROW_CELL, ROW_DECIMALS, ROW_FACTOR, ROW_TEXT, STRIDE } from './layout';
import { writeNumber } from './numbers';

export { startHeap, take } from './heap';

/** Which row the writing has stopped at. */
let stopped: i32 = 0;

export function stoppedAt(): i32 {
  return stopped;
}

/**
 * Writes rows, each with the head before it, from one on; stops before the value of a row that is none of those it can
 * write, or after the last. Texts are copied by STRIDE bytes: as many may be written and read behind their ends.
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
  for (let i = 0; i < length; i += STRIDE) v128.store(into + i, v128.load(from + i));
  return into + length;
}
