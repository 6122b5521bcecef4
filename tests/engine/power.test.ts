import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernel } from '../../src/engine/load-kernel.js';
import { power } from '../support/typescript-kernel/power.js';

/** The kernel's power of one number; the other of the pair is in the range of its tables. */
function powerInKernel(): (x: number, p: number) => number {
  const { memory, layOut, take, raise } = loadKernel();
  layOut(1, 1);
  const address = take(16);
  const pair = new Float64Array(memory.buffer, address, 2);
  return (x, p) => {
    pair.set([1.25, x]);
    raise(address, address, 1, p);
    return pair[1] as number;
  };
}

describe.each([
  ['power', power],
  ['the power of the kernel', powerInKernel()],
])('%s', (_, raised) => {
  it('is x^p to (1 + |p|) in the fifteenth place, in and outside of the range of its tables', () => {
    const exponent = fc.double({ min: -70, max: 70, noNaN: true });
    const base = fc.oneof(
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true, minExcluded: true }),
      fc.constantFrom(0.25, 4, 4 - 2 ** -51, 1, 1 - 2 ** -53, 1 + 2 ** -52),
    );
    fc.assert(
      fc.property(base, exponent, (x, p) => {
        const exact = x ** p;
        if (exact < 1e-300 || exact > 1e300) return;
        // Outside of the tables the error is that of exp(p ln x): a unit or two in the last place of p ln x.
        const tolerance = 1e-15 * (1 + Math.abs(p)) + 3e-16 * Math.abs(p * Math.log(x));
        expect(Math.abs(raised(x, p) / exact - 1)).toBeLessThan(tolerance);
      }),
      { numRuns: 20_000, examples: [[0.25, 48.64348060983843]] },
    );
  });

  it('is 1 where x is 1, to the last place or two', () => {
    for (const p of [-60, -5, -1.25, 0, 0.5, 3]) expect(raised(1, p)).toBeCloseTo(1, 15);
  });
});
