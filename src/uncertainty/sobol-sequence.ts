import { SOBOL_DIRECTIONS } from './sobol-directions.js';

/** Dimensions the table of direction numbers covers. */
export const SOBOL_DIMENSIONS = 256;

/**
 * The 32 direction numbers v_1 to v_32 of a dimension (0-based) of the Sobol sequence, as 32-bit integers.
 * Recurrence: Bratley & Fox, ACM TOMS 14 (1988), Algorithm 659, eq. (2); initial numbers of Joe & Kuo (2008).
 * @throws RangeError when the table has no such dimension.
 */
export function sobolDirections(dimension: number): Uint32Array {
  const directions = new Uint32Array(32);
  if (dimension === 0) {
    for (let bit = 0; bit < 32; bit++) directions[bit] = 2 ** (31 - bit);
    return directions;
  }
  const row = SOBOL_DIRECTIONS.split(';')[dimension - 1]?.trim();
  if (row === undefined || row === '' || dimension < 0) {
    throw new RangeError(`The Sobol sequence has dimensions 0 to ${SOBOL_DIMENSIONS - 1}; ${dimension} was asked for.`);
  }
  const [degree = 0, polynomial = 0, ...initial] = row.split(' ').map(Number);
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree) {
      directions[bit] = (initial[bit] ?? 0) * 2 ** (31 - bit);
      continue;
    }
    const before = directions[bit - degree] as number;
    let next = before ^ (before >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((polynomial >>> (degree - 1 - k)) & 1) next ^= directions[bit - k] as number;
    }
    directions[bit] = next >>> 0;
  }
  return directions;
}

/**
 * Coordinate of point `index` (from 0) as a 32-bit integer, in Gray code order (Antonov & Saleev 1979): the order in which
 * scipy and the authors' program list the points. Any leading power of two of them is a balanced net.
 */
export function sobolPoint(directions: Uint32Array, index: number): number {
  let gray = (index ^ (index >>> 1)) >>> 0;
  let point = 0;
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
    if (gray & 1) point ^= directions[bit] as number;
  }
  return point >>> 0;
}
