import type { Dimensions, StructureInput } from './types.js';

/** Categories with the same weights, and the type of their cells by origin, counted from 0. */
export type Kind = {
  readonly categories: number[];
  readonly typeOf: readonly number[];
  readonly types: number;
};

/**
 * What a set of requirements and surcharges treats alike in a sourcing table. Categories with the same weights are of one kind.
 * Within a category, cells with the same weights have the same bracket m and act as one origin whose share is their sum, so the
 * dual needs one power for each type of cell of a kind rather than one for each cell.
 */
export function cellTypes(
  { requirements, surcharges = [] }: StructureInput,
  { categories, origins }: Dimensions,
): Kind[] {
  const tables = [...requirements.flatMap(({ a, b }) => [a, b]), ...surcharges];
  const kinds: Kind[] = [];
  for (let k = 0; k < categories; k++) {
    const same = kinds.find((kind) => areAlike(tables, (kind.categories[0] ?? 0) * origins, k * origins, origins));
    if (same === undefined) kinds.push({ categories: [k], ...typesOf(tables, k * origins, origins) });
    else same.categories.push(k);
  }
  return kinds;
}

function typesOf(tables: readonly Float64Array[], cell: number, origins: number): Omit<Kind, 'categories'> {
  const typeOf: number[] = [];
  let types = 0;
  for (let o = 0; o < origins; o++) {
    let same = 0;
    while (same < o && !areAlike(tables, cell + same, cell + o, 1)) same++;
    typeOf.push(typeOf[same] ?? types++);
  }
  return { typeOf, types };
}

/** Whether tables have the same values in two ranges of cells. */
function areAlike(tables: readonly Float64Array[], one: number, other: number, length: number): boolean {
  for (const table of tables) {
    for (let i = 0; i < length; i++) if (table[one + i] !== table[other + i]) return false;
  }
  return true;
}
