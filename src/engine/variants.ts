import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';

/** Cells of a sourcing table; a variant's begin at as many times its number. */
export const CELLS = CATEGORIES.length * COUNTRIES.length;

/** A carline stands for two at most: as filed, and from before the rule held it up. */
export const MOST_VARIANTS = 2;

/**
 * Carlines, or parts of them, each with one unconstrained sourcing table. They are numbered by carline, and the weights of a
 * carline's variants sum to 1. Thousands of economies are built in a minute: their variants are a few arrays, with room for
 * the most there can be.
 */
export type Variants = {
  readonly count: number;
  /** First variant of each carline, and behind the last carline the count. */
  readonly firstOf: Uint16Array;
  /** By variant: its carline, and its part of it. */
  readonly carlineOf: Uint16Array;
  readonly weight: Float64Array;
  /** Sourcing tables s[k·O + o], one behind the other. */
  readonly tables: Float64Array;
};

/** Sourcing table s[k·O + o] of a variant, as a view. */
export function tableOf({ tables }: Pick<Variants, 'tables'>, variant: number): Float64Array {
  return tables.subarray(variant * CELLS, (variant + 1) * CELLS);
}

/** The variants of a carline. */
export function variantsOf({ firstOf }: Variants, carline: number): readonly number[] {
  const first = firstOf[carline] as number;
  return Array.from({ length: (firstOf[carline + 1] as number) - first }, (_, i) => first + i);
}

/** All variants. */
export function allVariants({ count }: Variants): readonly number[] {
  return Array.from({ length: count }, (_, variant) => variant);
}
