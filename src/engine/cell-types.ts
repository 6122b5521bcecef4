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
  const typeOf = new Uint8Array(categories * O);
  const index = new Map<string, number>();
  const firstCell: number[] = [];
  for (let cell = 0; cell < categories * O; cell++) {
    let key = '';
    for (const w of weights) key += `${w.a[cell]},${w.b[cell]},`;
    for (const u of surcharges) key += `${u[cell]},`;
    let type = index.get(key);
    if (type === undefined) {
      type = firstCell.length;
      index.set(key, type);
      firstCell.push(cell);
    }
    typeOf[cell] = type;
  }
  const perType = (tables: readonly Float64Array[]): Float64Array =>
    Float64Array.from(tables.flatMap((table) => firstCell.map((cell) => table[cell] as number)));
  return {
    requirements: weights.length,
    count: firstCell.length,
    typeOf,
    a: perType(weights.map((w) => w.a)),
    b: perType(weights.map((w) => w.b)),
    surcharges: perType(surcharges),
  };
}
