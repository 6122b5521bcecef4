import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSolver, STATUS } from '../../../src/engine/sourcing/solver.js';
import { minimumCostSourcing, type SourcingProblem } from '../../../src/engine/sourcing.js';
import { anyProblem } from '../../support/any-problem.js';
import { missingFrom } from '../../support/certificate.js';
import { columnsOf, roomFor, solveColumns } from '../../support/columns.js';
import { randomProblem } from '../../support/random-problem.js';
import { solveReference } from '../../support/sourcing-reference/solve.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('the solver against the reference in TypeScript', () => {
  it('gives the same cost to 1e-12 and the same spending and prices to 1e-9', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const one = solveColumns(problem);
        const other = solveReference(problem);
        expect([one.status[0], other.status]).toEqual([STATUS.optimal, 'optimal']);
        expect(Math.abs((one.cost[0] ?? 0) / other.value - 1)).toBeLessThan(1e-12);
        expect(largestGap(one.spending, other.spending.flat())).toBeLessThan(1e-9);
        expect(largestGap(one.shadowPrices, other.lambda)).toBeLessThan(1e-8);
        expect(
          largestGap(
            one.slack,
            other.gradient.map((g) => -g),
          ),
        ).toBeLessThan(1e-9);
      }),
      // Requirements of these differ by their thresholds alone, or nearly so.
      { numRuns: 300, examples: [[25121], [35550], [203261], [843340]] },
    );
  });
});

describe('certificates', () => {
  it('come with every answer: none costs less, or the dual grows without bound', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const problem = anyProblem(seed);
      const solution = solveColumns(problem);
      expect(missingFrom(problem, solution), `seed ${seed}`).toBeUndefined();
    }
  });

  it('tell what can be reached with the best origins of every category from what cannot', () => {
    // Of two kinds of categories one has moved all it can before the other: the first edition called what is between infeasible.
    const problem = (atLeast: number): SourcingProblem => ({
      theta: 4,
      costShare: [0.5, 0.5],
      shares: [
        [0.4, 0.6],
        [0.4, 0.6],
      ],
      requirements: [
        {
          a: [
            [1, 0],
            [0.5, 0],
          ],
          b: [
            [1, 1],
            [1, 1],
          ],
          atLeast,
        },
      ],
    });
    expect(minimumCostSourcing(problem(0.749)).status).toBe('optimal');
    expect(minimumCostSourcing(problem(0.751)).status).toBe('infeasible');
  });

  it('do not depend on requirements that do not bind', () => {
    const region = {
      a: [
        [1, 1, 1, 0],
        [1, 1, 1, 0],
      ],
      b: [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
    };
    const labour = {
      a: [
        [0.9, 0.8, 0.1, 0],
        [0.9, 0.8, 0.1, 0],
      ],
      b: region.b,
      atLeast: 0.01,
    };
    const problem = (atLeast: number): SourcingProblem => ({
      theta: 4,
      costShare: [0.5, 0.5],
      shares: [
        [0.4, 0.1, 0.1, 0.4],
        [0, 0, 0, 1],
      ],
      requirements: [{ ...region, atLeast }, labour],
    });
    // As in tests/engine/sourcing.test.ts: buying from the dearest of three countries would reach more, and is no way to comply.
    expect(minimumCostSourcing(problem(0.53)).status).toBe('optimal');
    expect(minimumCostSourcing(problem(0.54)).status).toBe('infeasible');
  });

  it('come with 100% of a requirement at any θ, which excludes what does not count', () => {
    for (const theta of [0.5, 1, 4, 50]) {
      const whole: SourcingProblem = {
        theta,
        costShare: [0.3, 0.7],
        shares: [
          [0.2, 0.3, 0.5],
          [0.3, 0.3, 0.4],
        ],
        requirements: [
          {
            a: [
              [1, 1, 0],
              [1, 1, 0],
            ],
            b: [
              [1, 1, 1],
              [1, 1, 1],
            ],
            atLeast: 1,
          },
          {
            a: [
              [1, 0, 0],
              [1, 0, 0],
            ],
            b: [
              [1, 1, 1],
              [1, 1, 1],
            ],
            atLeast: 0.6,
          },
        ],
      };
      expect(missingFrom(whole, solveColumns(whole))).toBeUndefined();
      const { status, spending } = minimumCostSourcing(whole);
      expect(status).toBe('optimal');
      expect(Math.max(...spending.map((row) => row[2] ?? 1))).toBeLessThan(1e-8);
    }
  });

  it('tell that two requirements of 100% leave nothing to buy', () => {
    const only = (o: number) => [[0, 1].map((other) => (other === o ? 1 : 0))];
    const requirements = [0, 1].map((o) => ({ a: only(o), b: [[1, 1]], atLeast: 1 }));
    const both: SourcingProblem = { theta: 4, costShare: [1], shares: [[0.5, 0.5]], requirements };
    expect(missingFrom(both, solveColumns(both))).toBeUndefined();
    expect(minimumCostSourcing(both).status).toBe('infeasible');
  });
});

