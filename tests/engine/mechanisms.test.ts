import { describe, expect, it } from 'vitest';
import { marketScales, priceIndices } from '../../src/engine/market.js';
import { relocationTargets } from '../../src/engine/relocation.js';
import { shapeOf } from '../../src/engine/shape.js';
import { applyShifts } from '../../src/engine/sourcing-shifts.js';
import { moveAssembly } from '../../src/engine/sourcing-tables.js';
import { relocationShares } from '../../src/engine/vintages.js';
import { movedBy } from '../../src/scenario/sourcing-shift.js';
import type { SourcingShift } from '../../src/scenario/types.js';
import { CATEGORIES } from '../support/dimensions.js';
import { shippedBaseline } from '../support/scenarios.js';

const { dimensions } = shippedBaseline();
const row = (category: (typeof CATEGORIES)[number]): number => 4 * CATEGORIES.indexOf(category);

describe('relocations', () => {
  it('close a part of what is left each year for the regime planned for, and lose none', () => {
    const shares = relocationShares(
      { regimes: ['old', 'new'], inForce: ['old'], plannedFor: ['old', 'new', 'new', 'new'] },
      0.25,
    );
    expect(shares.map((s) => s[0])).toEqual([1, 0.75, 0.5625, 0.421875]);
    for (const s of shares) expect((s[0] as number) + (s[1] as number)).toBeCloseTo(1, 12);
  });
});

/** Shares of one carline that want to be at each other site, all profits having been 1. */
function targetsOf(
  priors: readonly number[],
  gain: { readonly own: number; readonly others: readonly number[] },
  exponent: number,
): readonly number[] {
  const count = 1 + priors.length;
  const sites = {
    count,
    first: Int32Array.of(0, count),
    prior: Float64Array.of(1 - priors.reduce((sum, prior) => sum + prior, 0), ...priors),
  };
  const before = new Float64Array(count).fill(1);
  return [...relocationTargets(sites, Float64Array.of(gain.own, ...gain.others), before, exponent, 0.0002)].slice(1);
}

describe('assembly', () => {
  const exponent = 7.7 / 3;

  it('moves nothing while nothing has changed, nor where a site has become worse', () => {
    expect(targetsOf([0.03, 0.01], { own: 1, others: [1, 1] }, exponent)).toEqual([0, 0]);
    expect(targetsOf([0.03, 0.01], { own: 1, others: [0.9, 0.8] }, exponent)).toEqual([0, 0]);
  });

  it('follows shares in proportion to prior times profit to the power θ_A/(η − 1)', () => {
    const [share] = targetsOf([0.1], { own: 0.5, others: [1] }, 6 / 3);
    // 0.1 against 0.9 · 0.5²: 0.1/0.325 less the prior.
    expect(share).toBeCloseTo(0.1 / 0.325 - 0.1, 12);
  });

  it('moves nothing that is not worth a tool', () => {
    expect(targetsOf([0.03], { own: 1, others: [1.001] }, exponent)).toEqual([0]);
  });

  it('takes its own value added along and a stated part of the parts, but no development', () => {
    const shares = new Float64Array(48);
    shares.set([0.2, 0, 0.6, 0.2], row('body'));
    shares.set([0, 0, 1, 0], row('assembly'));
    shares.set([0, 0, 1, 0], row('development'));
    moveAssembly(shapeOf(dimensions), shares, 0, 2, 0, 0.5);
    expect([...shares.subarray(row('body'), row('body') + 4)]).toEqual([0.5, 0, 0.3, 0.2]);
    expect(shares[row('assembly')]).toBe(1);
    expect(shares[row('development') + 2]).toBe(1);
  });
});

describe('sourcing shifts', () => {
  const shift: SourcingShift = {
    label: 'home',
    categories: ['electrical'],
    from: 'ROW',
    to: 'US',
    amount: 0.2,
    start: 2021,
    overYears: 4,
    classes: ['car'],
    assembledIn: ['US'],
  };

  it('ramps in equal steps from its first year', () => {
    const reached = [2020, 2021, 2022, 2024, 2030].map((year) => movedBy(shift, year) / shift.amount);
    expect(reached).toEqual([0, 0.25, 0.5, 1, 1]);
    expect(movedBy({ ...shift, overYears: 0 }, 2021)).toBe(shift.amount);
  });

  it('moves its amount, and never more than there is', () => {
    const shares = new Float64Array(48);
    shares.set([0.9, 0, 0, 0.1], row('electrical'));
    const shiftedTable = (year: number): Float64Array => {
      const table = shares.slice();
      applyShifts(table, 0, dimensions, [shift], year);
      return table;
    };
    expect(shiftedTable(2021)[row('electrical') + 3]).toBeCloseTo(0.05, 12);
    const done = shiftedTable(2030);
    expect([done[row('electrical')], done[row('electrical') + 3]]).toEqual([1, 0]);
  });
});

describe('demand', () => {
  it('is CES within a market, whose total moves with its price index', () => {
    // All prices up by 10%: the index too, and every carline sells P^(η+μ)·p^−η = p^μ.
    const [index = 0] = priceIndices(Float64Array.of(1.1 ** -3), { eta: 4 });
    expect(index).toBeCloseTo(1.1, 12);
    const [scale = 0] = marketScales(Float64Array.of(index), { eta: 4, marketElasticity: -1 });
    expect(scale * 1.1 ** -4).toBeCloseTo(1.1 ** -1, 12);
  });
});
