import { describe, expect, it } from 'vitest';
import { createClaimCounter } from '../../src/analysis/draw-claims.js';
import { createDrawSet, planSource, runDraws } from '../../src/analysis/draw-runs.js';
import { summariseDraws } from '../../src/analysis/draw-summaries.js';
import { outcome, simulate } from '../../src/engine/index.js';
import { loadScenarios } from '../../src/scenario/load.js';
import type { Claim, Scenario } from '../../src/scenario/types.js';
import { drawFilingShift, drawParameters } from '../../src/uncertainty/draws.js';
import { chance, summarise } from '../../src/uncertainty/summary.js';
import type { DrawPlan } from '../../src/uncertainty/types.js';
import { shipped } from '../support/shipped.js';

const [nafta, proposal] = loadScenarios([shipped('nafta-1994'), shipped('us-85-50')]) as [Scenario, Scenario];
const plan: DrawPlan = { seed: 5, design: 'latin_hypercube', draws: 6 };
const years = [2021];

const claim = (says: string, evaluate: Claim['holdsIf']['evaluate'], year = 2021): Claim => ({
  says,
  who: undefined,
  holdsIf: { text: says, unit: 'boolean', evaluate },
  year,
});

const outlook: Scenario = {
  ...nafta,
  name: 'talks',
  title: 'The talks',
  outlook: [
    { label: 'as it is', weight: 1, scenario: nafta },
    { label: 'proposal', weight: 2, scenario: proposal },
  ],
};

describe('runs over draws', () => {
  const set = createDrawSet(nafta, planSource(plan), { years });

  it('are those of the drawn parameters, status quo and filings', () => {
    const { baseline } = nafta;
    const drawn = {
      parameters: drawParameters(baseline.register, plan, 3),
      statusQuo: drawParameters(baseline.register, plan, 3),
      filingShift: drawFilingShift(baseline, plan, 3),
    };
    const { results, reference } = set.prepare(nafta).inDraw(3);
    expect(results.cells).toEqual(simulate(nafta, { ...drawn, years }).cells);
    expect(reference).toBe(results);
  });

  it('do not depend on what ran before', () => {
    const prepared = set.prepare(proposal);
    const five = prepared.inDraw(5).results.cells;
    prepared.inDraw(2);
    expect(prepared.inDraw(5).results.cells).toEqual(five);
    expect(prepared.inDraw(2).results.cells).not.toEqual(five);
    expect(prepared.central().results.cells).toEqual(simulate(proposal, { years }).cells);
  });

  it('measure a scenario against the baseline under the same view of how the economy works', () => {
    const elastic: Scenario = {
      ...nafta,
      parameterOverrides: { parts_sourcing_elasticity: { value: 8, why: undefined, range: undefined } },
    };
    const { results, reference } = set.prepare(elastic).inDraw(1);
    expect(reference.cells).toEqual(results.cells);
    expect(reference.cells).not.toEqual(set.prepare(nafta).inDraw(1).results.cells);
  });

  it('of an outlook are those of the branch a draw falls on, in their weights', () => {
    const prepared = set.prepare(outlook);
    const [asItIs, other] = [set.prepare(nafta), set.prepare(proposal)];
    const picked = Array.from({ length: plan.draws }, (_, draw) => {
      const { results } = prepared.inDraw(draw);
      expect(results.scenario).toBe('talks');
      const branch = [asItIs, other].findIndex((one) => one.inDraw(draw).results.cells.join() === results.cells.join());
      expect(branch).toBeGreaterThanOrEqual(0);
      return branch;
    });
    expect(picked.filter((branch) => branch === 1)).toHaveLength(4);
    const expected = prepared.central().results.cells;
    const one = asItIs.central().results.cells;
    const two = other.central().results.cells;
    expected.forEach((value, i) => {
      if (!Number.isNaN(value)) expect(value).toBeCloseTo((one[i]! + 2 * two[i]!) / 3, 6);
    });
  });

  it('come one by one, are counted, and stop when told to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const watch = async () => {
      const options = {
        years,
        signal: stop.signal,
        onDraw: (done: number) => done === 2 && stop.abort(new Error('enough')),
      };
      for await (const { draw, runs } of runDraws([nafta, proposal], nafta, plan, options)) {
        seen.push(draw);
        expect(runs[0]?.results).toBe(runs[1]?.reference);
      }
    };
    await expect(watch()).rejects.toThrow('enough');
    expect(seen).toEqual([0, 1]);
  });
});

