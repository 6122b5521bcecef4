import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thresholdFor } from '../../src/engine/content.js';
import { minimumCostSourcing } from '../../src/engine/index.js';
import { logitShare } from '../../src/engine/landed-cost.js';
import type { Model } from '../../src/engine/model.js';
import { makePlans, planSum, shadowPrice } from '../../src/engine/plans.js';
import { type Pool, type PoolChoice, poolChoice } from '../../src/engine/pools.js';
import { randomPool } from '../support/random-pool.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const SURE = 10;

/** A pool of some of the members of another. */
function among(pool: Pool, members: readonly number[]): Pool {
  const pick = (values: readonly number[]): number[] => members.map((i) => values[i] as number);
  return { ...pool, tables: pick(pool.tables), weights: pick(pool.weights), savings: pick(pool.savings) };
}

/** What a member does that meets all requirements alone, by the way that carlines without a pool go. */
function alone(model: Model, { option, tables, savings }: Pool, i: number) {
  const { batch, plans, sums, economy } = model;
  batch.count = 1;
  batch.table[0] = tables[i] as number;
  batch.ceilings[0] = Number.POSITIVE_INFINITY;
  makePlans(model, option, batch);
  const plan = batch.plan[0] as number;
  const cost = planSum(model, plan, sums.value);
  const { cells } = economy.shape;
  return {
    cost,
    prices: option.requirements.map((_, c) => shadowPrice(model, plan, c)),
    share: logitShare((savings[i] as number) - Math.log(cost), economy.dispersion),
    spending: plans.spending.slice(plan * cells, (plan + 1) * cells),
  };
}

/** Cost before what is earned or paid for origin, of each member. */
function spent(model: Model, { tables }: Pool, { spending }: PoolChoice): readonly number[] {
  const { cells } = model.economy.shape;
  return tables.map((_, i) => spending.subarray(i * cells, (i + 1) * cells).reduce((sum, x) => sum + x, 0));
}

const near = (one: number, other: number, within = 1e-9): void => {
  expect(Math.abs(one - other)).toBeLessThan(within * (1 + Math.abs(other)));
};

