import { NUMBER } from './vectors';

// What many problems share, as src/engine/sourcing/structure.ts writes it. Categories with the same weights are of one kind; the
// slots of a kind are the types of its cells. Shapes: C requirements, Q kinds, T slots (even; the last may be empty), K categories,
// O origins.

const HEADER: usize = 32;

export function requirementsOf(structure: usize): i32 {
  return load<i32>(structure);
}

export function kindsOf(structure: usize): i32 {
  return load<i32>(structure, 4);
}

export function slotsOf(structure: usize): i32 {
  return load<i32>(structure, 8);
}

function originsOf(structure: usize): i32 {
  return load<i32>(structure, 12);
}

export function surchargesOf(structure: usize): i32 {
  return load<i32>(structure, 16);
}

/** [C·T] numerator weights a and denominator weights b; [T] 1 + surcharges of the problem at hand; [S·T] surcharge tables. */
export function numeratorsOf(structure: usize): usize {
  return structure + HEADER;
}

export function denominatorsOf(structure: usize): usize {
  return numeratorsOf(structure) + tableBytes(structure);
}

export function grossOf(structure: usize): usize {
  return denominatorsOf(structure) + tableBytes(structure);
}

export function surchargeTablesOf(structure: usize): usize {
  return grossOf(structure) + NUMBER * <usize>slotsOf(structure);
}

/** [Q] i32: slots, and categories, up to the end of each kind. */
export function slotEndsOf(structure: usize): usize {
  return surchargeTablesOf(structure) + NUMBER * <usize>(surchargesOf(structure) * slotsOf(structure));
}

export function categoryEndsOf(structure: usize): usize {
  return slotEndsOf(structure) + 4 * <usize>kindsOf(structure);
}

/** [Q·O] i32: type of an origin's cells, counted from the kind's first. */
export function originTypesOf(structure: usize): usize {
  return categoryEndsOf(structure) + 4 * <usize>kindsOf(structure);
}

/** [Q·O] i32: origins of a kind by type, and [T] i32: how many of them there are up to the end of each type of the kind. */
export function originsByTypeOf(structure: usize): usize {
  return originTypesOf(structure) + 4 * <usize>(kindsOf(structure) * originsOf(structure));
}

export function typeEndsOf(structure: usize): usize {
  return originsByTypeOf(structure) + 4 * <usize>(kindsOf(structure) * originsOf(structure));
}

/** [K] i32: categories in the order of their kinds. */
export function orderOf(structure: usize): usize {
  return typeEndsOf(structure) + 4 * <usize>slotsOf(structure);
}

export function structureBytes(
  requirements: i32,
  surcharges: i32,
  kinds: i32,
  slots: i32,
  categories: i32,
  origins: i32,
): usize {
  const numbers = (2 * requirements + 1 + surcharges) * slots;
  const wholes = 2 * kinds + 2 * kinds * origins + slots + categories;
  return HEADER + NUMBER * <usize>numbers + 4 * <usize>wholes;
}

function tableBytes(structure: usize): usize {
  return NUMBER * <usize>(requirementsOf(structure) * slotsOf(structure));
}
