import { LIMITS } from '../scenario/limits.js';
import { concerns, type Subject } from '../scenario/rule-size.js';
import type { Rule, ThresholdCredit } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { valueIn } from './dated.js';

/** Measure ≥ threshold in one year, less credits that a maker earns elsewhere. */
export type Requirement = {
  readonly measure: string;
  /** All that is not the measure is asked for: what `atLeast` of it leaves is the most that the measure may be. */
  readonly isCeiling?: true;
  readonly atLeast: number;
  readonly credits: readonly ThresholdCredit[];
};

/** Requirements that hold together: one way to meet a rule. Empty: nothing is asked. */
export type Alternative = readonly Requirement[];

/**
 * The ways to meet a rule in a year for some vehicles: its disjunctive normal form. A requirement for others asks nothing of
 * these. No way at all (an empty list) means that no vehicle can qualify.
 *
 * @throws RoosimError `scenario_invalid` when the rule spreads further than {@link LIMITS} allow; a scenario from a file never does
 */
export function alternativesOf(rule: Rule, year: number, subject: Subject): Alternative[] {
  switch (rule.kind) {
    case 'never':
      return [];
    case 'at_least': {
      if (!concerns(rule, subject)) return [[]];
      const { measure, credits } = rule;
      const threshold = valueIn(rule.threshold, year);
      if (rule.isCeiling === undefined) return [[{ measure, atLeast: threshold, credits }]];
      return [[{ measure, isCeiling: true, atLeast: restOf(threshold), credits }]];
    }
    case 'any_of':
      return bounded(rule.of.flatMap((part) => alternativesOf(part, year, subject)));
    case 'all_of':
      return rule.of.reduce<Alternative[]>(
        (ways, part) => {
          const next = alternativesOf(part, year, subject);
          return bounded(ways.flatMap((way) => next.map((more) => [...way, ...more])));
        },
        [[]],
      );
  }
}

/** What a share leaves of the whole, in the digits it is written in: 0.9 and not a hair less for 0.1. */
export function restOf(share: number): number {
  return Number((1 - share).toFixed(12));
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
