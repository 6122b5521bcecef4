import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeScenario } from '../../src/scenario/describe/describe.js';
import { diffScenarios } from '../../src/scenario/describe/diff.js';
import { ruleInOneLine } from '../../src/scenario/describe/rule-text.js';
import { loadScenario } from '../../src/scenario/load.js';
import { SHIPPED, scenarioOf, sharedBaseline } from './support.js';

const options = sharedBaseline();
const load = (name: string) => loadScenario(join(SHIPPED, `${name}.yaml`), options);

describe('a rule in one line', () => {
  it.each([
    [
      'nafta-1994',
      2025,
      '62.5% North American, with the tracing list of NAFTA, or pay 2.5% (cars) / 25% (light trucks)',
    ],
    ['us-85-50', 2019, '62.5% North American, with the tracing list of NAFTA, or pay 2.5% (cars) / 25% (light trucks)'],
    ['us-85-50', 2021, '75% North American, 50% U.S., every part traced, or pay 2.5% (cars) / 25% (light trucks)'],
    ['us-85-50', 2022, '85% North American, 50% U.S., every part traced, or pay 2.5% (cars) / 25% (light trucks)'],
    ['withdrawal', 2025, 'no preference: pay 2.5% (cars) / 25% (light trucks)'],
  ])('of %s in %d', (name, year, line) => {
    expect(ruleInOneLine(load(name), year)).toBe(line);
  });

  it('says what is due on top, once it is', () => {
    const scenario = load('section-232');
    expect(ruleInOneLine(scenario, 2024)).not.toContain('additional');
    expect(ruleInOneLine(scenario, 2025)).toMatch(/\(light trucks\), plus 25% in additional duties$/);
  });

  it('says what is a ceiling, and for whom a clause is', () => {
    const mine = scenarioOf(
      `scenario: mine
extends: usmca
content: {outside: {counts: ROW}}
rule:
  in_force: 2022
  all_of:
    - us: 50%
      assembled_in: [MX, CA]
    - outside: {at_most: {2022: 20%, 2024: 10%}}
      nameplates: Ford F-150
`,
      options,
    );
    expect(ruleInOneLine(mine, 2025)).toMatch(
      /^50% U\.S\. \(made in Canada and Mexico\), at most 10% outside \(Ford F-150\), /,
    );
  });

  it('follows an assumption that the scenario overrides', () => {
    const mine = scenarioOf(
      'scenario: mine\nextends: nafta-1994\nparameters: {mfn.US.car: {value: 10%, why: a}}\n',
      options,
    );
    expect(ruleInOneLine(mine, 2025)).toContain('or pay 10% (cars)');
  });
});

describe('what separates two scenarios', () => {
  it('is nothing for one and the same', () => {
    for (const name of ['nafta-1994', 'usmca', 'section-232'])
      expect(diffScenarios(load(name), load(name))).toEqual([]);
  });

  it('is the same from both sides', () => {
    const [a, b] = [load('us-85-50'), load('section-232')];
    const swapped = diffScenarios(b, a).map((d) => ({ ...d, a: d.b, b: d.a, why: undefined }));
    const plain = diffScenarios(a, b).map((d) => ({ ...d, why: undefined }));
    const sorted = <T extends { topic: string; about: string }>(list: readonly T[]) =>
      list.toSorted((x, y) => (x.topic + x.about < y.topic + y.about ? -1 : 1));
    expect(sorted(swapped)).toEqual(sorted(plain));
  });

  it("is told in the rule's terms, by the years it holds", () => {
    const rules = diffScenarios(load('usmca'), load('usmca-no-rollup')).filter(({ topic }) => topic === 'rule');
    expect(rules.map(({ about }) => about)).toEqual(['2020', '2021', '2022', 'from 2023 on']);
    expect(rules[3]).toMatchObject({
      a: '(75% regional core rolled up or (70% principal, 65% complementary, 75% regional all rolled up))',
      b: '75% North American, every part traced',
    });
  });
});

describe('a description', () => {
  it('says what a scenario changes, with reasons', () => {
    expect(describeScenario(load('us-85-50'), load('nafta-1994')).join('\n')).toMatchInlineSnapshot(`
      "U.S. proposal, October 2017 (us-85-50).
      85% North American and 50% U.S. content, every part traced, or pay the tariff.
      It extends nafta-1994 (NAFTA 1994) and changes this:
      The rule, 2020 to 2021, asks for: 75% North American, 50% U.S., every part traced; before: 62.5% North American, with the tracing list of NAFTA.
      The rule, from 2022 on, asks for: 85% North American, 50% U.S., every part traced; before: 62.5% North American, with the tracing list of NAFTA.
      The content 'regional' is now: spending in North America as a share of net cost, every part traced; before: spending in North America as a share of net cost, parts off the tracing list deemed originating.
      The assumption 'paperwork' is now: 1% (0.5% to 2.5%) from 2020 on; before: 0.5%. Reason: every part is traced: between the cost under NAFTA and under USMCA.
      Claimed: brings manufacturing jobs to the United States (U.S. side); read in 2025.
      Claimed: raises North American content (U.S. side); read in 2025.
      Claimed: would push makers to pay the 2.5% tariff rather than comply (Steve Verheul, Canada's chief negotiator); read in 2025."
    `);
  });

  it('says that nothing changes', () => {
    const mine = scenarioOf('scenario: mine\nextends: usmca\n', options);
    expect(describeScenario(mine, load('usmca'))).toEqual([
      'mine.',
      'It extends usmca (USMCA 2020) and changes nothing.',
    ]);
  });

  it('stands alone for a scenario that extends nothing', () => {
    const sentences = describeScenario(load('nafta-1994'));
    expect(sentences[2]).toBe('It stands on the baseline north-america-2019, 2019 to 2031.');
  });
});
