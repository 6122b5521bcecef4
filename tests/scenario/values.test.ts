import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent, parsePercent } from '../../src/scenario/values.js';

describe('shares', () => {
  it('are written so that they read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (share) => {
        fc.pre(Math.abs(share) > 1e-25 || share === 0);
        expect(parsePercent(formatPercent(share))).toBe(share + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0.625, '62.5%'],
    [0.66, '66%'],
    [0, '0%'],
    [1, '100%'],
    [0.07, '7%'],
    [0.00001, '0.001%'],
    [10, '1000%'],
  ])('%d is %s', (share, text) => {
    expect(formatPercent(share)).toBe(text);
    expect(parsePercent(text)).toBe(share);
  });
});
