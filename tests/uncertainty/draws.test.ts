import { describe, expect, it } from 'vitest';
import type { Carline, Distribution, Parameter, Register } from '../../src/baseline/types.js';
import { createDrawer, drawFilingShift, drawParameters } from '../../src/uncertainty/draws.js';
import { DESIGNS } from '../../src/uncertainty/types.js';

function register(entries: Readonly<Record<string, Distribution>>): Register {
  return new Map(
    Object.entries(entries).map(([id, distribution]): [string, Parameter] => [
      id,
      {
        id,
        label: id,
        value: 0.005,
        unit: '1',
        bounds: { low: 0, high: 10 },
        distribution,
        source: 'test',
        status: 'judgement',
      },
    ]),
  );
}

const unit: Distribution = { kind: 'uniform', low: 0, high: 1 };
const plain = register({ a: unit, b: unit, filing_rounding: { kind: 'fixed' }, c: unit });

describe.each(DESIGNS)('draws of the %s design', (design) => {
  const plan = { seed: 7, design, draws: 64 };

  it('leave out what is fixed', () => {
    expect(Object.keys(drawParameters(plain, plan, 3))).toEqual(['a', 'b', 'c']);
  });

  it('use the same uniform for an id in two registers, whatever its distribution and the order of entries', () => {
    const other = register({ c: unit, b: { kind: 'uniform', low: 2, high: 4 }, filing_rounding: unit, a: unit });
    for (const draw of [0, 31, 63]) {
      const one = drawParameters(plain, plan, draw);
      const two = drawParameters(other, plan, draw);
      expect(two.a).toBe(one.a);
      expect(two.b).toBeCloseTo(2 + 2 * (one.b ?? NaN), 14);
    }
  });

  it('are the same made one by one, backwards', () => {
    const drawer = createDrawer(plain, plan);
    const forwards = Array.from({ length: 64 }, (_, draw) => drawer.parameters(draw));
    for (let draw = 63; draw >= 0; draw--) expect(drawParameters(plain, plan, draw)).toEqual(forwards[draw]);
  });

  it('refuse a draw outside the plan', () => {
    expect(() => drawParameters(plain, plan, 64)).toThrow('Draws are numbered 0 to 63');
  });
});

describe('filing shifts', () => {
  const carlines = Array.from({ length: 500 }, (_, i) => ({ id: `carline-${i}` }) as Carline);

  it('lie within the rounding, on both sides, and differ between carlines and draws', () => {
    const plan = { seed: 1, design: 'random', draws: 10 } as const;
    const shifts = drawFilingShift({ carlines, register: plain }, plan, 0);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(0.005);
    expect(Math.min(...shifts)).toBeGreaterThanOrEqual(-0.005);
    expect(shifts.filter((shift) => shift > 0).length).toBeGreaterThan(200);
    expect(shifts.filter((shift) => shift < 0).length).toBeGreaterThan(200);
    expect(new Set(shifts).size).toBe(500);
    expect(drawFilingShift({ carlines, register: plain }, plan, 1)).not.toEqual(shifts);
  });

  it('need the register to say how filings are rounded', () => {
    const none = { carlines, register: register({ a: unit }) };
    expect(() => drawFilingShift(none, { seed: 1, design: 'random', draws: 1 }, 0)).toThrow('filing_rounding');
  });
});
