// A record of cell types as src/engine/cell-types.ts writes it: how many requirements and kinds there are, then how many bytes
// from its beginning each table is.

export function requirementsOf(types: usize): i32 {
  return load<i32>(types);
}

/** Kinds of categories. */
export function kindsOf(types: usize): i32 {
  return load<i32>(types, 4);
}

/** A kind has as many slots as there are origins. */
export function slotsOf(types: usize): i32 {
  return load<i32>(types, 4) << 2;
}

/** Categories in the order of their kinds (i32), and how many there are up to the end of each kind (i32). */
export function categoriesOf(types: usize): usize {
  return types + load<u32>(types, 8);
}
export function kindEnds(types: usize): usize {
  return types + load<u32>(types, 12);
}

/** Which slot of its kind the cells of an origin are in (i32), by kind and origin. */
export function originSlots(types: usize): usize {
  return types + load<u32>(types, 16);
}

/** The same as ones and zeros, by kind, origin and slot. */
export function merges(types: usize): usize {
  return types + load<u32>(types, 20);
}

/** Numerator and denominator weights, by requirement and slot. */
export function numerators(types: usize): usize {
  return types + load<u32>(types, 24);
}
export function denominators(types: usize): usize {
  return types + load<u32>(types, 28);
}
