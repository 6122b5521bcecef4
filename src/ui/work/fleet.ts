import type { Carline } from '../../baseline/types.js';
import { createSimulator } from '../../engine/index.js';
import { nameplateOf } from '../../scenario/nameplate.js';
import { concerns } from '../../scenario/rule-size.js';
import type { DatedValue, Rule, Scenario } from '../../scenario/types.js';
import { leadingMember } from '../../types/dimensions.js';
import { printable } from '../../types/printable.js';
import type { FleetRow } from '../state/facts.js';

/** Every carline of a scenario in a year, in the order of the baseline. An outlook is shown by its likeliest branch. */
export function fleetRows(scenario: Scenario, year: number): readonly FleetRow[] {
  const shown = likeliest(scenario);
  const leading = leadingMember(shown.baseline.dimensions);
  const { carlines = [] } = createSimulator(shown)({ detail: true, years: [year] });
  const byId = new Map(shown.baseline.carlines.map((carline) => [carline.id, carline]));
  return carlines
    .filter((outcome) => outcome.year === year)
    .flatMap((outcome): readonly FleetRow[] => {
      const carline = byId.get(outcome.carlineId);
      if (carline === undefined) return [];
      return [
        {
          id: carline.id,
          label: printable(carline.label),
          maker: printable(carline.maker),
          vehicleClass: carline.vehicleClass,
          assembly: carline.assembly,
          volumeThousand: outcome.volumeThousand,
          complies: outcome.complianceProbability,
          eligible: outcome.eligibleProbability,
          regionalContent: outcome.regionalContent,
          leadingContent: outcome.content[leading] ?? Number.NaN,
          shadowPriceRegional: outcome.shadowPrices.regional ?? Number.NaN,
          shadowPriceLeading: outcome.shadowPrices[leading.toLowerCase()] ?? Number.NaN,
          costUsd: outcome.complianceCostUsd,
          planShares: outcome.planShares,
          contentByOrigin: outcome.contentByOrigin,
          thresholds: carlineThresholds(shown, carline, year),
        },
      ];
    });
}

/** The scenario itself, or the branch of an outlook that is most probable. */
export function likeliest(scenario: Scenario): Scenario {
  if (scenario.outlook === undefined) return scenario;
  const best = scenario.outlook.reduce((most, branch) => (branch.weight > most.weight ? branch : most));
  return likeliest(best.scenario);
}

/** The thresholds that bind a carline in a year, by measure. */
function carlineThresholds(scenario: Scenario, carline: Carline, year: number): FleetRow['thresholds'] {
  const inForce = scenario.rules.findLast((dated) => dated.inForce <= year) ?? scenario.rules[0];
  return inForce === undefined ? [] : thresholdsOf(inForce.rule, carline, year);
}

function thresholdsOf(rule: Rule, carline: Carline, year: number): FleetRow['thresholds'] {
  switch (rule.kind) {
    case 'never':
      return [];
    case 'all_of':
    case 'any_of':
      return rule.of.flatMap((part) => thresholdsOf(part, carline, year));
    case 'at_least': {
      const subject = { ...carline, nameplate: nameplateOf(carline), plant: carline.assembly };
      if (rule.isCeiling === true || !concerns(rule, subject)) return [];
      return [{ measure: rule.measure, atLeast: valueIn(rule.threshold, year) }];
    }
  }
}

/** A dated value in a year; before its first step that of the first. */
function valueIn(dated: DatedValue, year: number): number {
  return (dated.findLast((step) => step.from <= year) ?? dated[0])?.value ?? Number.NaN;
}
