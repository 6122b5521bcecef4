import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepPath } from '../../src/analysis/sweep-path.js';
import type { Rule, Scenario } from '../../src/scenario/types.js';
import { VEHICLE_CLASSES } from '../support/dimensions.js';

const atLeast = (measure: string, ...steps: readonly [number, number][]): Rule => ({
  kind: 'at_least',
  measure,
  threshold: steps.map(([from, value]) => ({ from, value })),
  classes: VEHICLE_CLASSES,
  credits: [],
});

const rule: Rule = {
  kind: 'all_of',
  of: [
    atLeast('regional', [2020, 0.75], [2022, 0.85]),
    atLeast('us', [2020, 0.5]),
    { kind: 'any_of', of: [atLeast('regional', [2020, 0.7]), atLeast('core', [2020, 0.6])] },
  ],
};

const scenario = {
  name: 'proposal',
  rules: [
    { inForce: 1994, announced: 1994, rule: atLeast('regional', [1994, 0.625]), measures: {} },
    { inForce: 2020, announced: 2018, rule, measures: {} },
  ],
  sourcingShifts: [{ label: 'home', amount: 0.05, overYears: 4, start: 2020 }],
  additionalDuties: [{ label: '232', rate: [{ from: 2025, value: 0.25 }] }],
  treatments: [
    { name: 'mfn', duty: 'mfn' },
    { name: 'preferential', duty: [{ from: 2019, value: 0 }] },
  ],
  parameterOverrides: { paperwork: { value: 0.01, why: 'all parts are traced', range: { low: 0.005, high: 0.02 } } },
  baseline: {
    firstYear: 2019,
    register: new Map([['paperwork', { id: 'paperwork', value: 0.005, bounds: { low: 0, high: 0.1 } }]]),
  },
} as unknown as Scenario;

/** Every threshold of the newest rule, in the file's order. */
function thresholds(of: Scenario): string[] {
  const list = (part: Rule): string[] => {
    if (part.kind === 'never') return [];
    if (part.kind !== 'at_least') return part.of.flatMap(list);
    return [`${part.measure} ${part.threshold.map((step) => `${step.from}:${step.value}`).join(' ')}`];
  };
  const newest = of.rules.at(-1);
  return newest === undefined ? [] : list(newest.rule);
}

