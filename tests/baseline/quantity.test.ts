import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantity } from '../../src/baseline/quantity.js';

describe('quantity', () => {
  it.each([
    ['4', 4],
    ['25%', 0.25],
    ['62.5%', 0.625],
    ['6.1 %', 0.061],
    ['-1.2', -1.2],
    ['1e3', 1000],
    [' .5 ', 0.5],
  ])('reads %s', (text, value) => expect(quantity(text)).toBe(value));

  it.each(['', '%', 'a', '1,5', '1..2', '0x10', 'NaN', 'Infinity', '5%%', '1 2'])('refuses "%s"', (text) =>
    expect(quantity(text)).toBeUndefined(),
  );

  it('reads the percentage nearest to the share, for every share of four digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (n) => {
        expect(quantity(`${n / 100}%`)).toBe(n / 10_000);
      }),
    );
  });
});
