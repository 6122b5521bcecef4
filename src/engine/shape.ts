import type { Dimensions } from '../types/dimensions.js';

/** The dimensions of an economy as counts and positions. */
export type Shape = {
  readonly origins: number;
  readonly categories: number;
  readonly classes: number;
  /** Cells of a sourcing table: categories (rows) by origins. */
  readonly cells: number;
  /** Countries of the region, and the position of each country among them; −1 outside. */
  readonly members: readonly number[];
  readonly memberOf: Int32Array;
  readonly restOfWorld: number;
  /** Rows of the plant's own value added and of development. */
  readonly assembly: number;
  readonly development: number;
};

/** Counts and positions of dimensions. */
export function shapeOf({ countries, region, restOfWorld, classes, categories }: Dimensions): Shape {
  return {
    origins: countries.length,
    categories: categories.length,
    classes: classes.length,
    cells: categories.length * countries.length,
    members: region.members.map((member) => countries.indexOf(member)),
    memberOf: Int32Array.from(countries, (country) => region.members.indexOf(country)),
    restOfWorld: countries.indexOf(restOfWorld),
    assembly: categories.findIndex(({ role }) => role === 'assembly'),
    development: categories.findIndex(({ role }) => role === 'development'),
  };
}