describe('a path in a scenario', () => {
  it.each([
    ['rule.regional', ['regional 2020:0.8', 'us 2020:0.5', 'regional 2020:0.8', 'core 2020:0.6']],
    ['rule.all_of[0].regional', ['regional 2020:0.8', 'us 2020:0.5', 'regional 2020:0.7', 'core 2020:0.6']],
    ['rule.all_of[2].regional', ['regional 2020:0.75 2022:0.85', 'us 2020:0.5', 'regional 2020:0.8', 'core 2020:0.6']],
    [
      'rule.all_of[2].any_of[1].core',
      ['regional 2020:0.75 2022:0.85', 'us 2020:0.5', 'regional 2020:0.7', 'core 2020:0.8'],
    ],
    [
      'rule.all_of[0].regional.2022',
      ['regional 2020:0.75 2022:0.8', 'us 2020:0.5', 'regional 2020:0.7', 'core 2020:0.6'],
    ],
  ])('%s sets the thresholds it names and no other', (path, expected) => {
    const before = thresholds(scenario);
    const edited = sweepPath(scenario, path)(scenario, 0.8);
    expect(thresholds(edited)).toEqual(expected);
    expect(thresholds(scenario)).toEqual(before);
    expect(edited.rules[0]).toBe(scenario.rules[0]);
  });

  it('leaves a rule in force that is older than the data, and lets the swept one follow', () => {
    const old = { ...scenario, rules: scenario.rules.slice(0, 1) };
    const edited = sweepPath(old, 'rule.regional')(old, 0.8);
    expect(edited.rules.map((dated) => dated.inForce)).toEqual([1994, 2020]);
    expect(thresholds({ ...edited, rules: edited.rules.slice(0, 1) })).toEqual(['regional 1994:0.625']);
    expect(thresholds(edited)).toEqual(['regional 1994:0.8']);
  });

  it('reaches the dates of the rule', () => {
    expect(sweepPath(scenario, 'rule.in_force')(scenario, 2022).rules.at(-1)?.inForce).toBe(2022);
  });

  it('overrides a parameter with a fixed value and keeps the reason', () => {
    const edited = sweepPath(scenario, 'parameters.paperwork')(scenario, 0.03);
    expect(edited.parameterOverrides.paperwork).toEqual({ value: 0.03, why: 'all parts are traced', range: undefined });
    expect(() => sweepPath(scenario, 'parameters.paperwork')(scenario, 0.5)).toThrow('from 0 to 0.1');
  });

  it('reaches the other numbers by the words of the file', () => {
    const shifts = sweepPath(scenario, 'sourcing_shifts[0].amount')(scenario, 0.1).sourcingShifts;
    expect(shifts[0]).toEqual({ label: 'home', amount: 0.1, overYears: 4, start: 2020 });
    expect(sweepPath(scenario, 'sourcing_shifts[0].over')(scenario, 2).sourcingShifts[0]?.overYears).toBe(2);
    expect(sweepPath(scenario, 'additional_duties[0].rate')(scenario, 0.1).additionalDuties[0]?.rate).toEqual([
      { from: 2025, value: 0.1 },
    ]);
    const treatments = sweepPath(scenario, 'treatments.preferential.duty')(scenario, 0.01).treatments;
    expect(treatments[1]?.duty).toEqual([{ from: 2019, value: 0.01 }]);
  });

  it.each([
    ['rule.regoinal', 'There is regional, us, core'],
    ['rule.all_of[7].us', 'all_of[0] to all_of[2]'],
    ['rule.all_of[1].us.2022', 'There is 2020'],
    ['rule', 'There is regional, us, core'],
    ['sourcing_shifts[3].amount', '[0] to [0]'],
    ['sourcing_shifts[0].label', ''],
    ['parameters.paperwrok', 'paperwork'],
    ['rule regional', 'Write it with the words'],
    ['__proto__.x', ''],
    ['constructor.name', ''],
    ['name.length', ''],
    ['treatments.mfn.duty', ''],
    ['treatments.preferntial.duty', '[0] to [1]'],
  ])('%s leads nowhere, and the error says what there is', (path, hint) => {
    try {
      sweepPath(scenario, path);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'RoosimError', hint: expect.stringContaining(hint) });
    }
  });

  describe('in an outlook', () => {
    const outlook: Scenario = {
      ...scenario,
      outlook: [
        { label: 'deal', weight: 0.5, scenario },
        { label: 'no deal', weight: 0.3, scenario },
        { label: 'never', weight: 0.2, scenario },
      ],
    };

    it('reaches a weight, and the others share what is left as before', () => {
      const edited = sweepPath(outlook, 'outlook[0].weight')(outlook, 0.75);
      expect(edited.outlook?.map((branch) => branch.weight)).toEqual([0.75, expect.closeTo(0.15), expect.closeTo(0.1)]);
      expect(() => sweepPath(outlook, 'outlook[0].weight')(outlook, 1.5)).toThrow('between 0% and 100%');
    });

    it('reaches a place in one branch, and an assumption in all', () => {
      const edited = sweepPath(outlook, 'outlook[1].rule.us')(outlook, 0.4);
      expect(edited.outlook?.map((branch) => thresholds(branch.scenario)[1])).toEqual([
        'us 2020:0.5',
        'us 2020:0.4',
        'us 2020:0.5',
      ]);
      const all = sweepPath(outlook, 'parameters.paperwork')(outlook, 0.02);
      expect(all.outlook?.map((branch) => branch.scenario.parameterOverrides.paperwork?.value)).toEqual([
        0.02, 0.02, 0.02,
      ]);
    });

    it.each(['rule.us', 'outlook[3].weight', 'outlook[0].rule.nothing'])('finds nothing at %s', (path) => {
      expect(() => sweepPath(outlook, path)).toThrow('no number at');
    });
  });

  it('refuses thresholds that are no share, whatever it is', () => {
    const set = sweepPath(scenario, 'rule.us');
    expect(() => set(scenario, 1.2)).toThrow('between 0% and 100%');
    expect(() => set(scenario, -0.1)).toThrow('between 0% and 100%');
    expect(() => set(scenario, Number.NaN)).toThrow('between 0% and 100%');
  });

  it('reads a path as roosim set does: what is none for the one is none for the other', () => {
    for (const path of ['rule..regional', 'rule.__proto__', 'rule regional', ''])
      expect(() => sweepPath(scenario, path)).toThrow('is not a path in a scenario file');
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          sweepPath(scenario, text);
        } catch (error) {
          expect(error).toMatchObject({ name: 'RoosimError' });
        }
      }),
    );
  });
});
