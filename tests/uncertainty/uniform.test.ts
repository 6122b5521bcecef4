import * as fc from 'fast-check';
import { mean, sampleCorrelation, sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { DESIGNS, type Design } from '../../src/uncertainty/types.js';
import { createUniform } from '../../src/uncertainty/uniform.js';

const N = 4096;

function column(design: Design, id: string, seed = 1, dimension = 1, draws = N): number[] {
  const uniform = createUniform({ seed, design, draws }, id, dimension);
  return Array.from({ length: draws }, (_, draw) => uniform(draw));
}

/** Pearson's statistic of counts against equal shares; its mean is cells - 1, its variance 2 (cells - 1). */
function chiSquare(cells: number, at: readonly number[]): number {
  const counts = new Float64Array(cells);
  for (const cell of at) counts[cell] = (counts[cell] as number) + 1;
  const expected = at.length / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Far out in the tail of chi-square with these degrees of freedom: five standard deviations above the mean. */
const tail = (freedom: number) => freedom + 5 * Math.sqrt(2 * freedom);

describe.each(DESIGNS)('uniforms of the %s design', (design) => {
  it('lie in (0, 1) and have the moments of a uniform', () => {
    const u = column(design, 'parts_sourcing_elasticity');
    expect(Math.min(...u)).toBeGreaterThan(0);
    expect(Math.max(...u)).toBeLessThan(1);
    expect(Math.abs(mean(u) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * N));
    expect(Math.abs(sampleVariance(u) - 1 / 12)).toBeLessThan(4 / Math.sqrt(180 * N));
  });

  it('are even over 256 intervals', () => {
    const u = column(design, 'paperwork');
    expect(
      chiSquare(
        256,
        u.map((x) => Math.floor(256 * x)),
      ),
    ).toBeLessThan(tail(255));
  });

  it('of two ids, of two seeds and of neighbouring draws are unrelated', () => {
    const a = column(design, 'mfn.US.car', 1, 3);
    const limit = 5 / Math.sqrt(N);
    expect(Math.abs(sampleCorrelation(a, column(design, 'mfn.US.light_truck', 1, 4)))).toBeLessThan(limit);
    const pairs = column(design, 'mfn.CA.car', 1, 5).map(
      (x, i) => 16 * Math.floor(16 * x) + Math.floor(16 * (a[i] ?? 0)),
    );
    expect(chiSquare(256, pairs)).toBeLessThan(tail(255));
    if (design === 'sobol') return; // A net is the same net under every shift, and orders its points.
    expect(Math.abs(sampleCorrelation(a, column(design, 'mfn.US.car', 2, 3)))).toBeLessThan(limit);
    expect(Math.abs(sampleCorrelation(a.slice(1), a.slice(0, -1)))).toBeLessThan(limit);
  });

  it('depend on seed, draw and id alone: any order, made anew, same bits', () => {
    const u = column(design, 'x');
    const again = createUniform({ seed: 1, design, draws: N }, 'x', 1);
    fc.assert(fc.property(fc.integer({ min: 0, max: N - 1 }), (draw) => again(draw) === u[draw]));
    expect(column(design, 'y')).not.toEqual(u);
    expect(column(design, 'x', 2)).not.toEqual(u);
    expect(column(design, 'x', 1 + 2 ** 32)).not.toEqual(u);
  });
});

describe('random design', () => {
  it('gives a draw the same value however many draws are planned', () => {
    expect(column('random', 'x', 1, 1, 10)).toEqual(column('random', 'x', 1, 1, 1000).slice(0, 10));
  });

  it('of 60 pairs of ids has correlations no larger than chance allows', () => {
    const columns = Array.from({ length: 12 }, (_, i) => column('random', `untraced.${i}`));
    const z = columns.flatMap((a, i) => columns.slice(i + 1).map((b) => sampleCorrelation(a, b) * Math.sqrt(N)));
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(4.5);
    expect(Math.abs(sampleVariance(z) - 1)).toBeLessThan(5 * Math.sqrt(2 / z.length));
  });
});

describe('Latin hypercube', () => {
  it('has exactly one draw in each stratum, for any number of draws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.string(), (draws, seed, id) => {
        const strata = column('latin_hypercube', id, seed, 1, draws).map((u) => Math.floor(u * draws));
        expect(new Set(strata).size).toBe(draws);
      }),
      { numRuns: 60 },
    );
  });

  it('orders the strata of ten draws without favour: first stratum even over 2,000 seeds', () => {
    const first = Array.from({ length: 2000 }, (_, seed) => {
      const uniform = createUniform({ seed, design: 'latin_hypercube', draws: 10 }, 'x');
      return Math.floor(10 * uniform(0)) * 10 + Math.floor(10 * uniform(1));
    });
    const off = first.filter((pair) => Math.floor(pair / 10) === pair % 10);
    expect(off).toEqual([]);
    const order = new Map([...Array(100).keys()].filter((p) => Math.floor(p / 10) !== p % 10).map((p, i) => [p, i]));
    expect(
      chiSquare(
        90,
        first.map((pair) => order.get(pair) ?? 0),
      ),
    ).toBeLessThan(tail(89));
  });
});

describe('a plan that is not one', () => {
  it.each([
    [{ seed: -1, design: 'random', draws: 10 }, 'seed'],
    [{ seed: 0.5, design: 'random', draws: 10 }, 'seed'],
    [{ seed: 1, design: 'random', draws: 0 }, 'draws'],
    [{ seed: 1, design: 'sobol', draws: 1e10 }, 'draws'],
  ] as const)('%j is refused', (plan, word) => {
    expect(() => createUniform(plan, 'x')).toThrow(word);
  });
});
