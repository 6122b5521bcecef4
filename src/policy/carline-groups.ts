import type { Baseline } from '../baseline/types.js';
import { nameplateOf } from '../scenario/nameplate.js';
import type { Subject } from '../scenario/rule-size.js';
import type { Rule, Scenario } from '../scenario/types.js';

/** Carlines that every rule of a scenario treats alike where they are assembled at the same place. */
export type CarlineGroups = {
  readonly groups: readonly Omit<Subject, 'plant'>[];
  /** Group of each carline, in the baseline's order. */
  readonly groupOf: Uint16Array;
};

/** Sorts the carlines of a baseline into groups by class and by what the scenario's rules say of their maker and nameplate. */
export function carlineGroups(scenario: Scenario, baseline: Baseline): CarlineGroups {
  const named = new Set([...scenario.rules, ...(scenario.droppedRules ?? [])].flatMap((dated) => namesIn(dated.rule)));
  const index = new Map<string, number>();
  const groups: Omit<Subject, 'plant'>[] = [];
  const groupOf = Uint16Array.from(baseline.carlines, (carline) => {
    const { vehicleClass, maker } = carline;
    const nameplate = nameplateOf(carline);
    const key = [vehicleClass, ...[maker, nameplate].filter((name) => named.has(name))].join('/');
    let group = index.get(key);
    if (group === undefined) {
      group = groups.length;
      index.set(key, group);
      groups.push({ vehicleClass, maker, nameplate });
    }
    return group;
  });
  return { groups, groupOf };
}

function namesIn(rule: Rule): readonly string[] {
  if (rule.kind === 'at_least')
    return [...(rule.makers ?? []), ...(rule.exceptMakers ?? []), ...(rule.nameplates ?? [])];
  return rule.kind === 'never' ? [] : rule.of.flatMap(namesIn);
}
