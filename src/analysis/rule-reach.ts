import { createPreparation, type PreparedRun, planOffers, variantsOf } from '../engine/index.js';
import type { Regime } from '../policy/regime.js';
import type { Doubt } from '../scenario/resolve/doubts.js';
import type { Scenario } from '../scenario/types.js';
import { classNames, type VehicleClass } from '../types/dimensions.js';

/**
 * A doubt for each class of vehicle of which no carline made in the region can meet the last rule, at whatever price
 * and at central values. A rule that has ended is meant to be out of reach.
 */
export function unreachableRuleDoubts(scenario: Scenario): readonly Doubt[] {
  if (scenario.outlook !== undefined || scenario.rules.at(-1)?.rule.kind === 'never') return [];
  const run = createPreparation(scenario)({});
  const { lastYear, dimensions } = scenario.baseline;
  const beyond = dimensions.classes.filter((vehicleClass) => !isReachable(run, scenario, vehicleClass));
  return beyond.map(
    (vehicleClass): Doubt => ({
      code: 'rule_unreachable',
      at: ['rule'],
      message: `No ${classNames(dimensions, vehicleClass).singular} made in the region can meet this rule in ${lastYear}, at any price.`,
      hint: 'Lower a threshold; or write withdrawn: true if nothing is meant to qualify.',
    }),
  );
}

/** Whether some carline of the class has a plan that meets the last rule; true where there is no such carline. */
function isReachable(run: PreparedRun, { baseline }: Scenario, vehicleClass: VehicleClass): boolean {
  const { economy } = run.model;
  const last = run.years.length - 1;
  const regime = run.timeline.inForce[last] as Regime;
  const concerned = baseline.carlines.flatMap((made, carline) =>
    made.vehicleClass === vehicleClass && baseline.dimensions.region.members.includes(made.assembly)
      ? variantsOf(economy.variants, carline).map((variant) => ({ variant, carline }))
      : [],
  );
  return (
    concerned.length === 0 ||
    concerned.some(({ variant, carline }) => {
      const plant = economy.carlines.plant[carline] as number;
      const point = { variant, plant, regime, state: run.stateOf(last, carline) };
      return planOffers(run, point).offers.some(({ madeFor }) => madeFor === 'the rule');
    })
  );
}
