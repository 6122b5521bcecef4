import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { type CellTypes, mostRecordBytes } from './cell-types.js';
import { type Kernel, loadKernel } from './load-kernel.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const PAGE_BYTES = 65_536;

/**
 * Memory in which problems are solved: what goes in and comes out of the kernel, as views of its memory, and behind that the
 * records of cell types that it has been given. Where these leave no room for another they all go; the memory of a kernel
 * that is in use never grows. (That would detach the views, and once a thread has seen that, V8 checks every access to a
 * typed array for it, which makes all of its code a third slower.)
 */
export type DualWorkspace = {
  readonly kernel: Kernel;
  readonly requirements: number;
  readonly categories: number;
  /** In: the problem at hand. Thresholds are for callers to set, 1 + surcharge by slot for setSurcharges. */
  readonly thresholds: Float64Array;
  readonly gross: Float64Array;
  readonly costShare: Float64Array;
  readonly shares: Float64Array;
  /** Out: shadow prices λ_c, one per requirement, and spending by cell, for writeSpending. */
  readonly lambda: Float64Array;
  readonly spending: Float64Array;
  /** All of the memory, in bytes. */
  readonly bytes: Uint8Array;
  /** Where records begin, and where memory is free; how often it has been emptied of them. */
  readonly records: number;
  free: number;
  emptied: number;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories, in a kernel that nothing else uses. */
export function dualWorkspace(requirements = 8, categories = K, kernel = loadKernel()): DualWorkspace {
  const { memory } = kernel;
  const records = kernel.layOut(requirements, categories);
  const missing = records + mostRecordBytes(requirements, categories) - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  const view = ({ value }: { readonly value: number }, length: number): Float64Array =>
    new Float64Array(memory.buffer, value, length);
  return {
    kernel,
    requirements,
    categories,
    thresholds: view(kernel.thresholds, requirements),
    gross: view(kernel.gross, categories * O),
    costShare: view(kernel.costShare, categories),
    shares: view(kernel.shares, categories * O),
    lambda: view(kernel.lambda, requirements),
    spending: view(kernel.spending, categories * O),
    bytes: new Uint8Array(memory.buffer),
    records,
    free: records,
    emptied: 0,
  };
}

/** Gives the memory of records back; those that are used again are put there again. */
export function emptyWorkspace(work: DualWorkspace): void {
  work.free = work.records;
  work.emptied++;
}

/** Address of the record of cell types, which is put into the kernel's memory when it is first used there. */
export function addressOf(types: CellTypes, work: DualWorkspace): number {
  const { home } = types;
  if (home.work !== work || home.emptied !== work.emptied) settle(types, work);
  return home.address;
}

function settle({ home, record, requirements, slots }: CellTypes, work: DualWorkspace): void {
  if (requirements > work.requirements || slots > work.categories * O)
    throw new RoosimError('internal', 'A sourcing problem is larger than the memory it is to be solved in.');
  if (work.free + record.length > work.bytes.length) emptyWorkspace(work);
  work.bytes.set(record, work.free);
  home.work = work;
  home.emptied = work.emptied;
  home.address = work.free;
  work.free += record.length;
}
