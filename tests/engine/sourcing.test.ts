import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumCostSourcing, type SourcingProblem } from '../../src/engine/index.js';
import { solvePrimal } from '../support/primal-sourcing.js';
import { randomProblem } from '../support/random-problem.js';

describe('minimum-cost sourcing against a general primal solver', () => {
  it('gives the same cost to 1e-8 and spending to 1e-6 on 240 random problems', () => {
    let worstCost = 0;
    let worstSpending = 0;
    let binding = 0;
    for (let seed = 1; seed <= 240; seed++) {
      const { problem, start } = randomProblem(seed);
      const dual = minimumCostSourcing(problem);
      const primal = solvePrimal(problem, start);
      expect(dual.feasible, `seed ${seed}`).toBe(true);
      worstCost = Math.max(worstCost, Math.abs(dual.cost - primal.cost) / primal.cost);
      dual.spending.flat().forEach((x, i) => {
        worstSpending = Math.max(worstSpending, Math.abs(x - (primal.spending[i] as number)));
      });
      if (dual.shadowPrices.some((price) => price > 0)) binding++;
    }
    expect(binding).toBeGreaterThan(150);
    expect(worstCost).toBeLessThan(1e-8);
    expect(worstSpending).toBeLessThan(1e-6);
  });
});

describe('closed forms with one requirement, two origins and one category (Head, Mayer & Melitz 2024, eqs 1 to 6)', () => {
  it('meets the requirement with equality at the price the formula gives', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        fc.double({ min: 0.62, max: 0.98, noNaN: true }),
        (home, h) => {
          const theta = 4;
          const { cost, spending, shadowPrices } = oneCategory(home, h, theta);
          // Content h/(1 − h) = (home/foreign)·(m_h/m_f)^(−θ−1): the relative price follows in closed form.
          const relative = ((h / (1 - h)) * ((1 - home) / home)) ** (-1 / (theta + 1));
          const lambda = (1 - relative) / (relative * h + (1 - h));
          const mHome = 1 - lambda * (1 - h);
          const mForeign = 1 + lambda * h;
          const phi = home * mHome ** -theta + (1 - home) * mForeign ** -theta;
          expect(shadowPrices[0]).toBeCloseTo(lambda, 7);
          expect(cost).toBeCloseTo(phi ** (-1 / theta), 9);
          expect(
            (spending[0]?.[0] as number) / ((spending[0]?.[0] as number) + (spending[0]?.[3] as number)),
          ).toBeCloseTo(h, 9);
        },
      ),
      // Where the rise of the last step is lost in rounding, a search by values alone finds no way up.
      { numRuns: 200, examples: [[0.05443513517714373, 0.9799999999999992]] },
    );
  });
});

describe('laws of minimum-cost sourcing', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });

  it('costs nothing and has no shadow price where nothing binds', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const { surcharge: _, ...free } = problem;
        const loose = { ...free, requirements: problem.requirements.map((r) => ({ ...r, atLeast: 0 })) };
        const solution = minimumCostSourcing(loose);
        expect(solution.cost).toBeCloseTo(1, 12);
        expect(solution.shadowPrices.every((price) => price === 0)).toBe(true);
      }),
    );
  });

  it('meets every requirement, with equality where it has a price, and cost is what is spent with surcharges', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const { spending, shadowPrices, cost } = minimumCostSourcing(problem);
        const x = spending.flat();
        problem.requirements.forEach((r, c) => {
          const b = r.b.flat();
          const slack = r.a
            .flat()
            .reduce((sum, a, i) => sum + (a - r.atLeast * (b[i] as number)) * (x[i] as number), 0);
          expect(slack).toBeGreaterThan(-1e-8);
          if ((shadowPrices[c] as number) > 0) expect(Math.abs(slack)).toBeLessThan(1e-8);
        });
        const u = problem.surcharge?.flat();
        expect(x.reduce((sum, xi, i) => sum + xi * (1 + (u?.[i] ?? 0)), 0)).toBeCloseTo(cost, 8);
      }),
    );
  });

  it('costs more, never less, as a requirement rises', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, part) => {
        const { problem } = randomProblem(seed);
        const looser = {
          ...problem,
          requirements: problem.requirements.map((r) => ({ ...r, atLeast: r.atLeast * part })),
        };
        expect(minimumCostSourcing(looser).cost).toBeLessThanOrEqual(minimumCostSourcing(problem).cost + 1e-10);
      }),
    );
  });

  it('does not depend on what the countries are called', () => {
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }), (seed, order) => {
        const { problem } = randomProblem(seed);
        const relabel = (table: readonly (readonly number[])[]): number[][] =>
          table.map((row) => order.map((o) => row[o] as number));
        const relabelled = {
          ...problem,
          shares: relabel(problem.shares),
          ...(problem.surcharge && { surcharge: relabel(problem.surcharge) }),
          requirements: problem.requirements.map((r) => ({ ...r, a: relabel(r.a), b: relabel(r.b) })),
        };
        const original = minimumCostSourcing(problem);
        const other = minimumCostSourcing(relabelled);
        expect(other.cost).toBeCloseTo(original.cost, 9);
        relabel(original.spending)
          .flat()
          .forEach((x, i) => {
            expect(other.spending.flat()[i]).toBeCloseTo(x, 7);
          });
      }),
    );
  });
});

