import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { effectiveRegister } from '../../src/scenario/effective-register.js';
import { loadScenario } from '../../src/scenario/load.js';
import { checkText, meaningOf, SHIPPED, scenarioOf, sharedBaseline } from './support.js';

const options = sharedBaseline();
const scenario = (text: string, parent = 'nafta-1994') =>
  scenarioOf(`scenario: mine\nextends: ${parent}\n${text}`, options);

describe('a scenario that only extends another', () => {
  it('says the same, its name, title, sources and claims aside', () => {
    const own = { name: '', title: '', summary: '', sources: [], claims: [] };
    for (const name of ['nafta-1994', 'usmca', 'section-232', 'reshoring']) {
      const child = scenario('', name);
      const parent = loadScenario(join(SHIPPED, `${name}.yaml`), options);
      expect(meaningOf({ ...child, ...own })).toEqual(meaningOf({ ...parent, ...own }));
      expect(child).toMatchObject({ title: 'mine', summary: '', sources: [], claims: [] });
      expect(child.lineage).toEqual([name, ...parent.lineage]);
    }
  });
});

describe('rules', () => {
  it('come into force in the second year when they do not say otherwise, and are announced then', () => {
    const { rules } = scenario('rule: {regional: 70%}\n');
    expect(rules.map(({ inForce, announced }) => [inForce, announced])).toEqual([
      [1994, 1994],
      [2020, 2020],
    ]);
  });

  it('replace the inherited ones from their date on', () => {
    const { rules } = scenario('rule: {in_force: 2022, announced: 2021, regional: 50%}\n', 'usmca');
    expect(rules.map(({ inForce, announced }) => [inForce, announced])).toEqual([
      [1994, 1994],
      [2020, 2020],
      [2022, 2021],
    ]);
    expect(scenario('rule: {regional: 50%}\n', 'usmca').rules).toHaveLength(2);
  });

  it('may be several, each with its date', () => {
    const { rules } = scenario('rule:\n  - {in_force: 2024, regional: 75%}\n  - {in_force: 2020, regional: 70%}\n');
    expect(rules.map(({ inForce }) => inForce)).toEqual([1994, 2020, 2024]);
  });

  it('ask for all measures of a map, and hand down whom they are for', () => {
    const { rules } = scenario(
      'rule:\n  regional: 70%\n  us: 40%\n  for: light_truck\n  any_of:\n    - regional: 80%\n    - us: 60%\n      for: car\n',
    );
    expect(rules.at(-1)?.rule).toMatchObject({
      kind: 'all_of',
      of: [
        { measure: 'regional', classes: ['light_truck'] },
        { measure: 'us', classes: ['light_truck'] },
        {
          kind: 'any_of',
          of: [
            { measure: 'regional', classes: ['light_truck'] },
            // Who is both a light truck and a car: nobody.
            { measure: 'us', classes: [] },
          ],
        },
      ],
    });
  });

  it('take a formula as steps, one per change', () => {
    const { rules } = scenario('rule: {regional: "min(62.5% + 2.5% * max(year - 2020, 0), 75%)"}\n');
    expect(rules.at(-1)?.rule).toMatchObject({
      threshold: [
        { from: 2020, value: 0.625 },
        { from: 2021, value: 0.65 },
        { from: 2022, value: 0.675 },
        { from: 2023, value: 0.7 },
        { from: 2024, value: 0.725 },
        { from: 2025, value: 0.75 },
      ],
    });
  });
});

describe('measures', () => {
  it('that are redefined count anew only for rules from then on', () => {
    const { rules, measures } = scenario(
      'content: {regional: {tracing: all}}\nrule: {in_force: 2022, regional: 75%}\n',
    );
    expect(rules.map((rule) => rule.measures.regional?.untraced)).toEqual(['register', {}]);
    expect(measures.regional?.untraced).toEqual({});
  });

  it('that are redefined without a rule let the inherited rule begin anew', () => {
    const { rules } = scenario('content: {regional: {development: counted}}\n');
    expect(rules.map(({ inForce }) => inForce)).toEqual([1994, 2020]);
    expect(rules[1]?.rule).toEqual(rules[0]?.rule);
    expect(rules.map((rule) => rule.measures.regional?.base.includes('development'))).toEqual([false, true]);
  });

  it('that are new or the same leave the rules alone', () => {
    expect(scenario('content: {core: {counts: [US], base: [engine]}}\n').rules).toHaveLength(1);
    expect(scenario('content: {regional: {tracing: nafta}}\n').rules).toHaveLength(1);
  });

  it('keep what is not named', () => {
    const { measures } = scenario('content: {us: {deemed_originating: {steel: 50%}, wage_floor: true}}\n');
    expect(measures.us).toMatchObject({ counts: ['US'], untraced: { steel: 0.5 }, atWageFloor: true });
  });
});

