/** Largest gap between what an origin has and what it should have, as a share of all spending, that is not worth another round. */
const SETTLED = 1e-12;
const MOST_ROUNDS = 10_000;

/**
 * Writes shares of origins by category.
 *
 * @param into [k·O + o], rows by category, each summing to 1
 * @param total share of each origin in all spending; sums to 1
 * @param cost spending by category
 * @param pattern odds of each origin in each category, [k·O + o]; above zero for an origin that has spending
 * @throws RangeError when the shares don't settle, as they don't where an origin that has spending has no odds anywhere
 */
export type SpreadByCategory = (
  into: Float64Array,
  total: ArrayLike<number>,
  cost: ArrayLike<number>,
  pattern: ArrayLike<number>,
) => Float64Array;

/**
 * Spreads origins over categories by a pattern of odds: the shares are a(k)·b(o)·pattern(k, o), with a and b found by scaling rows and
 * columns in turn (biproportional fitting). With a pattern of ones every category has the same origins; where imports of a category are more
 * likely than of others its odds say so. The size of a column of the pattern doesn't matter, only how it differs between categories.
 */
export function createSpreadByCategory(categories: number, origins: number): SpreadByCategory {
  const scale = new Float64Array(origins);
  const has = new Float64Array(origins);
  return (into, total, cost, pattern) => {
    let spending = 0;
    for (let k = 0; k < categories; k++) spending += cost[k] as number;
    for (let o = 0; o < origins; o++) scale[o] = total[o] as number;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      has.fill(0);
      for (let k = 0; k < categories; k++) {
        const row = k * origins;
        let sum = 0;
        for (let o = 0; o < origins; o++) {
          const odds = (scale[o] as number) * (pattern[row + o] as number);
          into[row + o] = odds;
          sum += odds;
        }
        const weight = (cost[k] as number) / (spending * sum);
        for (let o = 0; o < origins; o++) has[o] = (has[o] as number) + weight * (into[row + o] as number);
      }
      let gap = 0;
      for (let o = 0; o < origins; o++) {
        const due = total[o] as number;
        gap = Math.max(gap, Math.abs((has[o] as number) - due));
        if (due > 0) scale[o] = ((scale[o] as number) * due) / (has[o] as number);
      }
      if (gap <= SETTLED) return normaliseRows(into, categories, origins);
    }
    throw new RangeError('Origins by category do not settle.');
  };
}

function normaliseRows(table: Float64Array, rows: number, width: number): Float64Array {
  for (let k = 0; k < rows; k++) {
    let sum = 0;
    for (let o = 0; o < width; o++) sum += table[k * width + o] as number;
    for (let o = 0; o < width; o++) table[k * width + o] = (table[k * width + o] as number) / sum;
  }
  return table;
}
