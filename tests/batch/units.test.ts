import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUnits, parseShard, splitRanges, subtractRanges, unitsOfShard } from '../../src/batch/units.js';

const listed = (ranges: readonly { first: number; last: number }[]): number[] =>
  ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

const ranges = (below: number) =>
  fc.array(
    fc.tuple(fc.nat(below), fc.nat(8)).map(([first, more]) => ({ first, last: first + more })),
    { maxLength: 12 },
  );

describe('units of a batch', () => {
  it('are shared out without gaps or overlaps, in blocks that differ by at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 }), (units, count) => {
        const shards = Array.from({ length: count }, (_, index) => unitsOfShard(units, { index: index + 1, count }));
        const all = shards.flatMap((range) => (range === undefined ? [] : [range]));
        expect(listed(all)).toEqual(listed([{ first: 0, last: units - 1 }]));
        const sizes = shards.map((range) => (range === undefined ? 0 : countUnits([range])));
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('that are missing are those of the whole that no part covers', () => {
    fc.assert(
      fc.property(ranges(60), fc.nat(40), fc.nat(40), (parts, first, more) => {
        const whole = { first, last: first + more };
        const covered = new Set(listed(parts));
        expect(listed(subtractRanges(whole, parts))).toEqual(listed([whole]).filter((unit) => !covered.has(unit)));
      }),
    );
  });

  it('stay the same when ranges are split', () => {
    fc.assert(
      fc.property(ranges(60), fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const pieces = [...splitRanges(parts, size)];
        expect(listed(pieces)).toEqual(listed(parts));
        expect(pieces.every((piece) => countUnits([piece]) <= size)).toBe(true);
      }),
    );
  });
});

describe('a shard on the command line', () => {
  it('counts from 1', () => {
    expect(parseShard('1/4')).toEqual({ index: 1, count: 4 });
    expect(parseShard('4/4')).toEqual({ index: 4, count: 4 });
  });

  it.each(['0/4', '5/4', '1/0', '1', '1/', 'a/b', '-1/4', '1.5/4', ''])('is not %j', (text) => {
    expect(() => parseShard(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
