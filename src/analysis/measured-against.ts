import type { Claim, Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';

/**
 * What scenarios are measured against where nothing else is asked for: one against what it extends, several against their
 * nearest common ancestor, which may be one of them. A scenario that extends nothing is its own measure.
 * @throws RoosimError 'usage' when they have no ancestor in common
 */
export function measuredAgainst(scenarios: readonly Scenario[]): Scenario {
  const distinct = [...new Map(scenarios.map((scenario) => [scenario.path, scenario])).values()];
  const [first] = distinct;
  if (first === undefined) throw new RoosimError('usage', 'No scenario is named.');
  const path = nearestCommon(distinct.map((scenario) => lineOf(scenario).map((one) => one.path)));
  const common = lineOf(first).find((one) => one.path === path);
  if (common !== undefined) return common;
  const names = distinct.map(({ name }) => name).join(', ');
  throw new RoosimError('usage', `${names} extend nothing in common.`, {
    hint: 'Say what to measure them against: --baseline NAME.',
  });
}

/** What several lines of descent, nearest first, have in common nearest; of one alone, its second, if it has one. */
export function nearestCommon(lines: readonly (readonly string[])[]): string | undefined {
  const [first = [], ...others] = lines;
  if (others.length === 0) return first[1] ?? first[0];
  return first.find((path) => others.every((line) => line.includes(path)));
}

/** A scenario and all that it extends, nearest first. */
export function lineOf(scenario: Scenario): readonly Scenario[] {
  return scenario.parent === undefined ? [scenario] : [scenario, ...lineOf(scenario.parent)];
}

/** The scenario that `baseline.` means in a claim: the one it names, else the one its file extends, if any. */
export function claimedAgainst(scenario: Scenario, claim: Claim): Scenario | undefined {
  return claim.against ?? scenario.parent;
}
