import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/scenario/diagnostics/diagnostic.js';
import { editScenario, saveAsText } from '../../src/scenario/edit/edit-scenario.js';
import { parsePath } from '../../src/scenario/edit/parse-path.js';
import { type Change, setValue } from '../../src/scenario/edit/set-value.js';
import { newScenarioText } from '../../src/scenario/edit/template.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/types.js';
import { RoosimError } from '../../src/types/errors.js';
import { checkText, SHIPPED, sharedBaseline, shippedFiles } from './support.js';

const options = sharedBaseline();
const fileOf = (name: string) => join(SHIPPED, `${name}.yaml`);

function edited(name: string, ...changes: Change[]): { before: string; after: string; scenario: Scenario } {
  const path = fileOf(name);
  const before = readFileSync(path, 'utf8');
  const { text, checked } = editScenario(path, before, changes, options);
  return { before, after: text, scenario: checked.scenario as Scenario };
}

/** Lines of one text that the other has not. */
function newLines(after: string, before: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
}

const comments = (text: string) => text.match(/(?<=^|\s)#.*$/gm) ?? [];

describe('changing a single value', () => {
  it('changes that value and no other byte', () => {
    const { before, after } = edited('us-85-50', { path: 'rule.regional.2022', value: '80%' });
    expect(after).toBe(before.replace('2022: 85%', '2022: 80%'));
    const other = edited('us-85-50', { path: 'rule.all_of[1].us', value: '45%' });
    expect(other.after).toBe(other.before.replace('us: 50%', 'us: 45%'));
  });

  it('keeps every other byte, whatever the value', () => {
    const { before } = edited('us-85-50');
    const scenario = loadScenario(fileOf('us-85-50'), options);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        const value = `${tenths / 10}%`;
        const after = setValue(before, { path: 'rule.us', value }, scenario);
        expect(after).toBe(before.replace('us: 50%', `us: ${value}`));
      }),
      { numRuns: 50 },
    );
  });

  it('reaches every requirement on a measure', () => {
    const { after } = edited('usmca', { path: 'rule.labour', value: '33%' });
    expect(after.match(/- labour: .*/g)).toEqual(['- labour: 33%', '- labour: 33%']);
  });

  it('is the ceiling where the measure has one, by whatever path', () => {
    const text = `scenario: mine
extends: nafta-1994
content: {outside: {counts: ROW}}
rule:
  regional: 62.5%
  outside: {at_most: {2020: 30%, 2022: 20%}}
  assembled_in: MX
`;
    const { scenario } = checkText(text, options) as { readonly scenario: Scenario };
    const set = (path: string, value: string) => setValue(text, { path, value }, scenario);
    expect(set('rule.outside.2022', '15%')).toBe(text.replace('20%', '15%'));
    expect(set('rule.outside.at_most.2022', '15%')).toBe(text.replace('20%', '15%'));
    const alone = checkText(set('rule.outside', '25%'), options).scenario;
    expect(alone?.rules.at(-1)?.rule).toMatchObject({
      of: [{}, { measure: 'outside', isCeiling: true, threshold: [{ value: 0.25 }], assembledIn: ['MX'] }],
    });
  });

  it('is the value of a year where a parameter has values by year', () => {
    const text = 'scenario: mine\nextends: nafta-1994\nparameters:\n  mfn.US.car: {value: {2022: 10%}, why: a stick}\n';
    const { scenario } = checkText(text, options) as { readonly scenario: Scenario };
    const set = (path: string, value: string) => setValue(text, { path, value }, scenario);
    expect(set('parameters.mfn.US.car.2022', '15%')).toBe(text.replace('10%', '15%'));
    expect(set('parameters.mfn.US.light_truck.2022', '20%')).toContain('mfn.US.light_truck:');
    expect(checkText(set('parameters.mfn.US.light_truck.2022', '20%'), options).scenario).toBeDefined();
  });

  it('quotes what would mean something else', () => {
    const { scenario } = edited('us-85-50', { path: 'title', value: '"no: [it, #is"' });
    expect(scenario.title).toBe('no: [it, #is');
    expect(edited('us-85-50', { path: 'title', value: '"2018"' }).scenario.title).toBe('2018');
  });
});

