import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Curve, findCrossings, findPeak } from '../../src/analysis/sweep-features.js';

function curve(at: (value: number) => number, values = Array.from({ length: 11 }, (_, i) => i / 10)): Curve {
  return { at, values, levels: values.map(at) };
}

describe('peak', () => {
  it('is found between the computed points', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.11, max: 0.89, noNaN: true }), (top) => {
        const peak = findPeak(curve((x) => 5 - (x - top) ** 2));
        expect(Math.abs((peak?.value ?? NaN) - top)).toBeLessThan(5e-4);
        expect(peak?.inside).toBe(true);
      }),
    );
  });

  it('at an end is said to be there', () => {
    expect(findPeak(curve((x) => x))).toMatchObject({ value: 1, level: 1, inside: false });
    expect(findPeak(curve((x) => -x))).toMatchObject({ value: 0, inside: false });
  });

  it('of a flat curve is its first point, of a curve without numbers none', () => {
    expect(findPeak(curve(() => 2))).toEqual({ value: 0, level: 2, inside: false });
    expect(findPeak(curve(() => NaN))).toBeUndefined();
  });

  it('finds a kink to the tolerance', () => {
    expect(findPeak(curve((x) => Math.min(x, 0.7 - 2 * (x - 0.7) + 0)))?.value).toBeCloseTo(0.7, 2);
  });
});

describe('crossings', () => {
  it('are where the sign changes, each with its direction', () => {
    const crossings = findCrossings(curve((x) => (x - 0.123) * (0.777 - x)));
    expect(crossings.map((c) => c.direction)).toEqual(['rising', 'falling']);
    expect(crossings[0]?.value).toBeCloseTo(0.123, 3);
    expect(crossings[1]?.value).toBeCloseTo(0.777, 3);
  });

  it('are found at a computed point that is exactly zero', () => {
    expect(findCrossings(curve((x) => 0.5 - x))).toEqual([{ value: 0.5, direction: 'falling', size: 0.5 }]);
  });

  it('are not where a curve touches zero, stays there, or is missing', () => {
    expect(findCrossings(curve((x) => (x - 0.5) ** 2))).toEqual([]);
    expect(findCrossings(curve(() => 0))).toEqual([]);
    expect(findCrossings(curve((x) => (x < 0.5 ? 1 : x < 0.6 ? NaN : -1)))).toEqual([]);
  });

  it('say how far the curve gets from zero on either side, up to the next crossing', () => {
    const crossings = findCrossings(curve((x) => (x < 0.25 ? -3 : x < 0.55 ? 2 - x : -0.1)));
    expect(crossings.map((c) => c.size)).toEqual([1.7, 0.1]);
  });

  it('ask for no point twice', () => {
    const asked: number[] = [];
    findCrossings({
      ...curve((x) => x - 0.33),
      at: (x) => {
        asked.push(x);
        return x - 0.33;
      },
    });
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
