import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/engine/simulate.js';
import { checkText, sharedBaseline } from './support.js';

const options = sharedBaseline();
const clause = (depth: number): fc.Arbitrary<string> => {
  const threshold = fc
    .tuple(
      fc.constantFrom('regional', 'us'),
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom('', ', for: car', ', makers: Ford'),
    )
    .map(([measure, share, whom]) => `{${measure}: ${share}%${whom}}`);
  if (depth === 0) return threshold;
  const inner = fc.array(clause(depth - 1), { minLength: 1, maxLength: 6 });
  return fc.oneof(
    threshold,
    fc.tuple(fc.constantFrom('all_of', 'any_of'), inner).map(([key, of]) => `{${key}: [${of.join(', ')}]}`),
  );
};

describe('what the check finds valid', () => {
  it('is never refused when it is simulated, however a rule spreads', () => {
    let refused = 0;
    const file = fc.tuple(fc.array(clause(3), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 36 }));
    fc.assert(
      fc.property(file, ([all, duties]) => {
        const list = Array.from(
          { length: duties },
          (_, i) => `  - {label: d${i}, assembled_in: US, origins: ROW, rate: 1%}\n`,
        );
        const parts = duties === 0 ? '' : `parts_duties:\n${list.join('')}`;
        const text = `scenario: mine\nextends: nafta-1994\nrule: {in_force: 2021, all_of: [${all.join(', ')}]}\n${parts}`;
        const { scenario, diagnostics } = checkText(text, options);
        if (scenario !== undefined) {
          expect(() => createSimulator(scenario)({ years: [2019] })).not.toThrow();
          return;
        }
        refused += 1;
        expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['too_many']));
        for (const { place } of diagnostics) expect(place.line).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 150, seed: 20 },
    );
    // Both happen often enough for the law to mean something.
    expect(refused).toBeGreaterThan(15);
    expect(refused).toBeLessThan(135);
  });
});
