import { describe, expect, it } from 'vitest';
import { alternativesOf } from '../../src/policy/alternatives.js';
import { LIMITS } from '../../src/scenario/limits.js';
import type { Rule } from '../../src/scenario/types.js';
import { atLeast } from '../support/scenarios.js';

const ways = (rule: Rule, year = 2025, vehicleClass: 'car' | 'light_truck' = 'car', maker = 'Ford'): string[] =>
  alternativesOf(rule, year, { vehicleClass, maker, nameplate: 'Ford F-150', plant: 'MX' }).map((way) =>
    way.map((r) => `${r.measure} ${r.atLeast}`).join(' & '),
  );

describe('ways to meet a rule', () => {
  it('is one for a requirement, and none when an agreement has ended', () => {
    expect(ways(atLeast('regional', 0.625))).toEqual(['regional 0.625']);
    expect(ways({ kind: 'never' })).toEqual([]);
  });

  it('spreads any_of inside all_of into every combination', () => {
    const rule: Rule = {
      kind: 'all_of',
      of: [
        atLeast('core', 0.75),
        {
          kind: 'any_of',
          of: [atLeast('regional', 0.75), { kind: 'all_of', of: [atLeast('a', 0.1), atLeast('b', 0.2)] }],
        },
      ],
    };
    expect(ways(rule)).toEqual(['core 0.75 & regional 0.75', 'core 0.75 & a 0.1 & b 0.2']);
  });

  it('has no way where one part of all_of has none, and keeps the others of any_of', () => {
    expect(ways({ kind: 'all_of', of: [atLeast('us', 0.5), { kind: 'never' }] })).toEqual([]);
    expect(ways({ kind: 'any_of', of: [atLeast('us', 0.5), { kind: 'never' }] })).toEqual(['us 0.5']);
  });

  it('asks nothing of classes and makers that a requirement is not for', () => {
    const cars: Rule = { ...(atLeast('labour', 0.4) as Extract<Rule, { kind: 'at_least' }>), classes: ['car'] };
    expect(ways(cars, 2025, 'light_truck')).toEqual(['']);
    const staged: Rule = { ...(atLeast('regional', 0.625) as Extract<Rule, { kind: 'at_least' }>), makers: ['Ford'] };
    expect(ways(staged)).toEqual(['regional 0.625']);
    expect(ways(staged, 2025, 'car', 'Tesla')).toEqual(['']);
    const others: Rule = {
      ...(atLeast('regional', 0.75) as Extract<Rule, { kind: 'at_least' }>),
      exceptMakers: ['Ford'],
    };
    expect(ways(others)).toEqual(['']);
    expect(ways(others, 2025, 'car', 'Tesla')).toEqual(['regional 0.75']);
  });

  it('follows dated thresholds, the first of which holds before its date', () => {
    const phased: Rule = {
      ...(atLeast('regional', 0) as Extract<Rule, { kind: 'at_least' }>),
      threshold: [
        { from: 2020, value: 0.66 },
        { from: 2023, value: 0.75 },
      ],
    };
    expect([2019, 2020, 2022, 2023, 2031].map((year) => ways(phased, year)[0])).toEqual([
      'regional 0.66',
      'regional 0.66',
      'regional 0.66',
      'regional 0.75',
      'regional 0.75',
    ]);
  });

  it('refuses a rule that spreads too far or asks too much at once', () => {
    const pair: Rule = { kind: 'any_of', of: [atLeast('a', 0.1), atLeast('b', 0.1)] };
    expect(() => ways({ kind: 'all_of', of: Array.from({ length: 7 }, () => pair) })).toThrow(/64 ways/);
    const many = Array.from({ length: LIMITS.requirements + 1 }, (_, i) => atLeast(`m${i}`, 0.1));
    expect(() => ways({ kind: 'all_of', of: many })).toThrow(/requirements at once/);
  });
});