describe('changing more than a value', () => {
  const changes: readonly [string, Change][] = [
    ['us-85-50', { path: 'rule.regional', value: '{2020: 66%, 2021: 69%}' }],
    ['us-85-50', { path: 'rule.us.2024', value: '55%' }],
    ['us-85-50', { path: 'parameters.paperwork', value: '0.7%' }],
    ['us-85-50', { path: 'parameters.mfn.US.car', value: '10%' }],
    ['section-232', { path: 'rule.core', value: '60%' }],
    ['section-232', { path: 'additional_duties[0].rate', value: '{2025: 25%, 2026: 15%}' }],
    ['reshoring', { path: 'sourcing_shifts[2].assembled_in', value: '[US]' }],
    ['usmca', { path: 'treatments.preferential.duty', value: '1%' }],
    ['usmca', { path: 'content.core.base', value: '[engine, transmission]' }],
  ];

  it.each(changes)('keeps comments, order and the other sections of %s', (name, change) => {
    const { before, after } = edited(name, change);
    const topKeys = (text: string) => text.match(/^\w+(?=:)/gm) ?? [];
    expect(topKeys(after).slice(0, topKeys(before).length)).toEqual(topKeys(before));
    expect(comments(after)).toEqual(comments(before));
    const section = change.path.split(/[.[]/, 1)[0] as string;
    const without = (text: string) => text.replace(new RegExp(`^${section}:.*(?:\\n(?!\\w).*)*`, 'm'), '').trimEnd();
    expect(without(after)).toBe(without(before));
  });

  it('gives a threshold steps', () => {
    const { after } = edited('us-85-50', { path: 'rule.us.2024', value: '55%' });
    expect(after).toContain('- us: {2020: 50%, 2024: 55%}');
  });

  it('writes an inherited rule into the file before it changes a part', () => {
    const { scenario, before, after } = edited('section-232', { path: 'rule.steel', value: '60%' });
    const parent = loadScenario(fileOf('usmca'), options);
    const changed = JSON.stringify(scenario.rules).replaceAll('"value":0.6}', '"value":0.7}');
    expect(changed).toBe(JSON.stringify(parent.rules));
    expect(after.startsWith(before.trimEnd())).toBe(true);
  });

  it('writes an inherited entry into the file before it changes a part', () => {
    const path = join(SHIPPED, 'mine.yaml');
    const text = 'scenario: mine\nextends: section-232\n';
    const { checked } = editScenario(path, text, [{ path: 'additional_duties[1].rate', value: '10%' }], options);
    const parent = loadScenario(fileOf('section-232'), options);
    const rates = (scenario: Scenario | undefined) => scenario?.additionalDuties.map(({ rate }) => rate[0]?.value);
    expect(rates(parent)).toEqual([0.25, 0.25, 0.25]);
    expect(rates(checked.scenario)).toEqual([0.25, 0.1, 0.25]);
  });

  it('drops the range of an assumption that no longer holds its value', () => {
    expect(edited('us-85-50', { path: 'parameters.paperwork', value: '0.7%' }).after).toContain('0.5% to 2.5%');
    const { after, scenario } = edited('us-85-50', { path: 'parameters.paperwork', value: '3%' });
    expect(after).not.toContain('0.5% to 2.5%');
    expect(scenario.parameterOverrides.paperwork).toMatchObject({ value: 0.03, range: undefined });
  });

  it('refuses a result with mistakes, and changes and paths that make no sense', () => {
    expect(() => edited('us-85-50', { path: 'rule.regional', value: '120%' })).toThrow(ScenarioError);
    expect(() => edited('us-85-50', { path: 'rule.regoinal', value: '70%' })).toThrow(/no content measure 'regoinal'/);
    for (const path of ['', '.', 'a..b', 'rule.__proto__.x', 'constructor', 'a b', 'x'.repeat(300), 'rule[99999]'])
      expect(() => parsePath(path)).toThrow(RoosimError);
    for (const value of ['', '[1', 'null', '&a [*a]', '"'])
      expect(() => edited('us-85-50', { path: 'title', value })).toThrow(RoosimError);
  });
});

describe('saving as another scenario', () => {
  it('changes the name, makes the changes and keeps the rest', () => {
    const source = readFileSync(fileOf('us-85-50'), 'utf8');
    const name = { scenario: 'us-80-50', title: 'My: own' };
    const changes = [{ path: 'rule.regional.2022', value: '80%' }];
    const { text, checked } = saveAsText(join(SHIPPED, 'us-80-50.yaml'), source, name, changes, options);
    expect(checked.diagnostics).toEqual([]);
    expect(newLines(text, source)).toEqual([
      'scenario: us-80-50',
      'title: "My: own"',
      expect.stringContaining('2022: 80%'),
    ]);
  });
});

describe('a new file', () => {
  it('is valid whatever it departs from, and changes nothing before it is edited', () => {
    for (const path of shippedFiles()) {
      const parent = loadScenario(path, options);
      if (parent.outlook !== undefined || path.includes('variants')) continue;
      const text = newScenarioText('mine', parent, './scenario.schema.json');
      const { scenario, diagnostics } = checkText(text, options);
      expect(diagnostics).toEqual([]);
      expect(scenario?.lineage[0]).toBe(basename(path, '.yaml'));
      expect(scenario?.rules.at(-1)?.rule).toEqual(parent.rules.at(-1)?.rule);
    }
  });

  it('shows in comments only what is valid once uncommented', () => {
    const parent = loadScenario(fileOf('nafta-1994'), options);
    const text = newScenarioText('mine', parent, './scenario.schema.json');
    const uncommented = text.replace(/^# (?=(?:sources|content|sourcing_shifts|parameters):| {2})/gm, '');
    expect(uncommented.length).toBeLessThan(text.length - 10);
    expect(checkText(uncommented, options).diagnostics).toEqual([]);
  });
});