describe('named and labelled entries', () => {
  it('keep what is not named of a treatment', () => {
    const { treatments } = scenario(
      'treatments: {preferential: {duty: "1%"}, quota: {into: US, from: MX, requires: nothing, duty: 0%}}\n',
    );
    expect(treatments.map(({ name }) => name)).toEqual(['preferential', 'mfn', 'quota']);
    expect(treatments[0]).toMatchObject({
      requires: 'rule',
      inForce: 2020,
      duty: [{ value: 0.01 }],
      before: { requires: 'rule', inForce: 1994, duty: [{ value: 0 }] },
    });
    expect(treatments[2]).toMatchObject({ paperwork: false, inForce: 2020, classes: ['car', 'light_truck'] });
  });

  it('replace an inherited entry by its label and follow the others', () => {
    const { sourcingShifts } = scenario(
      'sourcing_shifts:\n  - {label: new, categories: [battery], from: ROW, to: CA, amount: 2%}\n  - {label: engines come home, categories: [engine], from: MX, to: US, amount: 1%}\n',
      'reshoring',
    );
    expect(sourcingShifts.map(({ label, amount }) => [label, amount])).toEqual([
      ['wiring and electronics come home', 0.1],
      ['seats and trim come home', 0.1],
      ['engines come home', 0.01],
      ['chassis parts and stampings come home', 0.05],
      ['new', 0.02],
    ]);
    expect(sourcingShifts.at(-1)).toMatchObject({ start: 2020, overYears: 0, assembledIn: ['US', 'CA', 'MX'] });
  });
});

describe('assumptions', () => {
  it('are read in their unit and drawn over the range given with them', () => {
    const mine = scenario(
      'parameters:\n  paperwork: {value: 1.2%, range: 1% to 2%, why: a reason}\n  vehicle_demand_elasticity: {value: 5, why: a reason}\n  parts_jobs_per_musd.US: {value: 2.5 jobs per USD million, why: a reason}\n',
    );
    const register = effectiveRegister(mine);
    expect(register.get('paperwork')).toMatchObject({
      value: 0.012,
      distribution: { kind: 'uniform', low: 0.01, high: 0.02 },
      source: 'scenario mine: a reason',
    });
    expect(register.get('vehicle_demand_elasticity')).toMatchObject({ value: 5, distribution: { kind: 'fixed' } });
    expect(register.get('parts_jobs_per_musd.US')?.value).toBe(2.5);
    expect([...register.keys()]).toEqual([...mine.baseline.register.keys()]);
  });

  it('are inherited with their reason', () => {
    expect(scenario('', 'us-85-50').parameterOverrides.paperwork?.value).toBe(0.01);
  });
});

describe('an outlook', () => {
  it('gives each branch its scenario, moved to its date with all it phases in; what it extends stays', () => {
    const text =
      'outlook:\n  - {label: late, scenario: section-232, weight: 40%, in_force: 2023}\n  - {label: none, scenario: nafta-1994, weight: 60%}\n';
    const branch = scenario(text).outlook?.[0]?.scenario;
    expect(branch?.rules.map(({ inForce }) => inForce)).toEqual([1994, 2020]);
    expect(branch?.additionalDuties.map(({ inForce }) => inForce)).toEqual([2023, 2023, 2023]);
    expect(branch?.partsDuties[0]?.offset.map(({ from }) => from)).toEqual([2023, 2024, 2025]);
  });

  it('is found out when a branch does not exist', () => {
    const { diagnostics } = checkText(
      'scenario: mine\nextends: nafta-1994\noutlook: [{label: a, scenario: usmcca, weight: 100%}]\n',
      options,
    );
    expect(diagnostics).toMatchObject([{ code: 'extends_missing', hint: "Did you mean 'usmca'?" }]);
  });
});
