import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { optionalNumberOf, parseTable, textOf } from '../../src/baseline/table.js';

describe('parseTable', () => {
  it('gives back any cells that were written, quotes, commas and line breaks included', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', '%') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (records) => {
        const text = Papa.unparse([['x', 'y'], ...records.map(([x, y]) => [`.${x}`, y])], { newline: '\n' });
        const rows = parseTable(text, 'a.csv', ['x', 'y']);
        expect(rows.map(({ cells }) => [cells.x, cells.y])).toEqual(records.map(([x, y]) => [`.${x}`, y]));
        rows.forEach((row, i) => {
          const before = records.slice(0, i).flat().join('').split('\n').length - 1;
          expect(row.line).toBe(2 + i + before);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('reads a byte order mark, Windows line ends and blank lines', () => {
    const rows = parseTable('\uFEFFx,y\r\n1,2\r\n\r\n3,4\r\n', 'a.csv', ['x', 'y']);
    expect(rows.map((row) => textOf(row, 'y'))).toEqual(['2', '4']);
    expect(rows.map((row) => row.line)).toEqual([2, 4]);
  });

  it('tells a number from nothing', () => {
    const [row] = parseTable('x,y\n5%,\n', 'a.csv', ['x', 'y']);
    if (row === undefined) throw new Error('no row');
    expect(optionalNumberOf(row, 'x', 0, 1)).toBe(0.05);
    expect(optionalNumberOf(row, 'y', 0, 1)).toBeUndefined();
    expect(() => optionalNumberOf(row, 'x', 0.1, 1)).toThrow(/between 0.1 and 1/);
  });

  it('are bounded in rows, columns and cells, and hold nothing that acts on a terminal', () => {
    const rows = (count: number) => `a\n${'1\n'.repeat(count)}`;
    expect(parseTable(rows(5000), 'x.csv', ['a'])).toHaveLength(5000);
    expect(() => parseTable(rows(5001), 'x.csv', ['a'])).toThrow(/more than 5000 rows/);
    expect(() => parseTable(`a\n${','.repeat(100)}\n`, 'x.csv', ['a'])).toThrow(/at most 100/);
    expect(() => parseTable(`a\n${'x'.repeat(2001)}\n`, 'x.csv', ['a'])).toThrow(/more than 2000 characters/);
    expect(() => parseTable('a\n\u001b[2J\n', 'x.csv', ['a'])).toThrow(/control characters/);
  });
});
