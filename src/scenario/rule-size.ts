import type { Country, VehicleClass } from '../types/dimensions.js';
import type { Rule } from './types.js';

/** Vehicles that a rule may tell from others. */
export type Subject = {
  readonly vehicleClass: VehicleClass;
  readonly maker: string;
  /** With its make: `Ford F-150`. */
  readonly nameplate: string;
  /** Where it is assembled. */
  readonly plant: Country;
};

/** How far a rule spreads for some vehicles. */
export type RuleSize = {
  /** Ways to meet it: the terms of its disjunctive normal form. */
  readonly ways: number;
  /** Requirements of the longest of them. */
  readonly together: number;
};

/** The size of a rule for some vehicles, without making its ways. */
export function ruleSize(rule: Rule, subject: Subject): RuleSize {
  if (rule.kind === 'never') return { ways: 0, together: 0 };
  if (rule.kind === 'at_least') return { ways: 1, together: concerns(rule, subject) ? 1 : 0 };
  const parts = rule.of.map((part) => ruleSize(part, subject));
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

/** Whether a requirement asks something of some vehicles. */
export function concerns(
  rule: Pick<Extract<Rule, { kind: 'at_least' }>, 'classes' | 'makers' | 'exceptMakers' | 'nameplates' | 'assembledIn'>,
  { vehicleClass, maker, nameplate, plant }: Subject,
): boolean {
  return (
    rule.classes.includes(vehicleClass) &&
    (rule.makers === undefined || rule.makers.includes(maker)) &&
    !(rule.exceptMakers?.includes(maker) ?? false) &&
    (rule.nameplates === undefined || rule.nameplates.includes(nameplate)) &&
    (rule.assembledIn === undefined || rule.assembledIn.includes(plant))
  );
}