describe('what cannot be solved', () => {
  it('says so when no sourcing reaches the threshold', () => {
    const region = [
      [1, 1, 1, 0],
      [1, 1, 1, 0],
    ];
    const base = [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ];
    const problem = {
      theta: 4,
      costShare: [0.5, 0.5],
      shares: [
        [0.4, 0.1, 0.1, 0.4],
        [0, 0, 0, 1],
      ],
    };
    const at = (atLeast: number): SourcingProblem => ({ ...problem, requirements: [{ a: region, b: base, atLeast }] });
    expect(minimumCostSourcing(at(0.53)).feasible).toBe(true);
    // All of the first category at home costs 0.5 · 0.6^(−1/4) = 0.568 against 0.5 for the second: 53.2% is the most.
    expect(minimumCostSourcing(at(0.54)).feasible).toBe(false);
    expect(minimumCostSourcing(at(1)).feasible).toBe(false);
  });

  it('reaches 100% where every category has someone in the region, and 0% asks nothing', () => {
    const everything = oneCategory(0.4, 1, 4);
    expect(everything.feasible).toBe(true);
    // All spending on the home draw: s^(−1/θ).
    expect(everything.cost).toBeCloseTo(0.4 ** -0.25, 7);
    expect(oneCategory(0.4, 0, 4).cost).toBe(1);
  });

  it.each([
    ['theta', { theta: 0 }],
    ['costShare', { costShare: [0.5] }],
    ['shares', { shares: [[0.5, 0.5, 0.5, 0]] }],
    ['shares', { shares: [[Number.NaN, 0, 0, 1]] }],
    ['shares', { shares: [[0.4, 0.6], [1]] }],
    ['shares', { shares: [withHoles()] }],
    ['shares', { shares: [[]] }],
    ['surcharge', { surcharge: [[0, 0, 0, Number.NaN]] }],
    ['surcharge', { surcharge: Number.NaN as unknown as number[][] }],
    ['theta', { theta: 1e300 }],
    ['theta', { theta: 0.49 }],
    ['atLeast', { requirements: [{ a: [[1, 0, 0, 0]], b: [[1, 1, 1, 1]], atLeast: 1.2 }] }],
  ])('refuses a bad %s with a sentence', (name, change) => {
    const good = { theta: 4, costShare: [1], shares: [[0.4, 0, 0, 0.6]], requirements: [] };
    expect(() => minimumCostSourcing({ ...good, ...change })).toThrow(name);
  });
});

function oneCategory(home: number, atLeast: number, theta: number): ReturnType<typeof minimumCostSourcing> {
  return minimumCostSourcing({
    theta,
    costShare: [1],
    shares: [[home, 0, 0, 1 - home]],
    requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast }],
  });
}

function withHoles(): number[] {
  const row = [0.4];
  row[3] = 0.6;
  return row;
}
