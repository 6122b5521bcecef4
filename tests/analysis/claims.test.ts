import { describe, expect, it } from 'vitest';
import { evaluateClaims, evaluateFormula } from '../../src/analysis/claims.js';
import type { Claim, Formula } from '../../src/scenario/types.js';
import { resultsOf } from '../output/results.js';
import { shippedBaseline, statusQuo } from '../support/scenarios.js';

const moreJobs: Formula = {
  text: 'jobs.direct[US] > baseline.jobs.direct[US]',
  unit: 'boolean',
  evaluate: (lookup) => {
    const [own, other] = [
      lookup('scenario', 'jobs.direct', 'US', 'all'),
      lookup('baseline', 'jobs.direct', 'US', 'all'),
    ];
    return Number.isNaN(own - other) ? Number.NaN : Number(own > other);
  },
};
const claim = (year: number): Claim => ({ says: 'brings jobs', who: undefined, holdsIf: moreJobs, year });
const reference = resultsOf('nafta-1994', [2024, 2025, 2026], () => 100);
const results = resultsOf('proposal', [2024, 2025, 2026], (_metric, _country, _class, year) =>
  year === 2026 ? Number.NaN : year === 2025 ? 101 : 99,
);

describe('a claim', () => {
  it('holds or not in its own year, and cannot be judged where its metric does not apply', () => {
    const scenario = { ...statusQuo(shippedBaseline()), claims: [claim(2024), claim(2025), claim(2026)] };
    expect(evaluateClaims(scenario, results, () => reference).map(({ holds }) => holds)).toEqual([
      false,
      true,
      undefined,
    ]);
  });
});

describe('a formula', () => {
  it('looks up scenario and baseline in the year it is asked for', () => {
    expect(evaluateFormula(moreJobs, results, reference, 2025)).toBe(1);
    expect(evaluateFormula(moreJobs, reference, results, 2025)).toBe(0);
  });
});
