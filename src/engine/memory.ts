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

export function numberAt(memory: Memory, address: Address): number {
  return numbersIn(memory)[address / 8] as number;
}

export function wholeAt(memory: Memory, address: Address): number {
  return wholesIn(memory)[address / 4] as number;
}

export function setNumber(memory: Memory, address: Address, value: number): void {
  numbersIn(memory)[address / 8] = value;
}

export function setWhole(memory: Memory, address: Address, value: number): void {
  wholesIn(memory)[address / 4] = value;
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

/** Puts numbers into the memory. */
export function putNumbers(memory: Memory, values: ArrayLike<number>): Address {
  const address = memory.kernel.take(8 * values.length);
  setNumbers(memory, address, values);
  return address;
}

/** Puts whole numbers or addresses into the memory. */
export function putWholes(memory: Memory, values: ArrayLike<number>): Address {
  const address = memory.kernel.take(4 * values.length);
  wholesIn(memory).set(values, address / 4);
  return address;
}

/** Something that has a record in the memory of the kernel. */
export type Recorded = { readonly address: Address };

/** Puts a list of records into the memory: how many there are, and their addresses. */
export function putRecords(memory: Memory, records: readonly Recorded[], more: readonly Recorded[] = []): Address {
  const count = records.length + more.length;
  const list = memory.kernel.take(4 * (count + 1));
  const wholes = wholesIn(memory);
  let at = list / 4;
  wholes[at++] = count;
  for (const { address } of records) wholes[at++] = address;
  for (const { address } of more) wholes[at++] = address;
  return list;
}
