import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programmeShares } from '../../src/engine/vintages.js';

const cycles = fc.double({ min: 1, max: 30, noNaN: true });
const timelines = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 40 })
  .map((plannedFor) => ({ regimes: [0, 1, 2, 3, 4, 5], inForce: plannedFor.map(() => 0), plannedFor }));
/** A regime of its own for each year: what a programme was sourced for tells its age. */
const dated = fc
  .integer({ min: 2, max: 40 })
  .map((count) => Array.from({ length: count }, (_, year) => year))
  .map((years) => ({ regimes: years, inForce: years, plannedFor: years }));

describe('programmes as a queue', () => {
  it('has shares of at least zero that sum to 1', () => {
    fc.assert(
      fc.property(timelines, cycles, (timeline, cycle) => {
        for (const shares of programmeShares(timeline, cycle)) {
          expect(shares.every((share) => share >= 0)).toBe(true);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('has no programme older than a cycle, and renews the same part each year', () => {
    fc.assert(
      fc.property(dated, cycles, (timeline, cycle) => {
        programmeShares(timeline, cycle).forEach((shares, now) => {
          shares.forEach((share, sourced) => {
            if (sourced > now || now - sourced >= cycle) expect(share).toBe(0);
          });
          if (now > 0) expect(shares[now]).toBeCloseTo(1 / cycle, 12);
        });
      }),
    );
  });

  it('renews all programmes each year where a cycle is one year', () => {
    expect(programmeShares({ regimes: ['a', 'b'], inForce: ['a', 'b'], plannedFor: ['a', 'b'] }, 1)).toEqual([
      Float64Array.of(1, 0),
      Float64Array.of(0, 1),
    ]);
  });
});
