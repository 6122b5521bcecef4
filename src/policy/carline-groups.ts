import type { Baseline } from '../baseline/types.js';
import type { Rule, Scenario } from '../scenario/types.js';
import type { VehicleClass } from '../types/dimensions.js';

/** Carlines that every rule of a scenario treats alike: of one class, and of makers that no rule tells apart. */
export type CarlineGroups = {
  readonly groups: readonly { readonly vehicleClass: VehicleClass; readonly maker: string }[];
  /** Group of each carline, in the baseline's order. */
  readonly groupOf: Uint16Array;
};

/** Sorts the carlines of a baseline into groups by class and by what the scenario's rules say of their maker. */
export function carlineGroups(scenario: Scenario, baseline: Baseline): CarlineGroups {
  const named = [
    ...new Set([...scenario.rules, ...(scenario.droppedRules ?? [])].flatMap((dated) => makersNamed(dated.rule))),
  ];
  const index = new Map<string, number>();
  const groups: { vehicleClass: VehicleClass; maker: string }[] = [];
  const groupOf = Uint16Array.from(baseline.carlines, ({ vehicleClass, maker }) => {
    const key = `${vehicleClass}/${named.includes(maker) ? maker : ''}`;
    let group = index.get(key);
    if (group === undefined) {
      group = groups.length;
      index.set(key, group);
      groups.push({ vehicleClass, maker });
    }
    return group;
  });
  return { groups, groupOf };
}

function makersNamed(rule: Rule): readonly string[] {
  if (rule.kind === 'at_least') return [...(rule.makers ?? []), ...(rule.exceptMakers ?? [])];
  return rule.kind === 'never' ? [] : rule.of.flatMap(makersNamed);
}
