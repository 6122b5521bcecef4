import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import type { Address } from './load-kernel.js';
import { type Memory, numbersIn, wholesIn } from './memory.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const HEADER_BYTES = 32;
const NUMBER_BYTES = 8;

/**
 * What a set of requirements and surcharges treats alike in a sourcing table, in the memory of the kernel. Categories with the
 * same weights are of one kind. Within a category, cells with the same weights have the same bracket m and act as one origin
 * whose share is their sum, so the dual needs one power per slot of a kind rather than one per cell. A kind has as many slots
 * as there are origins; those it does not need have no weight and no share.
 */
export type RecordedTypes = {
  /** The record that src/engine/kernel/sourcing/types.ts reads. */
  readonly types: Address;
  /** Rates by surcharge table and slot. */
  readonly surcharges: Address;
  readonly slots: number;
};

/** Weights over all cells, a[k·O + o], b[k·O + o], for one requirement. */
type CellWeights = { readonly a: Float64Array; readonly b: Float64Array };

/** Categories with the same weights, and in which slot the cells of each origin are. */
type Kind = { readonly categories: number[]; readonly slotOf: readonly number[] };

/** Groups the cells of a table; `surcharges` are rates u[k·O + o], as many tables as fall on a vehicle. */
export function putCellTypes(
  memory: Memory,
  weights: readonly CellWeights[],
  surcharges: readonly Float64Array[] = [],
  categories = K,
): RecordedTypes {
  const numerators = weights.map((w) => w.a);
  const denominators = weights.map((w) => w.b);
  const kinds = kindsOf([...numerators, ...denominators, ...surcharges], categories);
  const slots = kinds.length * O;
  // Tables of numbers come first, so that all begin at multiples of what their numbers take.
  const tableBytes = weights.length * slots * NUMBER_BYTES;
  const merges = HEADER_BYTES;
  const numeratorsAt = merges + slots * O * NUMBER_BYTES;
  const denominatorsAt = numeratorsAt + tableBytes;
  const order = denominatorsAt + tableBytes;
  const ends = order + 4 * categories;
  const origins = ends + 4 * kinds.length;
  const types = memory.kernel.take(origins + 4 * slots);
  const rates = memory.kernel.take(surcharges.length * slots * NUMBER_BYTES);
  const wholes = wholesIn(memory);
  const numbers = numbersIn(memory);
  wholes.set([weights.length, kinds.length, order, ends, origins, merges, numeratorsAt, denominatorsAt], types / 4);
  writeKinds(kinds, wholes, (types + order) / 4, (types + ends) / 4, (types + origins) / 4);
  writeMerges(kinds, numbers, (types + merges) / NUMBER_BYTES);
  writeBySlot(numerators, kinds, numbers, (types + numeratorsAt) / NUMBER_BYTES);
  writeBySlot(denominators, kinds, numbers, (types + denominatorsAt) / NUMBER_BYTES);
  writeBySlot(surcharges, kinds, numbers, rates / NUMBER_BYTES);
  return { types, surcharges: rates, slots };
}

function kindsOf(tables: readonly Float64Array[], categories: number): readonly Kind[] {
  const kinds: Kind[] = [];
  for (let k = 0; k < categories; k++) {
    const same = kinds.find((kind) => areAlike(tables, (kind.categories[0] as number) * O, k * O, O));
    if (same !== undefined) same.categories.push(k);
    else kinds.push({ categories: [k], slotOf: slotsOf(tables, k * O) });
  }
  return kinds;
}

function slotsOf(tables: readonly Float64Array[], cell: number): readonly number[] {
  const slotOf: number[] = [];
  let used = 0;
  for (let o = 0; o < O; o++) {
    let same = 0;
    while (same < o && !areAlike(tables, cell + same, cell + o, 1)) same++;
    slotOf.push(same < o ? (slotOf[same] as number) : used++);
  }
  return slotOf;
}

/** Whether tables have the same values in two ranges of cells. */
function areAlike(tables: readonly Float64Array[], one: number, other: number, length: number): boolean {
  for (const table of tables) {
    for (let i = 0; i < length; i++) if (table[one + i] !== table[other + i]) return false;
  }
  return true;
}

/** Categories in the order of their kinds, how many there are up to the end of each kind, and the slot of each origin. */
function writeKinds(kinds: readonly Kind[], wholes: Int32Array, order: number, ends: number, origins: number): void {
  let end = 0;
  kinds.forEach(({ categories, slotOf }, q) => {
    wholes.set(categories, order + end);
    wholes.set(slotOf, origins + q * O);
    end += categories.length;
    wholes[ends + q] = end;
  });
}

/** Ones and zeros by kind, origin and slot. */
function writeMerges(kinds: readonly Kind[], numbers: Float64Array, at: number): void {
  kinds.forEach(({ slotOf }, q) => {
    slotOf.forEach((slot, o) => {
      numbers[at + (q * O + o) * O + slot] = 1;
    });
  });
}

/** Values by table and slot, of tables by cell. */
function writeBySlot(tables: readonly Float64Array[], kinds: readonly Kind[], numbers: Float64Array, at: number): void {
  const slots = kinds.length * O;
  tables.forEach((table, j) => {
    kinds.forEach(({ categories, slotOf }, q) => {
      slotOf.forEach((slot, o) => {
        numbers[at + j * slots + q * O + slot] = table[(categories[0] as number) * O + o] as number;
      });
    });
  });
}
