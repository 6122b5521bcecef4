import { describe, expect, it } from 'vitest';
import { parameterReader } from '../../src/policy/parameters.js';
import { treatmentOutlines, treatmentsUnder } from '../../src/policy/treatments.js';
import type { Scenario } from '../../src/scenario/types.js';
import { shippedBaseline, statusQuo } from '../support/scenarios.js';

const baseline = shippedBaseline();
const parameter = parameterReader(Object.fromEntries([...baseline.register].map(([id, p]) => [id, p.value])));
const nafta = statusQuo(baseline);
const section: Scenario = {
  ...nafta,
  additionalDuties: [
    {
      label: 'q',
      into: ['US'],
      from: ['CA', 'MX'],
      classes: ['car', 'light_truck'],
      rate: [{ from: 2025, value: 0.25 }],
      on: { contentFrom: ['CA', 'MX', 'ROW'] },
      where: 'qualifying',
      inForce: 2025,
      until: 2028,
    },
    {
      label: 'o',
      into: ['US'],
      from: ['CA', 'MX'],
      classes: ['car', 'light_truck'],
      rate: [{ from: 2025, value: 0.25 }],
      on: 'value',
      where: 'other',
      inForce: 2025,
      until: undefined,
    },
  ],
};
const ways = (
  scenario: Scenario,
  from: 'US' | 'CA' | 'MX' | 'ROW',
  into: 'US' | 'CA' | 'MX' | 'ROW',
  year: number,
  vehicleClass: 'car' | 'light_truck' = 'car',
) => {
  const route = { from, into, vehicleClass };
  return treatmentsUnder(treatmentOutlines(scenario, route, year), parameter);
};

describe('ways into a market', () => {
  it('is free at home and outside the region', () => {
    for (const [from, into] of [
      ['US', 'US'],
      ['MX', 'ROW'],
    ] as const) {
      const [only, ...more] = ways(nafta, from, into, 2025);
      expect(more).toEqual([]);
      expect([only?.duty, only?.paperwork, only?.requiresRule]).toEqual([0, 0, false]);
    }
  });

  it('is the preference or the MFN rate of the market and class within the region', () => {
    const [preferential, mfn] = ways(nafta, 'MX', 'US', 2025, 'light_truck');
    expect([preferential?.requiresRule, preferential?.duty, preferential?.paperwork]).toEqual([
      true,
      0,
      parameter('paperwork'),
    ]);
    expect([mfn?.requiresRule, mfn?.duty]).toEqual([false, 0.25]);
    expect(ways(nafta, 'US', 'MX', 2025)[1]?.duty).toBe(0.2);
  });

  it('charges imports from elsewhere MFN on the part that no agreement lets in free', () => {
    const [mfn, ...more] = ways(nafta, 'ROW', 'US', 2025);
    expect(more).toEqual([]);
    expect(mfn?.duty).toBeCloseTo(0.025 * (1 - parameter('row_duty_free_share.US')), 12);
  });

  it('adds duties to the treatments they are for, while they are in force', () => {
    const [preferential, mfn] = ways(section, 'MX', 'US', 2026);
    expect(preferential?.contentDuty).toEqual([0, 0.25, 0.25, 0.25]);
    expect(mfn?.duty).toBeCloseTo(0.275, 12);
    expect(ways(section, 'MX', 'US', 2024)[0]?.contentDuty).toBeUndefined();
    expect(ways(section, 'MX', 'US', 2028)[0]?.contentDuty).toBeUndefined();
    expect(ways(section, 'MX', 'CA', 2026)[0]?.contentDuty).toBeUndefined();
  });
});
