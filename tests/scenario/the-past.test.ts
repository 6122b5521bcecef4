import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulate.js';
import { outcome } from '../../src/engine/types.js';
import { registerPeriods } from '../../src/policy/register-periods.js';
import { scenarioOf, sharedBaseline } from './support.js';

const options = sharedBaseline();
const scenario = (text: string, parent = 'nafta-1994') =>
  scenarioOf(`scenario: mine\nextends: ${parent}\n${text}`, options);

/** Claims of the preference in the region, percent. */
function claims(text: string, parent: string, year: number): number {
  const share = outcome(simulate(scenario(text, parent)), 'compliance.value', 'NAM', 'all', year);
  return Math.round(share * 1000) / 10;
}

describe('what a file changes', () => {
  it('of an inherited treatment holds from the year of its rule on', () => {
    const narrower =
      'rule: {in_force: 2022, regional: 62.5%}\ntreatments: {preferential: {into: [US, MX], from: [US, MX]}}\n';
    expect(claims(narrower, 'nafta-1994', 2021)).toBe(claims('', 'nafta-1994', 2021));
    expect(claims(narrower, 'nafta-1994', 2022)).toBeLessThan(50);
  });

  it('of the assumptions about policy leaves those inherited until then', () => {
    const stricter = 'rule: {in_force: 2027, core: 80%}\n';
    expect(claims(stricter, 'usmca', 2025)).toBe(claims('', 'usmca', 2025));
    const mine = scenario(`${stricter}parameters: {paperwork_where_binding: 3%}\n`, 'usmca');
    const values = registerPeriods(mine).map(({ from, register }) => [
      from,
      register.get('paperwork_where_binding')?.value,
    ]);
    expect(values).toEqual([
      [Number.NEGATIVE_INFINITY, 0],
      [2020, 0],
      [2027, 0.03],
    ]);
  });

  it('of an assumption about policy by year holds from each year on', () => {
    const rates = (text: string, parent = 'nafta-1994') =>
      registerPeriods(scenario(text, parent)).map(({ from, register }) => [from, register.get('mfn.US.car')?.value]);
    const before = [Number.NEGATIVE_INFINITY, 0.025];
    expect(rates('parameters: {mfn.US.car: {2024: 10%, 2027: 15%}}\n')).toEqual([before, [2024, 0.1], [2027, 0.15]]);
    expect(rates('parameters: {mfn.US.car: {value: {2024: 10%}, why: a stick}}\n')).toEqual([before, [2024, 0.1]]);
  });

  it('begins with the earliest year it names where it has no rule, and a rate with its first year', () => {
    const { treatments, additionalDuties } = scenario(
      'treatments: {mfn: {duty: 10%}}\nadditional_duties: [{label: new, into: US, from: ROW, rate: {2024: 5%}}]\n',
    );
    expect(treatments.find(({ name }) => name === 'mfn')).toMatchObject({ inForce: 2024, before: { duty: 'mfn' } });
    expect(additionalDuties[0]).toMatchObject({ inForce: 2024 });
  });

  it('of a sourcing shift goes on from what has moved', () => {
    const { sourcingShifts } = scenario(
      'sourcing_shifts: [{label: engines come home, categories: [engine], from: MX, to: US, amount: 9%, start: 2023, assembled_in: [US, CA]}]\n',
      'reshoring',
    );
    const shift = sourcingShifts.find(({ label }) => label === 'engines come home');
    // 5% over four years from 2021 on: half of it by the end of 2022.
    expect(shift?.already).toBeCloseTo(0.025, 12);
    expect(shift?.before).toMatchObject({ start: 2021, amount: 0.05 });
  });

  it('holds the inherited threshold until its own begins', () => {
    const rule = scenario('rule: {in_force: 2020, regional: {2022: 75%}, us: {2023: 50%}}\n').rules.at(-1)?.rule;
    expect(rule).toMatchObject({
      of: [
        { measure: 'regional', threshold: [{ value: 0.625 }, { from: 2022, value: 0.75 }] },
        {
          measure: 'us',
          threshold: [
            { from: 2020, value: 0 },
            { from: 2023, value: 0.5 },
          ],
        },
      ],
    });
  });

  it('is for those whom a clause and the one around it both name', () => {
    const { rules } = scenario(
      'rule:\n  for: car\n  makers: [Ford, Honda]\n  all_of:\n    - {regional: 70%, for: [car, light_truck], makers: [Honda, Toyota]}\n    - {us: 40%, except_makers: [Ford]}\n',
    );
    expect(rules.at(-1)?.rule).toMatchObject({
      of: [
        { classes: ['car'], makers: ['Honda'] },
        { classes: ['car'], makers: ['Ford', 'Honda'], exceptMakers: ['Ford'] },
      ],
    });
  });
});
