import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as roosim from '../src/index.js';
import { shipped } from './support/shipped.js';

const [usmca, nafta] = [shipped('usmca'), shipped('nafta-1994')];

describe('the library', () => {
  it('gives a dozen names, and no others', () => {
    expect(Object.keys(roosim).sort()).toEqual([
      'RoosimError',
      'ScenarioError',
      'attributeJobs',
      'changeIn',
      'checkScenario',
      'compare',
      'explainCarline',
      'loadScenario',
      'minimumCostSourcing',
      'outcome',
      'runBatch',
      'simulate',
    ]);
  });

  it('simulates and compares as its examples say', () => {
    const [before, after] = [roosim.loadScenario(nafta), roosim.loadScenario(usmca)];
    const { others } = roosim.compare(roosim.simulate(before), roosim.simulate(after));
    const [run] = others;
    if (run === undefined) throw new Error('no run');
    const change = roosim.changeIn(run, 'jobs.direct', 'US', 'all', 2025);
    const level = (results: roosim.Results) => roosim.outcome(results, 'jobs.direct', 'US', 'all', 2025);
    expect(change).toBe(level(run.results) - level(run.reference));
    const causes = roosim
      .attributeJobs(before, after, 2025)
      .find(({ country, jobs }) => country === 'US' && jobs === 'direct');
    expect(causes?.total).toBeCloseTo(change, 3);
    expect(roosim.explainCarline(after, 'Honda CR-V (CA)', 2025).unitCostUsd).toBeGreaterThan(10_000);
    expect(level(roosim.simulate(after, { parameters: { parts_sourcing_elasticity: 5 }, years: [2025] }))).not.toBe(
      level(run.results),
    );
  });

  it('finds the cheapest sourcing of its example', () => {
    const problem = {
      theta: 4,
      costShare: [1],
      shares: [[0.4, 0, 0, 0.6]],
      requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast: 0.625 }],
    };
    expect(roosim.minimumCostSourcing(problem).cost).toBeCloseTo(1.020896, 6);
  });

  it('throws what it names', () => {
    expect(() => roosim.loadScenario('none.yaml')).toThrow(roosim.RoosimError);
    expect(() => roosim.loadScenario('README.md')).toThrow(roosim.ScenarioError);
    expect(roosim.checkScenario('README.md').diagnostics.length).toBeGreaterThan(0);
  });

  it('keeps nothing of what it was given once that is let go', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = () => {
      const scenario = roosim.loadScenario(usmca);
      const results = roosim.simulate(scenario);
      roosim.explainCarline(scenario, 'Honda CR-V (CA)', 2025);
      roosim.attributeJobs(scenario, scenario, 2025);
      return [scenario, scenario.baseline, results].map((value: object) => new WeakRef(value));
    };
    const references = held();
    for (let turn = 0; turn < 10 && references.some((reference) => reference.deref() !== undefined); turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
    expect(references.map((reference) => reference.deref() === undefined)).toEqual([true, true, true]);
  });
});
