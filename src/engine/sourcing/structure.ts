import { RoosimError } from '../../types/errors.js';
import { cellTypes, type Kind } from './cell-types.js';
import type { Numbers } from './load.js';
import type { Dimensions, ProblemStructure, StructureInput } from './types.js';

/**
 * Writes what problems share into the solver's memory, as wasm/structure.ts says.
 * @throws RoosimError `problem_invalid` when shapes or numbers are not what {@link StructureInput} says
 */
export function writeStructure(numbers: Numbers, dimensions: Dimensions, what: StructureInput): ProblemStructure {
  const { surcharges = [] } = what;
  check(what, dimensions.categories * dimensions.origins);
  const kinds = cellTypes(what, dimensions);
  const used = kinds.reduce((sum, { types }) => sum + types, 0);
  const slots = used + (used % 2);
  const address = numbers.takeStructure(what.requirements.length, surcharges.length, kinds.length, slots);
  const { buffer } = numbers.memory;
  const floats = (at: number, length: number): Float64Array => new Float64Array(buffer, at, length);
  what.requirements.forEach(({ a, b }, c) => {
    const row = 8 * c * slots;
    putBySlot(floats(numbers.numeratorsOf(address) + row, slots), kinds, a, dimensions);
    putBySlot(floats(numbers.denominatorsOf(address) + row, slots), kinds, b, dimensions);
  });
  floats(numbers.grossOf(address), slots).fill(1);
  surcharges.forEach((table, j) => {
    putBySlot(floats(numbers.surchargeTablesOf(address) + 8 * j * slots, slots), kinds, table, dimensions);
  });
  writeKinds(numbers, address, kinds, dimensions);
  const { categories, origins } = dimensions;
  const counts = { requirements: what.requirements.length, surcharges: surcharges.length };
  return { ...counts, categories, cells: categories * origins, address };
}

/** Values by slot, of a table by cell. */
function putBySlot(into: Float64Array, kinds: readonly Kind[], table: Float64Array, { origins }: Dimensions): void {
  let first = 0;
  for (const { categories, typeOf, types } of kinds) {
    const cell = (categories[0] ?? 0) * origins;
    typeOf.forEach((type, o) => {
      into[first + type] = table[cell + o] ?? 0;
    });
    first += types;
  }
}

/** Slots and categories up to the end of each kind, the types of its origins' cells, and categories in the order of kinds. */
function writeKinds(
  numbers: Numbers,
  address: number,
  kinds: readonly Kind[],
  { categories, origins }: Dimensions,
): void {
  const wholes = (at: number, length: number): Int32Array => new Int32Array(numbers.memory.buffer, at, length);
  const slotEnds = wholes(numbers.slotEndsOf(address), kinds.length);
  const categoryEnds = wholes(numbers.categoryEndsOf(address), kinds.length);
  const originTypes = wholes(numbers.originTypesOf(address), kinds.length * origins);
  const originsByType = wholes(numbers.originsByTypeOf(address), kinds.length * origins);
  const typeEnds = wholes(
    numbers.typeEndsOf(address),
    kinds.reduce((sum, { types }) => sum + types, 0),
  );
  const order = wholes(numbers.orderOf(address), categories);
  let slot = 0;
  let category = 0;
  kinds.forEach((kind, q) => {
    originTypes.set(kind.typeOf, q * origins);
    let at = 0;
    for (let type = 0; type < kind.types; type++) {
      kind.typeOf.forEach((own, o) => {
        if (own === type) originsByType[q * origins + at++] = o;
      });
      typeEnds[slot + type] = at;
    }
    order.set(kind.categories, category);
    slot += kind.types;
    category += kind.categories.length;
    slotEnds[q] = slot;
    categoryEnds[q] = category;
  });
}

function check({ requirements, surcharges = [] }: StructureInput, cells: number): void {
  const isTable = (table: Float64Array): boolean =>
    table.length === cells && table.every((x) => x >= 0 && x < Number.POSITIVE_INFINITY);
  requirements.forEach(({ a, b }, c) => {
    if (!isTable(a) || !isTable(b)) fail(`The weights of requirement ${c} must be ${cells} numbers of 0 or more each.`);
  });
  if (!surcharges.every(isTable)) fail(`A table of surcharges must be ${cells} rates of 0 or more.`);
}

function fail(message: string): never {
  throw new RoosimError('problem_invalid', message, {
    hint: 'Tables hold a number for each category and origin, at category · origins + origin.',
  });
}
