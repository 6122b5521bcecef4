import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentWithAssembly,
  costAtShare,
  costPenalty,
  costShareAtShare,
  cutOffShare,
  requiredCostShare,
  shareAtCostShare,
  tariffIndex,
  unconstrainedCost,
  unconstrainedShare,
} from '../../../src/analysis/studies/closed-forms.js';

const theta = fc.double({ min: 2, max: 10, noNaN: true });
const delta = fc.double({ min: 0.5, max: 2, noNaN: true });
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('sourcing under one rule, closed forms', () => {
  it('costs least where nothing is asked', () => {
    fc.assert(
      fc.property(theta, delta, share, (t, d, x) => {
        const free = unconstrainedShare(d, t);
        expect(costAtShare(free, d, t)).toBeCloseTo(unconstrainedCost(d, t), 12);
        expect(costAtShare(x, d, t)).toBeGreaterThanOrEqual(unconstrainedCost(d, t) - 1e-12);
      }),
    );
  });

  it('spends on the region what it buys there when unconstrained, and inverts', () => {
    fc.assert(
      fc.property(theta, delta, share, (t, d, x) => {
        expect(costShareAtShare(unconstrainedShare(d, t), d, t)).toBeCloseTo(unconstrainedShare(d, t), 12);
        expect(shareAtCostShare(costShareAtShare(x, d, t), d, t)).toBeCloseTo(x, 9);
      }),
    );
  });

  it('stops complying exactly where the penalty reaches what the firm accepts', () => {
    fc.assert(
      fc.property(theta, delta, fc.double({ min: 1.0001, max: 1.3, noNaN: true }), (t, d, accepted) => {
        const cutOff = cutOffShare(accepted, d, t);
        expect(cutOff).toBeGreaterThanOrEqual(unconstrainedShare(d, t));
        if (cutOff < 1) expect(costPenalty(costShareAtShare(cutOff, d, t), d, t)).toBeCloseTo(accepted, 8);
        else expect(costPenalty(1, d, t)).toBeLessThanOrEqual(accepted);
      }),
    );
  });

  it('never complies when bound and complying must cost nothing', () => {
    expect(cutOffShare(1, 1.1, 4)).toBe(unconstrainedShare(1.1, 4));
  });

  it('counts assembly as regional content', () => {
    fc.assert(
      fc.property(share, share, (requirement, assembly) => {
        const asked = requiredCostShare(requirement, assembly);
        expect(contentWithAssembly(asked, assembly)).toBeCloseTo(Math.max(requirement, assembly), 12);
      }),
    );
  });

  it('puts the tariff index between no duty and the highest duty', () => {
    const sales = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(sales, fc.double({ min: 0, max: 0.5, noNaN: true }), (relativeSales, duty) => {
        const index = tariffIndex(
          relativeSales,
          relativeSales.map(() => duty),
          -3,
        );
        expect(index).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(index).toBeLessThanOrEqual(1 + duty + 1e-12);
      }),
    );
    expect(tariffIndex([1], [0.25], -3)).toBeCloseTo(((1 + 1.25 ** -3) / 2) ** (-1 / 3), 14);
  });
});
