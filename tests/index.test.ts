import { describe, expect, it } from 'vitest';
import * as roosim from '../src/index.js';
import { shippedBaseline, statusQuo } from './support/scenarios.js';

describe('the library', () => {
  it('gives the names that others may build on', () => {
    const { loadScenario, simulate, minimumCostSourcing, compare, runBatch } = roosim;
    for (const f of [loadScenario, simulate, minimumCostSourcing, compare, runBatch]) expect(f).toBeTypeOf('function');
  });

  it('simulates and compares in three calls', () => {
    const scenario = statusQuo(shippedBaseline());
    const comparison = roosim.compare(roosim.simulate(scenario), roosim.simulate({ ...scenario, name: 'same' }));
    expect(comparison.others[0]?.change.every((value) => value === 0 || Number.isNaN(value))).toBe(true);
  });
});