describe('columns of problems', () => {
  it('are solved as they are one by one, from where it is asked, bit by bit', () => {
    const { problem } = randomProblem(7);
    const count = 150;
    const { solver, structure, problems, solutions } = columnsOf(problem, count);
    const C = problem.requirements.length;
    problems.thresholds.forEach((h, i) => {
      problems.thresholds[i] = h * (0.5 + (0.5 * Math.floor(i / C)) / count);
    });
    const cells = problem.shares.flat().length;
    const first = 3;
    solver.solve(structure, { ...problems, first, count: count - first }, solutions);
    expect([...solutions.status.subarray(0, first)]).toEqual([0, 0, 0]);
    for (let i = first; i < count; i++) {
      const thresholds = [...problems.thresholds.subarray(i * C, (i + 1) * C)];
      const requirements = problem.requirements.map((r, c) => ({ ...r, atLeast: thresholds[c] ?? 0 }));
      const alone = solveColumns({ ...problem, requirements });
      expect(solutions.cost[i]).toBe(alone.cost[0]);
      expect([...solutions.spending.subarray(i * cells, (i + 1) * cells)]).toEqual([...alone.spending]);
      expect([...solutions.shadowPrices.subarray(i * C, (i + 1) * C)]).toEqual([...alone.shadowPrices]);
    }
  });

  it('gives the same bits whatever was solved before, on structures made before and after', () => {
    const solver = createSolver({ categories: 3, origins: 4 });
    const table = (cell: (o: number) => number) => Float64Array.from({ length: 12 }, (_, i) => cell(i % 4));
    const weights = { a: table((o) => (o < 3 ? 1 : 0)), b: table(() => 1) };
    const one = solver.structure({ requirements: [weights] });
    const problems = {
      count: 1,
      theta: 4,
      costShare: Float64Array.of(0.2, 0.3, 0.5),
      shares: table((o) => [0.3, 0.1, 0.1, 0.5][o] ?? 0),
      thresholds: Float64Array.of(0.7, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    };
    const before = roomFor({ categories: 3, origins: 4 }, 1, 1);
    solver.solve(one, problems, before);
    // A structure that needs more room than there was, and a thousand that fill the memory.
    const many = Array.from({ length: 8 }, () => ({ a: table((o) => (o === 0 ? 1 : 0.5)), b: table(() => 1) }));
    solver.solve(solver.structure({ requirements: many }), problems, roomFor({ categories: 3, origins: 4 }, 8, 1));
    const last = Array.from({ length: 1000 }, () => solver.structure({ requirements: [weights] })).at(-1) ?? one;
    for (const structure of [one, last]) {
      const again = roomFor({ categories: 3, origins: 4 }, 1, 1);
      solver.solve(structure, problems, again);
      expect(again).toEqual(before);
    }
    solver.release();
    const after = roomFor({ categories: 3, origins: 4 }, 1, 1);
    solver.solve(solver.structure({ requirements: [weights] }), problems, after);
    expect(after).toEqual(before);
  });

  it('says when cost is above the ceiling, and at which prices it is', () => {
    const { problem } = randomProblem(3);
    const { solver, structure, problems, solutions } = columnsOf(problem);
    solver.solve(structure, problems, solutions);
    const cost = solutions.cost[0] ?? Number.NaN;
    expect(solutions.shadowPrices.some((price) => price > 0)).toBe(true);
    const at = (ceiling: number) => {
      const into = roomFor({ categories: problem.costShare.length, origins: 4 }, problem.requirements.length, 1);
      solver.solve(structure, { ...problems, ceilings: Float64Array.of(ceiling) }, into);
      return into;
    };
    expect(at(cost * 1.0001).status[0]).toBe(STATUS.optimal);
    const above = at(cost * 0.9999);
    expect(above.status[0]).toBe(STATUS.aboveCeiling);
    expect(above.cost[0]).toBeNaN();
  });
});

describe('held prices, slack and curvature, of which pools are made', () => {
  it('give the optimum back where prices are held at those of the optimum', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const { solver, structure, problems, solutions } = columnsOf(problem);
        solver.solve(structure, problems, solutions);
        const held = roomFor({ categories: problem.costShare.length, origins: 4 }, problem.requirements.length, 1);
        solver.solve(structure, { ...problems, fixedPrices: solutions.shadowPrices }, held);
        expect(held.status[0]).toBe(STATUS.optimal);
        expect(largestGap(held.cost, solutions.cost)).toBeLessThan(1e-12);
        expect(largestGap(held.spending, solutions.spending)).toBeLessThan(1e-12);
        expect(held.shadowPrices).toEqual(solutions.shadowPrices);
      }),
    );
  });

  it('have cost fall by slack as a held price rises, and slack rise by curvature', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const { solver, structure, problems } = columnsOf(problem);
        const C = problem.requirements.length;
        const at = (price: number) => {
          const into = roomFor({ categories: problem.costShare.length, origins: 4 }, C, 1);
          solver.solve(structure, { ...problems, fixedPrices: new Float64Array(C).fill(0.02).fill(price, 0, 1) }, into);
          return into;
        };
        const h = 1e-5;
        const [low, here, high] = [at(0.1 - h), at(0.1), at(0.1 + h)];
        const slope = ((high.cost[0] ?? 0) - (low.cost[0] ?? 0)) / (2 * h);
        expect(slope).toBeCloseTo(-(here.slack[0] ?? 0), 7);
        for (let c = 0; c < C; c++) {
          const change = ((high.slack[c] ?? 0) - (low.slack[c] ?? 0)) / (2 * h);
          expect(change).toBeCloseTo(here.curvature[c] ?? 0, 6);
          expect(here.curvature[c * C]).toBe(here.curvature[c]);
        }
      }),
    );
  });

  it('find the prices that are not held, given those that are', () => {
    const { problem } = randomProblem(12);
    expect(problem.requirements.length).toBeGreaterThan(1);
    const { solver, structure, problems, solutions } = columnsOf(problem);
    const held = new Float64Array(problem.requirements.length).fill(Number.NaN).fill(0.05, 0, 1);
    solver.solve(structure, { ...problems, fixedPrices: held }, solutions);
    const reference = solveReference(problem, [...held]);
    expect([solutions.status[0], reference.status]).toEqual([STATUS.optimal, 'optimal']);
    expect(largestGap(solutions.shadowPrices, reference.lambda)).toBeLessThan(1e-8);
    expect(largestGap(solutions.cost, [reference.value])).toBeLessThan(1e-12);
  });
});

