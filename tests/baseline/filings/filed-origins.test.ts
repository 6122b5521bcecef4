import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FilingAssumptions, writeFiledOrigins } from '../../../src/baseline/filings/filed-origins.js';

const ANY = Number.POSITIVE_INFINITY;
/** US, CA, MX, JP, EU (a group), ROW (a group). */
const SIX: FilingAssumptions = {
  together: [0, 1],
  firstOfTogether: 0.9,
  weights: [0, 0, 4, 2, 1, 1],
  caps: [0, 0, 0.14, 0.14, ANY, ANY],
};
const read = (together: number, listed: readonly (number | undefined)[], assumptions = SIX, shift = 0) => [
  ...writeFiledOrigins(new Float64Array(listed.length), { together, listed }, assumptions, shift),
];

describe('writeFiledOrigins', () => {
  it('splits what is given together and keeps what is listed', () => {
    const shares = read(0.5, [undefined, undefined, 0.3, 0.2, undefined, undefined]);
    expect(shares).toEqual([0.45, expect.closeTo(0.05, 12), 0.3, 0.2, 0, 0]);
  });

  it('shares out the rest by weight, and passes on what a country would have had to list', () => {
    // 0.4 are left: Mexico's half is above 14%; what remains, 0.26, goes to the others as 2 : 1 : 1.
    const shares = read(0.6, [undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(shares.slice(2)).toEqual([
      0.14,
      expect.closeTo(0.13, 12),
      expect.closeTo(0.065, 12),
      expect.closeTo(0.065, 12),
    ]);
  });

  it('gives a listed country no more, a listed group the rest', () => {
    const shares = read(0.2, [undefined, undefined, 0.5, undefined, 0.2, undefined]);
    expect(shares[2]).toBe(0.5);
    // 0.1 by 2 : 1 : 1 over Japan and the two groups.
    expect(shares.slice(3)).toEqual([expect.closeTo(0.05, 12), expect.closeTo(0.225, 12), expect.closeTo(0.025, 12)]);
  });

  it('reads four origins as the baseline of 2019 does: Mexico a part of the remainder, 14% at most, the world what is left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (usCanada, part) => {
          const other = (1 - usCanada) * part;
          const assumptions: FilingAssumptions = {
            together: [0, 1],
            firstOfTogether: 0.92,
            weights: [0, 0, 0.35, 0.65],
            caps: [0, 0, 0.14, ANY],
          };
          const shares = read(usCanada, [undefined, undefined, undefined, other], assumptions);
          expect(shares[2]).toBeCloseTo(Math.min(0.14, 0.35 * (1 - usCanada - other)), 12);
          expect(shares[3]).toBeCloseTo(1 - usCanada - (shares[2] ?? 0), 12);
        },
      ),
    );
  });

  it('gives shares that sum to one, whatever is filed and however it is rounded', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.array(fc.option(share, { nil: undefined }), { minLength: 4, maxLength: 4 }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        (together, listed, shift) => {
          const shares = read(together, [undefined, undefined, ...listed], SIX, shift);
          expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          for (const value of shares) expect(value).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
