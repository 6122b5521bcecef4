import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadBaseline } from '../../src/baseline/load.js';
import type { Carline } from '../../src/baseline/types.js';
import { simulate } from '../../src/engine/index.js';
import { once } from '../../src/types/once.js';
import { checkText, SHIPPED } from '../scenario/support.js';

/** Some carlines of each kind stand for all. */
const baseline = once(() => {
  const whole = loadBaseline(join(SHIPPED, 'baselines/north-america-2019'));
  return { ...whole, carlines: whole.carlines.filter((_, i) => i % 11 === 0) };
});

function check(file: object) {
  return checkText(stringify({ scenario: 'mine', extends: 'usmca', ...file }), { readBaseline: baseline });
}

/** Figures of a file in the years its rule shows. */
function figures(file: object): Float64Array {
  const { scenario, diagnostics } = check(file);
  if (scenario === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return simulate(scenario, { years: [2019, 2024, 2031] }).cells;
}

const COUNTRIES = ['US', 'CA', 'MX', 'ROW'];
const someCountries = fc.subarray(COUNTRIES, { minLength: 1, maxLength: 3 });
const share = fc.integer({ min: 0, max: 1000 });
const percent = (thousandths: number): string => `${thousandths / 10}%`;

describe('clauses of a rule', () => {
  it('a ceiling of x is a floor of 1 − x on the complement, to the bit', () => {
    let moved = 0;
    const inherited = figures({});
    fc.assert(
      fc.property(someCountries, share, share, (counts, early, late) => {
        const others = COUNTRIES.filter((country) => !counts.includes(country));
        const content = { some: { counts, tracing: 'all' }, others: { counts: others, tracing: 'all' } };
        const steps = (of: (x: number) => number) => ({ 2021: percent(of(early)), 2026: percent(of(late)) });
        const ceiling = figures({ content, rule: { in_force: 2021, some: { at_most: steps((x) => x) } } });
        const floor = figures({ content, rule: { in_force: 2021, others: steps((x) => 1000 - x) } });
        expect(ceiling).toEqual(floor);
        if (!ceiling.every((cell, i) => Object.is(cell, inherited[i]))) moved += 1;
      }),
      { numRuns: 12, seed: 3 },
    );
    expect(moved).toBeGreaterThan(6);
  });

  it('a ceiling of all there is asks nothing', () => {
    const floors = { regional: '75%' };
    const [asked, unasked] = [{ ...floors, us: { at_most: '100%' } }, floors].map((rule) =>
      figures({ rule: { in_force: 2021, ...rule } }),
    ) as [Float64Array, Float64Array];
    // A requirement that never binds goes through the solver, which rounds.
    asked.forEach((cell, i) => {
      const other = unasked[i] as number;
      expect(Number.isNaN(cell) ? Number.isNaN(other) : Math.abs(cell - other) <= 1e-9 * Math.abs(other)).toBe(true);
    });
  });

  it.each([
    ['where nobody builds what the region prefers', { assembled_in: 'ROW' }],
    ['for makers without a plant there', { makers: ['Toyota'], assembled_in: 'MX' }],
  ])('one %s changes nothing, and warns', (_, whom) => {
    const rule = { in_force: 2021, all_of: [{ regional: '75%' }, { us: '90%', ...whom }] };
    expect(figures({ rule })).toEqual(figures({ rule: { in_force: 2021, regional: '75%' } }));
    expect(check({ rule }).diagnostics.map(({ code }) => code)).toEqual(['scope_unused']);
  });

  it('clauses for each place of assembly, and for each class, are together the clause for all', () => {
    const all = figures({ rule: { in_force: 2021, regional: '80%' } });
    const split = (parts: readonly object[]) =>
      figures({ rule: { in_force: 2021, all_of: parts.map((whom) => ({ regional: '80%', ...whom })) } });
    expect(split([{ assembled_in: ['US', 'MX'] }, { assembled_in: 'CA' }])).toEqual(all);
    expect(split([{ for: 'car' }, { for: 'light_truck' }])).toEqual(all);
  });

  it('one for vehicles made in Mexico changes who complies there, and elsewhere only through competition', () => {
    const changed = changedBy({ us: '50%', assembled_in: 'MX' });
    expect(new Set(changed.map(({ assembly }) => assembly))).toEqual(new Set(['MX']));
  });

  it('one for a nameplate changes who complies of it alone', () => {
    const { make, nameplate } = changedBy({ us: '90%' })[0] as Carline;
    const changed = changedBy({ us: '90%', nameplates: [`${make} ${nameplate}`] });
    expect(new Set(changed.map((one) => `${one.make} ${one.nameplate}`))).toEqual(new Set([`${make} ${nameplate}`]));
  });
});

/** Carlines that claim the preference more or less often when a clause is added to a rule, by more than shifts of volume do. */
function changedBy(clause: object): Carline[] {
  const complying = (rule: object) => {
    const { scenario } = check({ rule: { in_force: 2021, ...rule } });
    return scenario === undefined ? [] : (simulate(scenario, { years: [2024], detail: true }).carlines ?? []);
  };
  const without = complying({ regional: '75%' });
  const changed = complying({ all_of: [{ regional: '75%' }, clause] }).flatMap((one, i) => {
    const before = without[i]?.complianceProbability ?? Number.NaN;
    return Math.abs(one.complianceProbability - before) > 0.01 ? [one.carlineId] : [];
  });
  return baseline().carlines.filter(({ id }) => changed.includes(id));
}
