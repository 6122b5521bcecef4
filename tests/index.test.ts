import { describe, expect, it } from 'vitest';
import * as roosim from '../src/index.js';
import { shippedBaseline, statusQuo } from './support/scenarios.js';

describe('the library', () => {
  it('gives the names that others may build on', () => {
    for (const name of ['loadScenario', 'simulate', 'minimumCostSourcing', 'compare', 'runBatch'] as const) {
      expect(roosim[name]).toBeTypeOf('function');
    }
  });

  it('simulates and compares in three calls', () => {
    const scenario = statusQuo(shippedBaseline());
    const comparison = roosim.compare(roosim.simulate(scenario), roosim.simulate({ ...scenario, name: 'same' }));
    expect(comparison.others[0]?.change.every((value) => value === 0 || Number.isNaN(value))).toBe(true);
  });
});