describe('summaries over draws', () => {
  const claims = [
    claim('always', () => 1),
    claim('never', () => 0),
    claim('more content than before', (lookup) =>
      lookup('scenario', 'content.regional', 'NAM', 'all') > lookup('baseline', 'content.regional', 'NAM', 'all')
        ? 1
        : 0,
    ),
    claim('not applicable', () => Number.NaN),
    claim('another year', () => 1, 2030),
  ];
  const claimed: Scenario = { ...proposal, claims };

  it('say exactly nothing of a scenario that is the baseline, and give the same exactly or sketched', async () => {
    const [exact, sketched] = [
      await summariseDraws([{ ...nafta, name: 'same' }, claimed], nafta, plan, { years }),
      await summariseDraws([{ ...nafta, name: 'same' }, claimed], nafta, plan, { years, memoryLimit: 0 }),
    ];
    const jobs = (of: typeof exact, i: number) => of[i]?.outcome('jobs.direct', 'US', 'all', 2021);
    for (const summaries of [exact, sketched]) {
      expect(jobs(summaries, 0)?.difference).toMatchObject({ mean: 0, min: 0, max: 0, zero: { share: 1 } });
    }
    expect(jobs(exact, 1)?.level.count).toBe(plan.draws);
    expect(jobs(sketched, 1)?.difference.positive).toEqual(jobs(exact, 1)?.difference.positive);
    const median = jobs(exact, 1)?.level.quantiles[2] ?? Number.NaN;
    expect(Math.abs((jobs(sketched, 1)?.level.quantiles[2] ?? 0) / median - 1)).toBeLessThan(0.002);
    expect(jobs(exact, 1)?.difference.sd).toBeLessThan((jobs(exact, 1)?.level.sd ?? 0) / 5);
    expect(() => exact[0]?.outcome('jobs.direct', 'US', 'all', 2030)).toThrow('2030 was not simulated');
    expect(exact[1]?.claims.map(({ holds, judged }) => [holds.share, judged])).toEqual([
      [1, 6],
      [0, 6],
      [expect.any(Number), 6],
      [Number.NaN, 0],
      [Number.NaN, 0],
    ]);
  });

  it('change with more draws by no more than their Monte Carlo error', () => {
    const many = createDrawSet(nafta, planSource({ seed: 8, design: 'random', draws: 48 }), { years: [2020] });
    const prepared = many.prepare(nafta);
    const jobs = Float64Array.from({ length: 48 }, (_, draw) =>
      outcome(prepared.inDraw(draw).results, 'jobs.direct', 'US', 'all', 2020),
    );
    const [few, all] = [summarise(jobs.subarray(0, 12)), summarise(jobs)];
    expect(Math.abs(few.mean - all.mean)).toBeLessThan(4 * few.standardError);
    few.quantiles.forEach((quantile, i) => {
      expect(Math.abs(quantile - (all.quantiles[i] ?? Infinity))).toBeLessThan(4 * (few.quantileErrors[i] ?? 0));
    });
    expect(all.standardError).toBeLessThan(few.standardError);
  });

  it('count a claim by the draws in which it holds', () => {
    const prepared = createDrawSet(nafta, planSource(plan), { years }).prepare(claimed);
    const counter = createClaimCounter(claimed);
    const runs = Array.from({ length: plan.draws }, (_, draw) => prepared.inDraw(draw));
    for (const run of runs) counter.add(run);
    const more = runs.filter(
      ({ results, reference }) =>
        outcome(results, 'content.regional', 'NAM', 'all', 2021) >
        outcome(reference, 'content.regional', 'NAM', 'all', 2021),
    );
    expect(counter.chances()[2]?.holds).toEqual(chance(more.length, plan.draws));
  });
});
