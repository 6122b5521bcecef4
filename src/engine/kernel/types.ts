// A record of cell types as src/engine/cell-types.ts writes it: numbers of things, then how many bytes from its beginning the
// tables are.

/** Requirements, kinds of categories, and slots, of which a kind has four. */
export function requirementsOf(types: usize): i32 {
  return load<i32>(types);
}
export function kindsOf(types: usize): i32 {
  return load<i32>(types, 4);
}
export function slotsOf(types: usize): i32 {
  return load<i32>(types, 4) << 2;
}

/** Categories in the order of their kinds (i32), and where each kind's end (i32). */
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
