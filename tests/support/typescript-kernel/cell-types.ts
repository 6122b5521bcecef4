import { CATEGORIES, COUNTRIES } from '../../../src/types/dimensions.js';

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
  readonly typeOf: Uint16Array;
  /** The distinct types of category k, in slots [k·O + slot]; slots that it does not need repeat the first. */
  readonly slotType: Uint16Array;
  /** Slot of a cell's type within its category. */
  readonly slotOf: Uint16Array;
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
  const typeOf = new Uint16Array(categories * O);
  const slotType = new Uint16Array(categories * O);
  const slotOf = new Uint16Array(categories * O);
  const firstCell: number[] = [];
  let slots = 0;
  for (let cell = 0; cell < categories * O; cell++) {
    const first = cell - (cell % O);
    if (cell === first) slots = 0;
    let type = 0;
    while (type < firstCell.length && !areAlike(tables, firstCell[type] as number, cell)) type++;
    if (type === firstCell.length) firstCell.push(cell);
    typeOf[cell] = type;
    let slot = 0;
    while (slot < slots && slotType[first + slot] !== type) slot++;
    if (slot === slots) slots++;
    slotOf[cell] = slot;
    if (cell === first) slotType.fill(type, first, first + O);
    else slotType[first + slot] = type;
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
