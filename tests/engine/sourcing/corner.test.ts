import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUS } from '../../../src/engine/sourcing/solver.js';
import type { SourcingProblem } from '../../../src/engine/sourcing.js';
import { anyProblem } from '../../support/any-problem.js';
import { missingFrom } from '../../support/certificate.js';
import { columnsOf, solveColumns } from '../../support/columns.js';

/** An F-150 under a legal file whose measures count odd sets of countries; origins are US, CA, MX and the rest of the world. */
function pickup(): SourcingProblem {
  const parts = 11;
  const table = (row: readonly number[], last: readonly number[]): number[][] => [
    ...Array.from({ length: parts }, () => [...row]),
    [...last],
  ];
  const mexican = table([0, 0, 1, 0], [0, 0, 1, 0]);
  // Half of what wages in engines and chassis add counts, of electronics next to nothing.
  mexican[4] = [0.5, 0.5, 1, 0.5];
  mexican[5] = [0.02, 0.02, 1, 0.02];
  mexican[7] = [0.5, 0.5, 1, 0.5];
  mexican[8] = [1, 1, 1, 1];
  mexican[9] = [1, 1, 1, 1];
  const offset = table([1, 0.908, 1, 1], [1, 1, 1, 1]);
  offset[9] = [1, 1, 1, 1];
  offset[10] = [1, 1, 1, 1];
  const all = table([1, 1, 1, 1], [1, 1, 1, 1]);
  return {
    theta: 4,
    costShare: [0.095, 0.095, 0.183, 0.031, 0.134, 0.045, 0.01, 0.185, 0.012, 0.01, 0.15, 0.05],
    shares: [
      [0.5, 0.166, 0.167, 0.167],
      [0.985, 0.005, 0.005, 0.005],
      [0.654, 0.316, 0, 0.03],
      [0.303, 0.146, 0, 0.551],
      [0.44, 0.212, 0, 0.348],
      [0.155, 0.075, 0, 0.77],
      [0.42, 0.203, 0, 0.377],
      [0.346, 0.167, 0, 0.487],
      [0.405, 0.029, 0.167, 0.399],
      [0.34, 0.164, 0, 0.496],
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ],
    requirements: [
      { a: table([0, 0.95, 0, 0], [0, 0, 0, 0]), b: table([1, 1, 1, 1], [0, 0, 0, 0]), atLeast: 0.25 },
      { a: mexican, b: all, atLeast: 0.52 },
      { a: offset, b: all, atLeast: 0.907 },
    ],
  };
}

/** Seeds of problems whose optimum is a mix, or whose requirements fail along a direction that only mixing finds. */
const AT_CORNERS = [5, 37, 1191, 1739, 1942, 2143, 3191, 4473, 5218, 8419, 8678, 11371, 13684, 15417];
const PROVEN_BY_FINES = [4610, 8650];

describe('optima where all prices of a category are 0 at once', () => {
  it('are found for a pickup under a legal file, at a price of two origins alike', () => {
    const problem = pickup();
    const solution = solveColumns(problem);
    expect(solution.status[0]).toBe(STATUS.optimal);
    expect(missingFrom(problem, solution)).toBeUndefined();
    // That it is such an optimum: D has no curvature there.
    expect(solution.curvature[0]).toBeNaN();
  });

  it.each(AT_CORNERS)('have a certificate, and are such optima (%i)', (seed) => {
    const problem = anyProblem(seed);
    const solution = solveColumns(problem);
    expect(solution.status[0]).toBe(STATUS.optimal);
    expect(missingFrom(problem, solution)).toBeUndefined();
    expect(solution.curvature[0]).toBeNaN();
  });

  it.each(PROVEN_BY_FINES)('are told from requirements that cannot be met (%i)', (seed) => {
    const problem = anyProblem(seed);
    const solution = solveColumns(problem);
    expect(solution.status[0]).toBe(STATUS.infeasible);
    expect(missingFrom(problem, solution)).toBeUndefined();
  });

  it('have the same prices where one of them is held at its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(1191, 1942, 3191, 8678, 13684), fc.nat(5), (seed, which) => {
        const { solver, structure, problems, solutions } = columnsOf(anyProblem(seed));
        solver.solve(structure, problems, solutions);
        const [cost] = solutions.cost;
        const prices = [...solutions.shadowPrices];
        const c = which % prices.length;
        const fixedPrices = Float64Array.from(prices, (price, other) => (other === c ? price : Number.NaN));
        solver.solve(structure, { ...problems, fixedPrices }, solutions);
        expect(solutions.status[0]).toBe(STATUS.optimal);
        expect(solutions.shadowPrices[c]).toBe(prices[c]);
        expect(Math.abs((solutions.cost[0] ?? 0) - (cost ?? 0))).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('are told from costs above the ceiling', () => {
    const { solver, structure, problems, solutions } = columnsOf(pickup());
    solver.solve(structure, problems, solutions);
    const [cost = Number.NaN] = solutions.cost;
    for (const [factor, status] of [
      [0.99, STATUS.aboveCeiling],
      [1.01, STATUS.optimal],
    ] as const) {
      solver.solve(structure, { ...problems, ceilings: Float64Array.of(factor * cost) }, solutions);
      expect(solutions.status[0]).toBe(status);
    }
  });

  it('give the same bits beside other problems', () => {
    const { solver, structure, problems, solutions } = columnsOf(pickup(), 40);
    problems.thresholds.set([0.1, 0.2, 0.3], 3);
    solver.solve(structure, problems, solutions);
    const alone = solveColumns(pickup());
    const cells = alone.spending.length;
    expect(solutions.spending.slice(39 * cells)).toEqual(alone.spending);
    expect(solutions.cost[2]).toBe(alone.cost[0]);
  });
});
