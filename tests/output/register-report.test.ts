import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/baseline/types.js';
import {
  parameterRange,
  parameterValue,
  registerCsv,
  registerJson,
  registerReport,
} from '../../src/output/register-report.js';
import type { Scenario } from '../../src/scenario/types.js';
import { csvRows } from '../support/csv.js';
import { shippedBaseline, statusQuo } from '../support/scenarios.js';

const paperwork: Parameter = {
  id: 'paperwork',
  label: 'cost of proving origin',
  value: 0.005,
  unit: 'share of value',
  bounds: { low: 0, high: 0.1 },
  distribution: { kind: 'triangular', low: 0.002, mode: 0.005, high: 0.015 },
  source: '=HYPERLINK("http://example.org")',
  status: 'recalled',
};
const scenario: Scenario = {
  ...statusQuo(shippedBaseline()),
  name: 'mine',
  parameterOverrides: { paperwork: { value: 0.005, why: 'all parts are traced', range: undefined } },
};

describe('the assumptions of a scenario', () => {
  it('are told with value, range, source, status, and who set them', () => {
    expect(registerReport([paperwork], scenario, { color: false, width: 80 })).toBe(
      [
        'assumption  value  unit      range                     status',
        '─'.repeat(63),
        'paperwork    0.5%  of value  0.2% to 1.5%, triangular  recalled',
        '  cost of proving origin. =HYPERLINK("http://example.org")',
        '  set by mine: all parts are traced',
        '',
      ].join('\n'),
    );
  });

  it('go to CSV without a formula in any cell, and to JSON', () => {
    const [record] = csvRows(registerCsv([paperwork], scenario));
    expect(record).toMatchObject({
      id: 'paperwork',
      value: '0.005',
      low: '0.002',
      overridden: 'true',
      why: 'all parts are traced',
    });
    expect(record?.source).toBe(`'${paperwork.source}`);
    expect(JSON.parse(registerJson([paperwork], scenario))).toMatchObject([
      { id: 'paperwork', value: 0.005, status: 'recalled' },
    ]);
  });

  it('show shares of anything in percent, ranges without ends within the bounds', () => {
    expect(parameterValue(0.65, 'share of price')).toBe('65%');
    expect(parameterValue(-1, 'elasticity')).toBe('−1');
    expect(parameterValue(7.75, 'elasticity')).toBe('7.75');
    const normal = { ...paperwork, distribution: { kind: 'normal', mean: 0.005, sd: 0.005 } } as const;
    expect(parameterRange(normal)).toBe('0% to 1.5%, normal');
    expect(parameterRange({ ...paperwork, distribution: { kind: 'fixed' } })).toBe('fixed');
  });

  it('can all be shown', () => {
    const all = [...scenario.baseline.register.values()];
    const text = registerReport(all, scenario, { color: false, width: undefined });
    for (const { id } of all) expect(text).toContain(id);
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
