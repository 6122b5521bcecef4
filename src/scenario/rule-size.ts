import type { VehicleClass } from '../types/dimensions.js';
import type { Rule } from './types.js';

/** How far a rule spreads for one class and maker. */
export type RuleSize = {
  /** Ways to meet it: the terms of its disjunctive normal form. */
  readonly ways: number;
  /** Requirements of the longest of them. */
  readonly together: number;
};

/** The size of a rule for a class and maker, without making its ways. */
export function ruleSize(rule: Rule, vehicleClass: VehicleClass, maker: string): RuleSize {
  if (rule.kind === 'never') return { ways: 0, together: 0 };
  if (rule.kind === 'at_least') return { ways: 1, together: concerns(rule, vehicleClass, maker) ? 1 : 0 };
  const parts = rule.of.map((part) => ruleSize(part, vehicleClass, maker));
  if (rule.kind === 'any_of')
    return {
      ways: parts.reduce((sum, { ways }) => sum + ways, 0),
      together: parts.reduce((most, { together }) => Math.max(most, together), 0),
    };
  return {
    ways: parts.reduce((product, { ways }) => product * ways, 1),
    together: parts.reduce((sum, { together }) => sum + together, 0),
  };
}

/** Whether a requirement asks something of a class and maker. */
export function concerns(
  rule: Extract<Rule, { kind: 'at_least' }>,
  vehicleClass: VehicleClass,
  maker: string,
): boolean {
  return (
    rule.classes.includes(vehicleClass) &&
    (rule.makers === undefined || rule.makers.includes(maker)) &&
    !(rule.exceptMakers?.includes(maker) ?? false)
  );
}