describe('any number of origins', () => {
  it('gives the same with four more that are empty', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem } = randomProblem(seed);
        const wide = (rows: readonly (readonly number[])[], rest: number) =>
          rows.map((row) => [...row, rest, rest, rest, rest]);
        const eight: SourcingProblem = {
          ...problem,
          shares: wide(problem.shares, 0),
          ...(problem.surcharge && { surcharge: wide(problem.surcharge, 0.1) }),
          requirements: problem.requirements.map((r) => ({ ...r, a: wide(r.a, 0.3), b: wide(r.b, 1) })),
        };
        const one = minimumCostSourcing(problem);
        const other = minimumCostSourcing(eight);
        expect(other.cost).toBeCloseTo(one.cost, 12);
        expect(other.spending.every((row) => row.slice(4).every((x) => x === 0))).toBe(true);
        expect(
          largestGap(
            other.spending.flatMap((row) => row.slice(0, 4)),
            one.spending.flat(),
          ),
        ).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([2, 4, 6, 8, 17])('certifies optima with %i', (origins) => {
    const row = (cell: (o: number) => number) => Array.from({ length: origins }, (_, o) => cell(o));
    const problem: SourcingProblem = {
      theta: 4,
      costShare: [0.4, 0.6],
      shares: [row(() => 1 / origins), row((o) => (2 * (o + 1)) / (origins * (origins + 1)))],
      requirements: [
        {
          a: [row((o) => o / origins), row((o) => o / origins)],
          b: [row(() => 1), row(() => 1)],
          atLeast: (0.62 * (origins - 1)) / origins,
        },
        { a: [row((o) => (o === 0 ? 1 : 0)), row(() => 0)], b: [row(() => 1), row(() => 0)], atLeast: 1.3 / origins },
      ],
    };
    const solution = solveColumns(problem);
    expect(solution.status[0]).toBe(STATUS.optimal);
    expect(solution.shadowPrices.some((price) => price > 0)).toBe(true);
    expect(missingFrom(problem, solution)).toBeUndefined();
  });
});

