import { describe, expect, it } from 'vitest';
import { parseAxis } from '../../src/analysis/sweep-axis.js';

describe('what --set takes', () => {
  it('is a range with its step, both ends included, in percent or plain', () => {
    const { path, values } = parseAxis('rule.regional=50%..95%/5%');
    expect(path).toBe('rule.regional');
    expect(values).toEqual([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]);
    expect(parseAxis('rule.regional=0.5..0.95/0.05').values).toEqual(values);
    expect(parseAxis('parameters.x=1..2/0.4').values).toEqual([1, 1.4, 1.8]);
    expect(parseAxis('parameters.x = -1..1/1').values).toEqual([-1, 0, 1]);
  });

  it('or a list, put in order without doubles', () => {
    expect(parseAxis('rule.us=50%,30%,50%').values).toEqual([0.3, 0.5]);
    expect(parseAxis('rule.in_force=2020').values).toEqual([2020]);
  });

  it.each([
    '',
    'rule.regional',
    '=1..2/1',
    'x=',
    'x=1..2',
    'x=2..1/1',
    'x=1..2/0',
    'x=1..2/-1',
    'x=a..b/c',
    'x=1,,2',
    'x=NaN',
  ])('%j is refused with an example', (text) => {
    expect(() => parseAxis(text)).toThrow('does not say what to sweep');
  });

  it('refuses a range that would never end', () => {
    expect(() => parseAxis('x=0..1e9/1e-9')).toThrow('at most 10000 values');
  });
});
