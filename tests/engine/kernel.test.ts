import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumCostSourcing, type SourcingProblem } from '../../src/engine/sourcing.js';
import { randomProblem } from '../support/random-problem.js';
import { uniforms } from '../support/random-world.js';
import { sourcingInTypeScript } from '../support/typescript-kernel/sourcing.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** A problem with anything that the types allow: thresholds of 0 and 1, shares and cost shares of 0, high surcharges. */
function oddProblem(seed: number, ...thetas: readonly number[]): SourcingProblem {
  const u = uniforms(seed);
  const pick = <T>(...from: readonly T[]): T => from[Math.floor(u() * from.length)] as T;
  const normalised = (row: number[]): number[] => {
    const sum = row.reduce((total, x) => total + x, 0);
    return sum === 0 ? row.map((_, i) => (i === 0 ? 1 : 0)) : row.map((x) => x / sum);
  };
  const K = pick(1, 2, 3, 5, 12, 12, 12, 30, 80);
  const costShare = normalised(Array.from({ length: K }, () => pick(0, u(), u())));
  const shares = costShare.map(() => normalised([pick(0, u()), pick(0, u()), pick(0, u()), pick(0, u(), 1e-12)]));
  const table = (cell: () => number): number[][] => costShare.map(() => [cell(), cell(), cell(), cell()]);
  const requirements = Array.from({ length: pick(0, 1, 2, 3, 7, 12) }, () => ({
    a: table(() => pick(0, 0, 1, u())),
    b: pick(
      table(() => 1),
      table(() => pick(0, 1, u())),
    ),
    atLeast: pick(0, 1, u(), u(), 0.5 * u()),
  }));
  const surcharge = pick(
    undefined,
    table(() => pick(0, 0, u(), 100)),
  );
  const theta = pick(...thetas);
  return { theta, costShare, shares, requirements, ...(surcharge && { surcharge }) };
}

describe('the kernel in WebAssembly against the same in TypeScript', () => {
  it('gives the same cost, spending and shadow prices', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const one = minimumCostSourcing(problem);
        const other = sourcingInTypeScript(problem);
        expect(one.feasible).toBe(other.feasible);
        if (!one.feasible) return;
        expect(Math.abs(one.cost / other.cost - 1)).toBeLessThan(1e-12);
        expect(largestGap(one.spending.flat(), other.spending.flat())).toBeLessThan(1e-9);
        expect(largestGap(one.shadowPrices, other.shadowPrices)).toBeLessThan(1e-8);
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees on any problem that the types allow', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = oddProblem(seed, 0.1, 0.7, 1, 2.5, 4, 9);
        const one = minimumCostSourcing(problem);
        const other = sourcingInTypeScript(problem);
        expect(one.feasible).toBe(other.feasible);
        if (one.feasible) expect(Math.abs(one.cost / other.cost - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends where costs hardly differ, or differ beyond measure, and what it says is feasible is', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = oddProblem(seed, 1e-9, 1e-3, 60, 1000, 1e9);
        const { feasible, cost, spending } = minimumCostSourcing(problem);
        if (!feasible) return;
        expect(Number.isFinite(cost)).toBe(true);
        const x = spending.flat();
        for (const { a, b, atLeast } of problem.requirements) {
          const weights = b.flat();
          const slack = a
            .flat()
            .reduce((sum, w, i) => sum + (w - atLeast * (weights[i] as number)) * (x[i] as number), 0);
          expect(slack).toBeGreaterThan(-1e-8);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same bits again', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, between) => {
        const { problem } = randomProblem(seed);
        const first = minimumCostSourcing(problem);
        minimumCostSourcing(oddProblem(between, 0.1, 4, 1000));
        expect(minimumCostSourcing(problem)).toStrictEqual(first);
      }),
    );
  });
});

function largestGap(one: readonly number[], other: readonly number[]): number {
  return one.reduce((most, x, i) => Math.max(most, Math.abs(x - (other[i] as number))), 0);
}
