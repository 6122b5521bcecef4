import { describe, expect, it } from 'vitest';
import { parseAxis } from '../../src/analysis/sweep-axis.js';
import { quantity } from '../../src/baseline/quantity.js';
import { parseShare } from '../../src/cli/share.js';
import { parsePercent } from '../../src/scenario/values.js';
import { percentOf } from '../../src/types/percent.js';
import { parseAmount } from '../../src/ui/state/parse-amount.js';

describe('a percentage', () => {
  it('is the same number wherever it is read, for every tenth of a point, and the nearest there is', () => {
    for (let tenths = 0; tenths <= 1000; tenths++) {
      const text = `${Math.floor(tenths / 10)}.${tenths % 10}`;
      const meant = tenths / 1000;
      const read = [
        percentOf(text),
        parsePercent(`${text}%`),
        quantity(`${text}%`),
        parseAmount(text, 'share'),
        parseShare(`${text}%`),
        parseAxis(`rule.regional=${text}%`).values[0],
      ];
      expect(read).toEqual(read.map(() => meant));
    }
  });

  it('may have an exponent', () => {
    expect(percentOf('1e-3')).toBe(1e-5);
    expect(percentOf('2.5E1')).toBe(0.25);
  });
});
