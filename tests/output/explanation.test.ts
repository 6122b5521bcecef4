import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { explainCarline } from '../../src/analysis/explain.js';
import { explanationText } from '../../src/output/explanation.js';
import { explanationReport } from '../../src/output/explanation-report.js';
import type { Scenario } from '../../src/scenario/types.js';
import { atLeast, dated, shippedBaseline, statusQuo } from '../support/scenarios.js';

const nafta = statusQuo(shippedBaseline());
const text = (scenario: Scenario): string =>
  explanationReport(explanationText(explainCarline(scenario, 'Honda CR-V (CA)', 2025)), { color: false, width: 100 });

describe('an explanation in words and tables', () => {
  it('goes from the filing to the figure of the comparison', () => {
    const report = text({ ...nafta, rules: [...nafta.rules, dated(2020, atLeast('traced', 0.85))] });
    const headings = [
      'The vehicle',
      'Content when parts are bought freely',
      'What the rule asks',
      'What new programs weigh',
    ];
    const places = [...headings, 'Its programs in 2025', 'In the comparison', 'Assumptions used'].map((heading) =>
      report.indexOf(heading),
    );
    expect(places.every((place, i) => place > (places[i - 1] ?? -1))).toBe(true);
    expect(report).toContain('content.regional[CA][car] = ');
    expect(report).not.toMatch(/NaN|undefined|Infinity/);
    const prose = report.split('\n').filter((line) => !/ {2}/.test(line));
    for (const line of prose) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });

  it('says so when no vehicle can qualify, or no sourcing can', () => {
    expect(text({ ...nafta, rules: [...nafta.rules, dated(2020, { kind: 'never' })] })).toContain(
      'No vehicle can qualify',
    );
    const beyond = text({ ...nafta, rules: [...nafta.rules, dated(2020, atLeast('us', 1))] });
    expect(beyond).toContain('No sourcing can meet us ≥ 100%.');
    expect(beyond).not.toMatch(/NaN|undefined|Infinity/);
  });
});