describe('numbers that are no problem', () => {
  const solver = createSolver({ categories: 2, origins: 2 });
  const weights = { a: Float64Array.of(1, 0, 1, 0), b: Float64Array.of(1, 1, 1, 1) };
  const good = {
    count: 2,
    theta: 4,
    costShare: Float64Array.of(0.5, 0.5, 1, 0),
    shares: Float64Array.of(0.4, 0.6, 0.7, 0.3, 0.4, 0.6, 0, 0),
    thresholds: Float64Array.of(0.5, 0.6),
  };
  const solve = (change: object) => () => {
    solver.solve(
      solver.structure({ requirements: [weights] }),
      { ...good, ...change },
      roomFor({ categories: 2, origins: 2 }, 1, 2),
    );
  };

  it('takes what is one: a category without cost needs no shares', () => {
    expect(solve({})).not.toThrow();
  });

  it.each([
    ['a cost share that is not a number', { costShare: Float64Array.of(0.5, Number.NaN, 1, 0) }],
    ['a negative cost share', { costShare: Float64Array.of(0.5, -0.5, 1, 0) }],
    ['a negative share', { shares: Float64Array.of(-0.4, 1.4, 0.7, 0.3, 0.4, 0.6, 0, 0) }],
    ['shares that do not sum to 1', { shares: Float64Array.of(0.4, 0.5, 0.7, 0.3, 0.4, 0.6, 0, 0) }],
    ['a share that is not a number', { shares: Float64Array.of(Number.NaN, 0.5, 0.7, 0.3, 0.4, 0.6, 0, 0) }],
    ['a threshold above 1', { thresholds: Float64Array.of(0.5, 1.01) }],
    ['a threshold that is not a number', { thresholds: Float64Array.of(0.5, Number.NaN) }],
    ['a negative price', { fixedPrices: Float64Array.of(-1, 0) }],
    ['columns that end too early', { thresholds: Float64Array.of(0.5) }],
    ['theta of 0.4', { theta: 0.4 }],
    ['theta of 1e300', { theta: 1e300 }],
    ['theta that is not a number', { theta: Number.NaN }],
  ])('refuses %s', (_, change) => {
    expect(solve(change)).toThrow(expect.objectContaining({ code: 'problem_invalid' }));
  });

  it.each([
    ['weights that are not numbers', { requirements: [{ ...weights, a: Float64Array.of(1, 0, 1, Number.NaN) }] }],
    ['negative weights', { requirements: [{ ...weights, b: Float64Array.of(1, 0, 1, -1) }] }],
    ['weights of another shape', { requirements: [{ ...weights, a: Float64Array.of(1, 0, 1) }] }],
    ['surcharges that are not numbers', { requirements: [], surcharges: [Float64Array.of(0, 0, 0, Number.NaN)] }],
  ])('refuses %s', (_, what) => {
    expect(() => solver.structure(what)).toThrow(expect.objectContaining({ code: 'problem_invalid' }));
  });

  it('needs a category and an origin', () => {
    expect(() => createSolver({ categories: 0, origins: 4 })).toThrow(/category and an origin/);
    expect(() => createSolver({ categories: 2, origins: 1.5 })).toThrow(/category and an origin/);
  });
});

function largestGap(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one).reduce((most, x, i) => Math.max(most, Math.abs(x - (other[i] ?? Number.NaN))), 0);
}
