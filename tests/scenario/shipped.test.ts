import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioDoubts } from '../../src/analysis/doubts.js';
import { valueInYear } from '../../src/scenario/describe/words.js';
import { diagnosticsPage } from '../../src/scenario/diagnostics/page.js';
import { checkScenarios, loadScenario } from '../../src/scenario/load.js';
import { SCENARIO_FORMAT_VERSION, scenarioJsonSchemaText } from '../../src/scenario/schema/json-schema.js';
import { referencePage } from '../../src/scenario/schema/reference-page.js';
import type { Rule, Scenario } from '../../src/scenario/types.js';
import { SHIPPED, sharedBaseline, shippedFiles } from './support.js';

const options = sharedBaseline();
const load = (name: string): Scenario => loadScenario(join(SHIPPED, `${name}.yaml`), options);

/** Thresholds by measure in a year, those of one class where it matters. */
function thresholds(rule: Rule, year: number, vehicleClass: 'car' | 'light_truck'): Record<string, number> {
  if (rule.kind === 'never') return {};
  if (rule.kind !== 'at_least') return Object.assign({}, ...rule.of.map((r) => thresholds(r, year, vehicleClass)));
  return rule.classes.includes(vehicleClass) ? { [rule.measure]: valueInYear(rule.threshold, year) } : {};
}

describe('the scenarios that ship', () => {
  it('are the ten regimes, without a mistake or a doubt', () => {
    const names = shippedFiles()
      .filter((path) => dirname(path) === SHIPPED)
      .map((path) => basename(path, '.yaml'));
    expect(names).toEqual([
      'canada-innovation',
      'compromise-75',
      'nafta-1994',
      'reshoring',
      'section-232',
      'tpp-45',
      'us-85-50',
      'usmca-no-rollup',
      'usmca',
      'withdrawal',
    ]);
    const checked = checkScenarios(shippedFiles(), { ...options, doubts: scenarioDoubts });
    expect(checked.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('each have a title, a summary and a source, and all but the status quo and variants something to test', () => {
    for (const path of shippedFiles()) {
      const scenario = loadScenario(path, options);
      expect(scenario.title).not.toBe(scenario.name);
      expect(scenario.summary).not.toBe('');
      expect(scenario.sources.length).toBeGreaterThan(0);
      if (scenario.lineage.length > 0 && !path.includes('variants')) expect(scenario.claims.length).toBeGreaterThan(0);
    }
  });

  it('refer editors to the schema in their first line', () => {
    for (const path of shippedFiles()) {
      const [first] = readFileSync(path, 'utf8').split('\n', 1);
      const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? '')?.[1];
      expect(existsSync(resolve(dirname(path), schema ?? 'none'))).toBe(true);
    }
  });

  it('have NAFTA at 62.5% of net cost with its tracing list (Article 403)', () => {
    const { rules, measures } = load('nafta-1994');
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ inForce: 1994, rule: { measure: 'regional', threshold: [{ value: 0.625 }] } });
    expect(measures.regional?.untraced).toBe('register');
    expect(measures.regional?.base).not.toContain('development');
  });

  it('have USMCA phased in as in the Harmonized Tariff Schedule, General Note 11', () => {
    const rule = load('usmca').rules.at(-1)?.rule as Rule;
    const steps = [2020, 2021, 2022, 2023, 2031].map((year) => thresholds(rule, year, 'car'));
    expect(steps.map(({ core }) => core)).toEqual([0.66, 0.69, 0.72, 0.75, 0.75]);
    expect(steps.map(({ regional_core_rolled_up: regional }) => regional)).toEqual([0.66, 0.69, 0.72, 0.75, 0.75]);
    expect(steps.map(({ principal }) => principal)).toEqual([0.625, 0.65, 0.675, 0.7, 0.7]);
    expect(steps.map(({ labour }) => labour)).toEqual([0.3, 0.33, 0.36, 0.4, 0.4]);
    expect(thresholds(rule, 2020, 'light_truck').labour).toBe(0.45);
  });

  it('leave the rule of 1994 as it was until a proposal comes into force', () => {
    const before = load('nafta-1994').rules[0];
    for (const name of ['us-85-50', 'usmca', 'canada-innovation', 'withdrawal', 'tpp-45', 'compromise-75']) {
      const [first, second, ...more] = load(name).rules;
      expect(first).toMatchObject({ ...before, measures: { regional: before?.measures.regional } });
      expect(second?.inForce).toBe(2020);
      expect(more).toEqual([]);
    }
  });

  it('have an outlook whose branches carry their dates', () => {
    const { outlook } = loadScenario(join(SHIPPED, 'outlooks', 'talks-2018.yaml'), options);
    expect(outlook?.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const usmca = outlook?.find(({ scenario }) => scenario.name === 'usmca')?.scenario;
    expect(usmca?.rules.map(({ inForce }) => inForce)).toEqual([1994, 2021]);
    expect(thresholds(usmca?.rules.at(-1)?.rule as Rule, 2024, 'car').core).toBe(0.75);
    expect(thresholds(usmca?.rules.at(-1)?.rule as Rule, 2023, 'car').core).toBe(0.72);
  });
});

describe('what is generated from the code', () => {
  it('scenario.schema.json is current: roosim schema > scenarios/scenario.schema.json', async () => {
    const text = scenarioJsonSchemaText(load('nafta-1994').baseline);
    await expect(text).toMatchFileSnapshot(join(SHIPPED, 'scenario.schema.json'));
    expect(JSON.parse(text)).toMatchObject({ $id: `urn:roosim:scenario-file:${SCENARIO_FORMAT_VERSION}` });
  });

  it('SCENARIO-FILES.md is current', async () => {
    await expect(referencePage(load('nafta-1994').baseline)).toMatchFileSnapshot(
      '../../src/scenario/SCENARIO-FILES.md',
    );
  });

  it('DIAGNOSTICS.md is current', async () => {
    await expect(diagnosticsPage()).toMatchFileSnapshot('../../src/scenario/DIAGNOSTICS.md');
  });
});
