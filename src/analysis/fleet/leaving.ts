import type { Carline } from '../../baseline/types.js';
import { createPreparation } from '../../engine/index.js';
import type { Scenario } from '../../scenario/types.js';
import { type PlanCosts, planCosts } from '../plan-costs.js';
import { structuralOverrides } from '../scenario-runs.js';
import { type FleetRow, fleetOf } from './fleet.js';
import type { RequirementMet } from './requirements-met.js';

/** A carline that claims the preference for less of what it sends across borders than it did. */
export type LeavingCarline = {
  readonly carline: Carline;
  /** Thousand vehicles that cross borders within the region, under the scenario. */
  readonly crossingVehicles: number;
  /** Share of their value that claims the preference, under the baseline scenario and under this one. */
  readonly before: number;
  readonly after: number;
  /** What its programs that do not comply weigh; undefined where all comply. */
  readonly costs: PlanCosts | undefined;
  /** The requirement that its programs are furthest from, of the way to meet the rule that is nearest; undefined where none is missed. */
  readonly missed: RequirementMet | undefined;
};

/** A smaller fall of the share that claims is no leaving. */
const LEAST_FALL = 0.1;

/**
 * The carlines that stop claiming the preference, in whole or by a tenth at least, where they are made in the base year; those with most
 * value at stake first.
 * @throws RoosimError `usage` for an outlook, which has no carlines of its own
 */
export function leavingCarlines(
  scenario: Scenario,
  baselineScenario: Scenario,
  year: number,
): readonly LeavingCarline[] {
  const parameters = structuralOverrides(scenario, baselineScenario);
  const before = new Map(atHome(fleetOf(baselineScenario, [year], { parameters })).map((row) => [row.carline.id, row]));
  const run = createPreparation(scenario)({ years: [year] });
  const { carlines } = scenario.baseline;
  return atHome(fleetOf(scenario, [year]))
    .map((row) => ({ row, fall: (before.get(row.carline.id)?.claimsOfValue ?? Number.NaN) - row.claimsOfValue }))
    .filter(({ fall }) => fall >= LEAST_FALL)
    .sort((one, other) => other.fall * other.row.crossingValue - one.fall * one.row.crossingValue)
    .map(({ row, fall }) => {
      const { carline, crossingVehicles, claimsOfValue, requirements } = row;
      const group = { assembly: carline.assembly, vehicleClass: carline.vehicleClass };
      return {
        carline,
        crossingVehicles,
        before: claimsOfValue + fall,
        after: claimsOfValue,
        costs: planCosts(run, { ...group, carline: carlines.indexOf(carline) }, year),
        missed: furthest(requirements),
      };
    });
}

function atHome(rows: readonly FleetRow[]): readonly FleetRow[] {
  return rows.filter(({ carline, plant }) => plant === carline.assembly);
}

function furthest(requirements: readonly RequirementMet[]): RequirementMet | undefined {
  const ways = [...new Set(requirements.map(({ way }) => way))].map((way) =>
    requirements.filter((one) => one.way === way && gap(one) > 0).sort((a, b) => gap(b) - gap(a)),
  );
  const total = (way: readonly RequirementMet[]): number => way.reduce((sum, one) => sum + gap(one), 0);
  return ways.sort((a, b) => total(a) - total(b))[0]?.[0];
}

function gap({ asked, reached, isCeiling }: RequirementMet): number {
  return isCeiling ? reached - asked : asked - reached;
}