describe('a pool', () => {
  it('of one does what its member does without a pool', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, pool } = randomPool(seed, { averaged: [0, 1] });
        pool.tables.forEach((_, i) => {
          const one = poolChoice(model, among(pool, [i]));
          const own = alone(model, pool, i);
          // What is left of a requirement, 1e-10 of cost, leaves its price open by that over the curvature of the dual.
          own.prices.forEach((price, c) => {
            near(one.prices[c] as number, price, 1e-6);
          });
          near(one.costs[0] as number, own.cost);
          near(one.shares[0] as number, own.share, 1e-7);
          own.spending.forEach((x, cell) => {
            near(one.spending[cell] as number, x, 1e-8);
          });
        });
      }),
      { numRuns: 100 },
    );
  });

  it('whose members all comply is one problem with their categories side by side', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, pool } = randomPool(seed, { savings: SURE });
        const together = poolChoice(model, pool);
        const { sourcing, economy } = model;
        const { cells, categories, origins } = economy.shape;
        const weight = pool.weights.reduce((sum, w) => sum + w, 0);
        const rows = (column: ArrayLike<number>, at: number): number[][] =>
          Array.from({ length: categories }, (_, k) =>
            Array.from({ length: origins }, (_o, o) => column[at + k * origins + o] as number),
          );
        const zeros = Array.from({ length: categories }, () => Array.from({ length: origins }, () => 0));
        const [shared, own] = pool.option.requirements as [
          (typeof pool.option.requirements)[0],
          (typeof pool.option.requirements)[0],
        ];
        const stacked = minimumCostSourcing({
          theta: economy.theta,
          costShare: pool.tables.flatMap((table, i) => {
            const carline = sourcing.carline[table] as number;
            const recipe = economy.carlines.costShare.subarray(carline * categories, (carline + 1) * categories);
            return [...recipe].map((share) => ((pool.weights[i] as number) / weight) * share);
          }),
          shares: pool.tables.flatMap((table) => rows(sourcing.shares, table * cells)),
          requirements: [
            {
              a: pool.tables.flatMap(() => rows(shared.measure.a, 0)),
              b: pool.tables.flatMap(() => rows(shared.measure.b, 0)),
              atLeast: thresholdFor(model, shared, pool.tables[0] as number),
            },
            ...pool.tables.map((table, i) => ({
              a: pool.tables.flatMap((_, j) => (i === j ? rows(own.measure.a, 0) : zeros)),
              b: pool.tables.flatMap((_, j) => (i === j ? rows(own.measure.b, 0) : zeros)),
              atLeast: thresholdFor(model, own, table),
            })),
          ],
        });
        const costs = spent(model, pool, together);
        const mean = costs.reduce((sum, cost, i) => sum + (cost * (pool.weights[i] as number)) / weight, 0);
        near(mean, stacked.cost, 1e-8);
        near(together.prices[0] as number, stacked.shadowPrices[0] as number, 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('costs no more together than apart, and makes more programmes comply', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const sure = randomPool(seed, { savings: SURE });
        const allIn = spent(sure.model, sure.pool, poolChoice(sure.model, sure.pool));
        const total = (costs: readonly number[]): number =>
          costs.reduce((sum, cost, i) => sum + cost * (sure.pool.weights[i] as number), 0);
        const apart = sure.pool.tables.map((_, i) => alone(sure.model, sure.pool, i).cost);
        expect(total(allIn)).toBeLessThanOrEqual(total(apart) + 1e-9);
        const { model, pool } = randomPool(seed);
        const { shares } = poolChoice(model, pool);
        pool.tables.forEach((_, i) => {
          expect(shares[i]).toBeGreaterThanOrEqual(alone(model, pool, i).share - 1e-8);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('clears its market for origin: what complies meets the requirement together, exactly where it has a price', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, pool } = randomPool(seed);
        const { prices, shares, slack, costs } = poolChoice(model, pool);
        const balance = pool.tables.reduce(
          (sum, _, i) => sum + (pool.weights[i] as number) * (shares[i] as number) * (slack[i] as number),
          0,
        );
        const size = pool.weights.reduce((sum, weight, i) => sum + weight * (shares[i] as number), 0);
        if ((prices[0] as number) > 0) expect(Math.abs(balance)).toBeLessThan(1e-8 * size);
        else expect(balance).toBeGreaterThanOrEqual(-1e-9 * size);
        pool.tables.forEach((_, i) => {
          const advantage = (pool.savings[i] as number) - Math.log(costs[i] as number);
          near(shares[i] as number, logitShare(advantage, model.economy.dispersion), 1e-12);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of its members, nor on the scale of their weights', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, pool } = randomPool(seed);
        const one = poolChoice(model, pool);
        const order = pool.tables.map((_, i) => i).reverse();
        const turned = among(pool, order);
        const other = poolChoice(model, { ...turned, weights: turned.weights.map((weight) => 1000 * weight) });
        near(other.prices[0] as number, one.prices[0] as number, 1e-8);
        order.forEach((i, at) => {
          near(other.shares[at] as number, one.shares[i] as number, 1e-8);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has no price for origin where its members meet the rule together as they buy anyway', () => {
    const { model, pool } = randomPool(5, { savings: SURE });
    const [first, second] = pool.option.requirements as [
      (typeof pool.option.requirements)[0],
      (typeof pool.option.requirements)[0],
    ];
    const easy = { ...first, asked: { ...first.asked, atLeast: 0.01 } };
    const { prices } = poolChoice(model, { ...pool, option: { ...pool.option, requirements: [easy, second] } });
    expect(prices[0]).toBe(0);
  });

  it('has no dearer origin when a member with some to spare joins: who is short of it pays no more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, pool } = randomPool(seed);
        const members = pool.tables.map((_, i) => i);
        const whole = poolChoice(model, pool);
        const spare = members.find((i) => (whole.slack[i] as number) > 0);
        if (spare === undefined || members.length < 2) return;
        const rest = members.filter((i) => i !== spare);
        const without = poolChoice(model, among(pool, rest));
        expect(whole.prices[0]).toBeLessThanOrEqual((without.prices[0] as number) + 1e-8);
        rest.forEach((i, at) => {
          if ((without.slack[at] as number) > 0) return;
          expect(whole.costs[i]).toBeLessThanOrEqual((without.costs[at] as number) * (1 + 1e-8));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('complies not at all where nothing it can do meets the rule', () => {
    for (const averaged of [[0, 1], [0]]) {
      const { model, pool } = randomPool(9, { averaged, counted: 0.5 });
      for (const share of poolChoice(model, pool).shares) expect(share).toBeLessThan(1e-9);
    }
  });
});
