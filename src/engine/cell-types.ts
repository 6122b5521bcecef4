import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
/** Tables of a record begin at multiples of these bytes, a pair of numbers. */
const ALIGNMENT = 16;
const HEADER_BYTES = 32;

/**
 * What a set of requirements and surcharges treats alike in a sourcing table. Categories with the same weights are of one
 * kind. Within a category, cells with the same weights have the same bracket m and act as one origin whose share is their
 * sum, so the dual needs one power per slot of a kind rather than one per cell. A kind has as many slots as there are
 * origins; those it does not need have no weight and no share.
 */
export type CellTypes = {
  readonly requirements: number;
  readonly slots: number;
  /** Rate of surcharge j on a slot at [j·slots + slot]. */
  readonly surcharges: Float64Array;
  /** All else, as the kernel reads it. */
  readonly record: Int32Array;
};

/** Weights over all cells, a[k·O + o], b[k·O + o], for one requirement. */
export type CellWeights = { readonly a: Float64Array; readonly b: Float64Array };

/** Categories with the same weights, and in which slot the cells of each origin are. */
type Kind = { readonly categories: number[]; readonly slotOf: readonly number[] };

/** Groups the cells of a table; `surcharges` are rates u[k·O + o], as many tables as fall on a vehicle. */
export function cellTypes(
  weights: readonly CellWeights[],
  surcharges: readonly Float64Array[] = [],
  categories = K,
): CellTypes {
  const kinds = kindsOf([...weights.flatMap((w) => [w.a, w.b]), ...surcharges], categories);
  const slots = kinds.length * O;
  return {
    requirements: weights.length,
    slots,
    surcharges: bySlot(surcharges, kinds),
    record: recordOf(weights, kinds),
  };
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

/** Values by table and slot, of tables by cell. */
function bySlot(tables: readonly Float64Array[], kinds: readonly Kind[]): Float64Array {
  const slots = kinds.length * O;
  const values = new Float64Array(tables.length * slots);
  tables.forEach((table, j) => {
    kinds.forEach(({ categories, slotOf }, q) => {
      slotOf.forEach((slot, o) => {
        values[j * slots + q * O + slot] = table[(categories[0] as number) * O + o] as number;
      });
    });
  });
  return values;
}

/** The record that src/engine/kernel/sourcing/types.ts reads: eight numbers of 32 bits, then the tables that they tell the places of. */
function recordOf(weights: readonly CellWeights[], kinds: readonly Kind[]): Int32Array {
  const order = Int32Array.from(kinds.flatMap((kind) => kind.categories));
  const ends = new Int32Array(kinds.length);
  const slots = new Int32Array(kinds.length * O);
  const merges = new Float64Array(kinds.length * O * O);
  let end = 0;
  kinds.forEach((kind, q) => {
    end += kind.categories.length;
    ends[q] = end;
    kind.slotOf.forEach((slot, o) => {
      slots[q * O + o] = slot;
      merges[(q * O + o) * O + slot] = 1;
    });
  });
  const numerators = weights.map((w) => w.a);
  const denominators = weights.map((w) => w.b);
  const tables = [order, ends, slots, merges, bySlot(numerators, kinds), bySlot(denominators, kinds)];
  const starts: number[] = [];
  let bytes = HEADER_BYTES;
  for (const table of tables) {
    starts.push(bytes);
    bytes = Math.ceil((bytes + table.byteLength) / ALIGNMENT) * ALIGNMENT;
  }
  const record = new Uint8Array(bytes);
  record.set(bytesOf(Int32Array.of(weights.length, kinds.length, ...starts)));
  tables.forEach((table, i) => {
    record.set(bytesOf(table), starts[i]);
  });
  return new Int32Array(record.buffer);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
