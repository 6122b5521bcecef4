import { LIMITS } from '../scenario/limits.js';
import { concerns } from '../scenario/rule-size.js';
import type { Rule, ThresholdCredit } from '../scenario/types.js';
import type { VehicleClass } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { valueIn } from './dated.js';

/** Measure ≥ threshold in one year, less credits that a maker earns elsewhere. */
export type Requirement = {
  readonly measure: string;
  readonly atLeast: number;
  readonly credits: readonly ThresholdCredit[];
};

/** Requirements that hold together: one way to meet a rule. Empty: nothing is asked. */
export type Alternative = readonly Requirement[];

/**
 * The ways to meet a rule in a year for one class and maker: its disjunctive normal form. A requirement for other classes
 * or makers asks nothing of this one. No way at all (an empty list) means that no vehicle can qualify.
 *
 * @throws RoosimError `scenario_invalid` when the rule spreads further than {@link LIMITS} allow; a scenario from a file never does
 */
export function alternativesOf(rule: Rule, year: number, vehicleClass: VehicleClass, maker: string): Alternative[] {
  switch (rule.kind) {
    case 'never':
      return [];
    case 'at_least': {
      if (!concerns(rule, vehicleClass, maker)) return [[]];
      return [[{ measure: rule.measure, atLeast: valueIn(rule.threshold, year), credits: rule.credits }]];
    }
    case 'any_of':
      return bounded(rule.of.flatMap((part) => alternativesOf(part, year, vehicleClass, maker)));
    case 'all_of':
      return rule.of.reduce<Alternative[]>(
        (ways, part) => {
          const next = alternativesOf(part, year, vehicleClass, maker);
          return bounded(ways.flatMap((way) => next.map((more) => [...way, ...more])));
        },
        [[]],
      );
  }
}

function bounded(ways: Alternative[]): Alternative[] {
  if (ways.some((way) => way.length > LIMITS.requirements)) {
    throw new RoosimError(
      'scenario_invalid',
      `The rule asks for more than ${LIMITS.requirements} requirements at once.`,
      {
        hint: 'Combine requirements, or leave out those that others imply.',
      },
    );
  }
  if (ways.length > LIMITS.ways) {
    throw new RoosimError('scenario_invalid', `The rule can be met in more than ${LIMITS.ways} ways.`, {
      hint: 'Combine fewer any_of groups.',
    });
  }
  return ways;
}
