import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/**
 * Which cells of a sourcing table a set of requirements and surcharges treats alike. Within a category, cells with the
 * same weights have the same bracket m and act as one origin whose share is their sum, so the dual needs one power per
 * cell type rather than one per cell.
 */
export type CellTypes = {
  readonly requirements: number;
  readonly count: number;
  /** Type of cell [k·O + o]. */
  readonly typeOf: Uint8Array;
  /** The distinct types of category k are slotType[slotStart[k]] and on; slotOf tells which of them a cell is. */
  readonly slotStart: Uint8Array;
  readonly slotType: Uint8Array;
  readonly slotOf: Uint8Array;
  /** Numerator and denominator weight of requirement c for type t at [c·count + t]. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Rate of surcharge j on type t at [j·count + t]. */
  readonly surcharges: Float64Array;
};

/** Weights over all cells, a[k·O + o], b[k·O + o], for one requirement. */
export type CellWeights = { readonly a: Float64Array; readonly b: Float64Array };

/** Groups the cells of a table into types; `surcharges` are rates u[k·O + o], as many tables as fall on a vehicle. */
export function cellTypes(
  weights: readonly CellWeights[],
  surcharges: readonly Float64Array[] = [],
  categories = K,
): CellTypes {
  const tables = [...weights.flatMap((w) => [w.a, w.b]), ...surcharges];
  const typeOf = new Uint8Array(categories * O);
  const slotStart = new Uint8Array(categories + 1);
  const slotType = new Uint8Array(categories * O);
  const slotOf = new Uint8Array(categories * O);
  const firstCell: number[] = [];
  let slots = 0;
  for (let cell = 0; cell < categories * O; cell++) {
    const first = slotStart[(cell / O) | 0] as number;
    let type = 0;
    while (type < firstCell.length && !areAlike(tables, firstCell[type] as number, cell)) type++;
    if (type === firstCell.length) firstCell.push(cell);
    typeOf[cell] = type;
    let slot = first;
    while (slot < slots && slotType[slot] !== type) slot++;
    if (slot === slots) slotType[slots++] = type;
    slotOf[cell] = slot - first;
    if (cell % O === O - 1) slotStart[(cell / O + 1) | 0] = slots;
  }
  const count = firstCell.length;
  const perType = (ofCells: readonly Float64Array[]): Float64Array => {
    const values = new Float64Array(ofCells.length * count);
    ofCells.forEach((table, j) => {
      for (let t = 0; t < count; t++) values[j * count + t] = table[firstCell[t] as number] as number;
    });
    return values;
  };
  return {
    requirements: weights.length,
    count,
    typeOf,
    slotStart,
    slotType,
    slotOf,
    a: perType(weights.map((w) => w.a)),
    b: perType(weights.map((w) => w.b)),
    surcharges: perType(surcharges),
  };
}

function areAlike(tables: readonly Float64Array[], a: number, b: number): boolean {
  for (const table of tables) if (table[a] !== table[b]) return false;
  return true;
}
