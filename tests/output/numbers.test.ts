import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellChange,
  cellLevel,
  change,
  decimal,
  fileNumber,
  fileValue,
  quantity,
  signed,
} from '../../src/output/numbers.js';

describe('numbers in files', () => {
  it('are rounded to the decimals of their unit and read back as the same number', () => {
    expect(fileNumber(0.1 + 0.2, 'share')).toBe('0.3');
    expect(fileNumber(1_012_345.678, 'jobs')).toBe('1012345.68');
    expect(fileNumber(1 / 3, 'ratio')).toBe('0.333333333');
    expect(fileNumber(-1e-12, 'share')).toBe('0');
  });

  it('are empty where there is none, never NaN', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(fileNumber(value, 'share')).toBe('');
  });

  it('lose less than half of the last decimal kept, for any finite number', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const text = fileNumber(value, 'jobs');
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.005 + Math.abs(value) * 1e-15);
        expect(fileValue(value, 'jobs')).toBe(Number(text));
      }),
    );
  });

  it('keep huge numbers finite', () => {
    expect(fileNumber(1e305, 'share')).toBe('1e+305');
  });
});

describe('numbers for people', () => {
  it('carry units, thousands and true minus signs', () => {
    expect(quantity(0.7412, 'share')).toBe('74.1%');
    expect(quantity(1_012_345.6, 'jobs')).toBe('1,012,346 jobs');
    expect(quantity(610.4, 'USD per vehicle')).toBe('$610 a vehicle');
    expect(quantity(-12.4, 'USD million')).toBe('−$12 million');
    expect(change(-0.0123, 'share')).toBe('−1.2 points');
    expect(change(18_000, 'jobs')).toBe('+18,000 jobs');
    expect(change(-540, 'USD per vehicle')).toBe('−$540 a vehicle');
  });

  it('leave units to the heading in cells', () => {
    expect(cellLevel(0.7412, 'share')).toBe('74.1');
    expect(cellChange(0.012, 'share')).toBe('+1.2');
    expect(cellChange(0, 'share')).toBe('0');
    expect(cellChange(0.00001, 'share')).toBe('0.0');
    expect(cellLevel(Number.NaN, 'jobs')).toBe('–');
  });

  it('put no sign on what rounds to zero', () => {
    expect(signed(-0.04, 1)).toBe('0.0');
    expect(signed(0.04, 1)).toBe('0.0');
    expect(signed(-0.05001, 1)).toBe('−0.1');
    expect(decimal(-0.4, 0)).toBe('0');
  });

  it('group every three digits', () => {
    expect(decimal(999, 0)).toBe('999');
    expect(decimal(1000, 0)).toBe('1,000');
    expect(decimal(-1_234_567.891, 2)).toBe('−1,234,567.89');
  });
});
