/** A published total of some cells. */
export type Margin = {
  readonly id: string;
  readonly target: number;
  /** Positions of the cells it is the total of. */
  readonly cells: readonly number[];
};

/** Largest relative change of any cell in a round that is not worth another. */
const SETTLED = 1e-8;
const MOST_ROUNDS = 5000;

/**
 * Cells scaled to margins by iterative proportional fitting (raking; Deming and Stephan 1940): margin after margin, its cells are
 * multiplied by what brings them to its total, until a round changes nothing. Zeros stay zero, and ratios of cells that share all their
 * margins stay as the seed has them. Margins that contradict each other are met the better the later they stand: the last is met exactly.
 *
 * @param seed not changed
 * @returns cells, and rounds taken
 * @throws RangeError when a margin above zero has no cell above zero
 */
export function rake(
  seed: ArrayLike<number>,
  margins: readonly Margin[],
): { readonly cells: Float64Array; readonly rounds: number } {
  const cells = Float64Array.from(seed);
  let rounds = 0;
  for (let change = Number.POSITIVE_INFINITY; change > SETTLED && rounds < MOST_ROUNDS; rounds++) {
    const before = Float64Array.from(cells);
    for (const margin of margins) scaleTo(margin, cells);
    change = cells.reduce((most, cell, i) => Math.max(most, relativeChange(before[i] as number, cell)), 0);
  }
  return { cells, rounds };
}

/** The total that cells have where a margin counts them. */
export function totalOf(cells: Float64Array, margin: Margin): number {
  return margin.cells.reduce((sum, cell) => sum + (cells[cell] as number), 0);
}

function scaleTo(margin: Margin, cells: Float64Array): void {
  const total = totalOf(cells, margin);
  if (!(total > 0)) throw new RangeError(`Nothing can be scaled to ${margin.id}: its cells are all zero.`);
  const factor = margin.target / total;
  for (const cell of margin.cells) cells[cell] = (cells[cell] as number) * factor;
}

function relativeChange(before: number, after: number): number {
  return before === 0 ? 0 : Math.abs(after / before - 1);
}
