import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOfBranches, pickBranch } from '../../src/analysis/outlook.js';
import type { Results } from '../../src/engine/index.js';
import { createBranchUniform } from '../../src/uncertainty/draws.js';
import { DESIGNS } from '../../src/uncertainty/types.js';
import { OUTCOME_SHAPE } from '../support/dimensions.js';

const branches = [
  { name: 'before the election', weight: 2 },
  { name: 'never', weight: 0 },
  { name: 'after the midterms', weight: 1 },
  { name: 'withdrawal', weight: 1 },
];

describe('picking a branch', () => {
  it.each(DESIGNS)('happens as often as the weights say (%s)', (design) => {
    const draws = 4096;
    const uniform = createBranchUniform({ seed: 1, design, draws }, 'outlook', true);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < draws; draw++) {
      const { name } = pickBranch(branches, uniform(draw));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    // Stratified designs are exact to one draw; independent ones within five standard deviations.
    const slack = design === 'random' ? 5 * Math.sqrt(draws / 4) : 1;
    expect(Math.abs((counts.get('before the election') ?? 0) - draws / 2)).toBeLessThanOrEqual(slack);
    expect(Math.abs((counts.get('withdrawal') ?? 0) - draws / 4)).toBeLessThanOrEqual(slack);
    expect(counts.has('never')).toBe(false);
  });

  it('takes a branch with a weight whatever the uniform', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (uniform) => {
        expect(pickBranch(branches, uniform).weight).toBeGreaterThan(0);
      }),
    );
    expect(() => pickBranch([{ weight: 0 }], 0.5)).toThrow('weight above zero');
  });
});

describe('expected outcomes', () => {
  const results = (...cells: number[]): Results => ({
    scenario: 'x',
    title: 'x',
    years: [2019],
    shape: OUTCOME_SHAPE,
    cells: Float64Array.from(cells),
  });

  it('are the mean by weight, cell by cell', () => {
    const mean = meanOfBranches('o', 'Outlook', [
      { weight: 3, results: results(1, 0, Number.NaN) },
      { weight: 1, results: results(5, 0, 1) },
    ]);
    expect(mean).toEqual({ ...results(2, 0, Number.NaN), scenario: 'o', title: 'Outlook' });
  });

  it('leave out what has no weight, and refuse branches of different years', () => {
    const one = { weight: 1, results: results(2) };
    expect(meanOfBranches('o', 'o', [one, { weight: 0, results: results(Number.NaN) }]).cells).toEqual(
      Float64Array.of(2),
    );
    expect(() => meanOfBranches('o', 'o', [one, { weight: 1, results: { ...results(2), years: [2020] } }])).toThrow(
      'same years',
    );
  });
});
