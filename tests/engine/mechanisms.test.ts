import { describe, expect, it } from 'vitest';
import { marketScales, priceIndices } from '../../src/engine/demand.js';
import { createMemory, numbersAt, putNumbers } from '../../src/engine/memory.js';
import { type RelocationTerms, relocationTargets } from '../../src/engine/relocations.js';
import { putSites } from '../../src/engine/sites.js';
import { applyShifts } from '../../src/engine/sourcing-shifts.js';
import { vintageShares } from '../../src/engine/vintages.js';
import { movedBy } from '../../src/scenario/sourcing-shift.js';
import type { SourcingShift } from '../../src/scenario/types.js';
import { CATEGORIES } from '../../src/types/dimensions.js';

const row = (category: (typeof CATEGORIES)[number]): number => 4 * CATEGORIES.indexOf(category);

describe('vintages', () => {
  it('renews a share of programs a year for the regime planned for, and loses none', () => {
    const shares = vintageShares(
      { regimes: ['old', 'new'], inForce: ['old'], plannedFor: ['old', 'new', 'new', 'new'] },
      0.25,
    );
    expect(shares.map((s) => s[0])).toEqual([1, 0.75, 0.5625, 0.421875]);
    for (const s of shares) expect((s[0] as number) + (s[1] as number)).toBeCloseTo(1, 12);
  });
});

type Site = { readonly assembly: number; readonly kind: 'plant' | 'outside'; readonly prior: number };

/** Shares of one carline, made in Mexico, that want to be at each other site. */
function assemblyTargets(
  sites: readonly Site[],
  gain: { readonly own: number; readonly others: readonly number[] },
  terms: RelocationTerms,
): readonly number[] {
  const memory = createMemory(1, 12);
  const priorOf = (kind: Site['kind']): number => sites.find((site) => site.kind === kind)?.prior ?? 0;
  const priors = { plant: priorOf('plant'), outside: priorOf('outside') };
  const profits = putNumbers(memory, [gain.own, ...gain.others, 0]);
  const before = putNumbers(memory, [1, ...sites.map(() => 1), 0]);
  const targets = relocationTargets(memory, 1, putSites(memory, [2], [sites], priors), profits, before, terms);
  return sites.map(({ assembly }) => numbersAt(memory, targets, 4)[assembly] as number);
}

describe('assembly', () => {
  const terms = { locationElasticity: 7.7, eta: 4, smallestMove: 0.0002 };

  it('moves nothing while nothing has changed, nor where a site has become worse', () => {
    const sites: Site[] = [
      { assembly: 0, kind: 'plant', prior: 0.03 },
      { assembly: 3, kind: 'outside', prior: 0.01 },
    ];
    expect(assemblyTargets(sites, { own: 1, others: [1, 1] }, terms)).toEqual([0, 0]);
    expect(assemblyTargets(sites, { own: 1, others: [0.9, 0.8] }, terms)).toEqual([0, 0]);
  });

  it('follows shares in proportion to prior times profit to the power θ_A/(η − 1)', () => {
    const [share] = assemblyTargets(
      [{ assembly: 0, kind: 'plant', prior: 0.1 }],
      { own: 0.5, others: [1] },
      { ...terms, locationElasticity: 6 },
    );
    // 0.1 against 0.9 · 0.5²: 0.1/0.325 less the prior.
    expect(share).toBeCloseTo(0.1 / 0.325 - 0.1, 12);
  });

  it('moves nothing that is not worth a tool', () => {
    const [share] = assemblyTargets([{ assembly: 0, kind: 'plant', prior: 0.03 }], { own: 1, others: [1.001] }, terms);
    expect(share).toBe(0);
  });

  it('takes its own value added along and a stated part of the parts, but no development', () => {
    const shares = new Float64Array(48);
    shares.set([0.2, 0, 0.6, 0.2], row('body'));
    shares.set([0, 0, 1, 0], row('assembly'));
    shares.set([0, 0, 1, 0], row('development'));
    const memory = createMemory(1, 12);
    const table = putNumbers(memory, shares);
    memory.kernel.moveAssembly(table, 2, 0, 0.5);
    shares.set(numbersAt(memory, table, 48));
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
      applyShifts(table, 0, [shift], year);
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
    const [index = 0] = priceIndices(Float64Array.of(1.1 ** -3), 4);
    expect(index).toBeCloseTo(1.1, 12);
    const [scale = 0] = marketScales(Float64Array.of(index), 4, -1);
    expect(scale * 1.1 ** -4).toBeCloseTo(1.1 ** -1, 12);
  });
});
