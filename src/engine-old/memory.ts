import { type Address, type Kernel, loadKernel } from './load-kernel.js';

/**
 * The memory of a kernel that runs under one set of parameters work in; those under the next can have it once these are done.
 * Records in it are laid out by src/engine/kernel/records.
 */
export type Memory = {
  readonly kernel: Kernel;
  /** All of the memory, by number and by whole number; see {@link numbersIn} and {@link wholesIn}. */
  numbers: Float64Array;
  wholes: Int32Array;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories, with room for `bytes` before it grows. */
export function createMemory(
  requirements: number,
  categories: number,
  bytes = 0,
  kernel: Kernel = loadKernel(),
): Memory {
  kernel.layOut(requirements, categories);
  // Before there are views of it: memory that grows leaves them empty, and V8 then looks out for that at every access.
  kernel.reserve(bytes);
  const { buffer } = kernel.memory;
  return { kernel, numbers: new Float64Array(buffer), wholes: new Int32Array(buffer) };
}

/** All of the memory by number: what is at an address is at an eighth of it. Good until memory is next taken. */
export function numbersIn(memory: Memory): Float64Array {
  if (memory.numbers.length === 0) renew(memory);
  return memory.numbers;
}

/** All of the memory by whole number (i32): what is at an address is at a quarter of it. Good until memory is next taken. */
export function wholesIn(memory: Memory): Int32Array {
  if (memory.wholes.length === 0) renew(memory);
  return memory.wholes;
}

/** Memory that has grown leaves the views of it empty. */
function renew(memory: Memory): void {
  const { buffer } = memory.kernel.memory;
  memory.numbers = new Float64Array(buffer);
  memory.wholes = new Int32Array(buffer);
}

/** A view of numbers, good until memory is next taken. */
export function numbersAt(memory: Memory, address: Address, length: number): Float64Array {
  return numbersIn(memory).subarray(address / 8, address / 8 + length);
}

/** Sets numbers from an address on: all values, or a range of them, of which no view is made. */
export function setNumbers(
  memory: Memory,
  address: Address,
  values: ArrayLike<number>,
  from = 0,
  to = values.length,
): void {
  const numbers = numbersIn(memory);
  const first = address / 8 - from;
  for (let i = from; i < to; i++) numbers[first + i] = values[i] as number;
}
