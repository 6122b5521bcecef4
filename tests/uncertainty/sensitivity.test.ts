import { describe, expect, it } from 'vitest';
import { morrisScreening } from '../../src/uncertainty/morris.js';
import { sobolIndices, type UnitModel } from '../../src/uncertainty/sobol-indices.js';

const at = (point: Float64Array, i: number) => point[i] as number;
const single =
  (f: (point: Float64Array) => number): UnitModel =>
  (point) => [f(point)];
const singles = (n: number) => Array.from({ length: n }, (_, i) => [i]);

/** Ishigami & Homma (1990) with a = 7, b = 0.1 on (−π, π)³. */
function ishigami(point: Float64Array): number {
  const [x, y, z] = [0, 1, 2].map((i) => Math.PI * (2 * at(point, i) - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

const G = [0, 1, 4.5, 9, 99, 99, 99, 99];
/** Sobol's G function: Π (|4x − 2| + a) / (1 + a). */
function sobolG(point: Float64Array): number {
  return G.reduce((product, a, i) => (product * (Math.abs(4 * at(point, i) - 2) + a)) / (1 + a), 1);
}

const plan = { samples: 4096, seed: 3, resamples: 100 };

describe('Sobol indices', () => {
  it('of the Ishigami function are the known ones, and within their intervals', async () => {
    // Analytic, e.g. Saltelli et al., Global Sensitivity Analysis: The Primer (2008), sec. 4.
    const known = [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ];
    const [indices = []] = await sobolIndices(single(ishigami), { ...plan, dimensions: 3, groups: singles(3) });
    for (const [i, [first = NaN, total = NaN]] of known.entries()) {
      const group = indices[i];
      expect(Math.abs((group?.first.value ?? NaN) - first)).toBeLessThan(0.01);
      expect(Math.abs((group?.total.value ?? NaN) - total)).toBeLessThan(0.01);
      expect(group?.first.low).toBeLessThan(first + 0.005);
      expect(group?.first.high).toBeGreaterThan(first - 0.005);
      expect(group?.total.low).toBeLessThan(total + 0.005);
      expect(group?.total.high).toBeGreaterThan(total - 0.005);
    }
  });

  it('of Sobol’s G function are the known ones', async () => {
    const parts = G.map((a) => 1 / (3 * (1 + a) ** 2));
    const product = parts.reduce((all, part) => all * (1 + part), 1);
    const variance = product - 1;
    const [indices = []] = await sobolIndices(single(sobolG), { ...plan, dimensions: 8, groups: singles(8) });
    for (const [i, part] of parts.entries()) {
      expect(Math.abs((indices[i]?.first.value ?? NaN) - part / variance)).toBeLessThan(0.01);
      const total = (part * (product / (1 + part))) / variance;
      expect(Math.abs((indices[i]?.total.value ?? NaN) - total)).toBeLessThan(0.01);
    }
  });

  it('of a group are those of its members together: two groups that share no interaction fill up to one', async () => {
    const additive = single((p) => 3 * at(p, 0) + at(p, 1) * at(p, 2) + at(p, 3));
    const groups = [
      [0, 3],
      [1, 2],
    ];
    const [indices = []] = await sobolIndices(additive, { ...plan, dimensions: 4, groups });
    const firsts = indices.map((group) => group.first.value);
    // Variances: (9 + 1)/12 and 1/9 − 1/16 of the product of two uniforms.
    const [v, w] = [10 / 12, 1 / 9 - 1 / 16];
    expect(firsts[0]).toBeCloseTo(v / (v + w), 2);
    expect(firsts[1]).toBeCloseTo(w / (v + w), 2);
    expect(indices[0]?.total.value).toBeCloseTo(v / (v + w), 2);
  });

  it('come for several figures from the same runs, NaN for one that does not vary', async () => {
    let runs = 0;
    const model: UnitModel = (p) => [at(p, 0), at(p, 1), 5, ++runs];
    const result = await sobolIndices(model, { ...plan, samples: 64, dimensions: 2, groups: singles(2) });
    expect(runs).toBe(64 * 4);
    expect(result[0]?.[0]?.total.value).toBeCloseTo(1, 1);
    expect(result[0]?.[1]?.total.value).toBe(0);
    expect(result[1]?.[0]?.total.value).toBe(0);
    expect(result[2]?.[0]?.total.value).toBeNaN();
  });

  it('are the same bits for the same seed, and stop when told to', async () => {
    const of = (seed: number) =>
      sobolIndices(single(ishigami), { ...plan, seed, samples: 64, dimensions: 3, groups: singles(3) });
    expect(await of(1)).toEqual(await of(1));
    expect(await of(1)).not.toEqual(await of(2));
    const stopped = sobolIndices(single(ishigami), {
      ...plan,
      dimensions: 3,
      groups: singles(3),
      signal: AbortSignal.abort(new Error('stop')),
    });
    await expect(stopped).rejects.toThrow('stop');
  });
});

describe('Morris screening', () => {
  const screen = (f: (point: Float64Array) => number, dimensions: number, trajectories = 200) =>
    morrisScreening(single(f), { dimensions, trajectories, levels: 4, seed: 1 });

  it('of a linear model gives its coefficients and no spread', async () => {
    const [effects = []] = await screen((p) => 2 * at(p, 0) - 3 * at(p, 1), 3, 10);
    expect(effects.map((e) => e.mu)).toEqual([expect.closeTo(2), expect.closeTo(-3), 0]);
    expect(effects.map((e) => e.muStar)).toEqual([expect.closeTo(2), expect.closeTo(3), 0]);
    expect(Math.max(...effects.map((e) => e.sigma))).toBeLessThan(1e-12);
  });

  it('finds effects that cancel on average, by μ* where μ is blind', async () => {
    // The effect of x is 2y − 1; over the four levels of y its mean is 0 and its mean absolute value 2/3.
    const [effects = []] = await screen((p) => at(p, 0) * (2 * at(p, 1) - 1), 2, 2000);
    expect(Math.abs(effects[0]?.mu ?? NaN)).toBeLessThan(0.06);
    expect(effects[0]?.muStar).toBeCloseTo(2 / 3, 1);
    expect(effects[0]?.sigma).toBeGreaterThan(0.6);
  });

  it('of Sobol’s G function ranks the factors as their coefficients do', async () => {
    const [effects = []] = await screen(sobolG, 8);
    const stars = effects.slice(0, 5).map((e) => e.muStar);
    expect(stars).toEqual([...stars].sort((a, b) => b - a));
  });

  it('stays inside the cube and moves one dimension a step', async () => {
    const points: number[][] = [];
    await morrisScreening(
      (p) => {
        points.push([...p]);
        return [0];
      },
      { dimensions: 5, trajectories: 3, levels: 4, seed: 9 },
    );
    expect(points).toHaveLength(18);
    expect(Math.min(...points.flat())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...points.flat())).toBeLessThanOrEqual(1 + 1e-12);
    for (let i = 1; i < 6; i++) {
      expect(points[i]?.filter((x, d) => x !== points[i - 1]?.[d])).toHaveLength(1);
    }
  });
});
