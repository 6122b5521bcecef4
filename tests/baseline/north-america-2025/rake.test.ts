import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rake, totalOf } from '../../../scenarios/baselines/north-america-2025/build/rake.js';

/** Rows and columns of a table of cells as margins, with the totals of a table. */
function marginsOf(table: readonly (readonly number[])[]) {
  const width = table[0]?.length ?? 0;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = table.map((row, i) => ({
    id: `row ${i}`,
    target: sum(row),
    cells: row.map((_, j) => i * width + j),
  }));
  const columns = Array.from({ length: width }, (_, j) => ({
    id: `column ${j}`,
    target: sum(table.map((row) => row[j] ?? 0)),
    cells: table.map((_, i) => i * width + j),
  }));
  return [...rows, ...columns];
}

const positive = fc.double({ min: 0.1, max: 100, noNaN: true });
const tableOf = (rows: number, columns: number) =>
  fc.array(fc.array(positive, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

describe('rake', () => {
  it('meets margins that agree with each other, whatever it starts from', () => {
    fc.assert(
      fc.property(tableOf(3, 4), tableOf(3, 4), (wanted, seed) => {
        const margins = marginsOf(wanted);
        const { cells } = rake(seed.flat(), margins);
        for (const margin of margins) expect(totalOf(cells, margin) / margin.target).toBeCloseTo(1, 6);
      }),
    );
  });

  it('leaves the odds ratios of the seed as they are', () => {
    fc.assert(
      fc.property(tableOf(2, 2), tableOf(2, 2), (wanted, seed) => {
        const odds = ([a, b, c, d]: readonly number[]) => ((a ?? 0) * (d ?? 0)) / ((b ?? 0) * (c ?? 0));
        const { cells } = rake(seed.flat(), marginsOf(wanted));
        expect(odds([...cells]) / odds(seed.flat())).toBeCloseTo(1, 6);
      }),
    );
  });

  it('changes nothing where the margins hold already', () => {
    const { cells, rounds } = rake(
      [1, 2, 3, 4],
      marginsOf([
        [1, 2],
        [3, 4],
      ]),
    );
    expect([...cells]).toEqual([1, 2, 3, 4]);
    expect(rounds).toBe(1);
  });

  it('keeps zeros and the seed', () => {
    const seed = [0, 2, 3, 4];
    const { cells } = rake(seed, [{ id: 'all', target: 18, cells: [0, 1, 2, 3] }]);
    expect([...cells]).toEqual([0, 4, 6, 8]);
    expect(seed).toEqual([0, 2, 3, 4]);
  });

  it('meets the last of margins that contradict each other', () => {
    const both = [0, 1];
    const { cells } = rake(
      [1, 1],
      [
        { id: 'first', target: 10, cells: both },
        { id: 'last', target: 12, cells: both },
      ],
    );
    expect([...cells]).toEqual([6, 6]);
  });

  it('says which total has nothing to be made of', () => {
    expect(() => rake([0, 0], [{ id: 'of nothing', target: 5, cells: [0, 1] }])).toThrow(/of nothing/);
  });
});
