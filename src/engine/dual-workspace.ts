import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import type { CellTypes } from './cell-types.js';
import { type Kernel, loadKernel } from './load-kernel.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const PAGE = 65_536;

/**
 * Memory in which problems are solved: what goes in and comes out of the kernel, and behind that the records of cell types it
 * has been given. The arrays are views of the kernel's memory, made anew when that grows.
 */
export type DualWorkspace = {
  readonly kernel: Kernel;
  readonly requirements: number;
  readonly categories: number;
  /** In: the problem at hand. Thresholds are for callers to set, 1 + surcharge by slot for setSurcharges. */
  thresholds: Float64Array;
  gross: Float64Array;
  costShare: Float64Array;
  shares: Float64Array;
  /** Out: shadow prices λ_c, one per requirement, and spending by cell, for writeSpending. */
  lambda: Float64Array;
  spending: Float64Array;
  /** Where records begin, and where memory is free; how often it has been emptied of them. */
  readonly records: number;
  free: number;
  emptied: number;
};

/** Memory for problems of up to `requirements` requirements over `categories` categories, in a kernel that nothing else uses. */
export function dualWorkspace(requirements = 8, categories = K, kernel = loadKernel()): DualWorkspace {
  const records = kernel.layOut(requirements, categories);
  const none = new Float64Array(0);
  const work: DualWorkspace = {
    kernel,
    requirements,
    categories,
    thresholds: none,
    gross: none,
    costShare: none,
    shares: none,
    lambda: none,
    spending: none,
    records,
    free: records,
    emptied: 0,
  };
  reach(records, work);
  view(work);
  work.gross.fill(1);
  return work;
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
  const address = work.free;
  work.free += record.length;
  reach(work.free, work);
  new Uint8Array(work.kernel.memory.buffer).set(record, address);
  home.work = work;
  home.emptied = work.emptied;
  home.address = address;
}

/** Makes memory reach as far as an address. */
function reach(address: number, work: DualWorkspace): void {
  const { memory } = work.kernel;
  const pages = Math.ceil(address / PAGE);
  const before = memory.buffer.byteLength / PAGE;
  if (pages <= before) return;
  memory.grow(Math.max(pages - before, before));
  view(work);
}

function view(work: DualWorkspace): void {
  const { kernel, requirements, categories } = work;
  const { buffer } = kernel.memory;
  work.thresholds = new Float64Array(buffer, kernel.thresholds.value, requirements);
  work.gross = new Float64Array(buffer, kernel.gross.value, categories * O);
  work.costShare = new Float64Array(buffer, kernel.costShare.value, categories);
  work.shares = new Float64Array(buffer, kernel.shares.value, categories * O);
  work.lambda = new Float64Array(buffer, kernel.lambda.value, requirements);
  work.spending = new Float64Array(buffer, kernel.spending.value, categories * O);
}
