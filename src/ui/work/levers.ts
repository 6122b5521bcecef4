import { sweepPath } from '../../analysis/sweep-path.js';
import type { Parameter } from '../../baseline/types.js';
import { effectiveRegister } from '../../scenario/effective-register.js';
import type { Rule, Scenario } from '../../scenario/types.js';
import { parameterName } from '../screens/amount.js';
import { CLASS_LABELS } from '../screens/figure-text.js';
import type { LeverSpec } from '../state/facts.js';
import type { LeverValues } from '../state/state.js';

/** A scenario with the levers where the user put them. */
export function withLevers(scenario: Scenario, values: LeverValues): Scenario {
  return Object.entries(values).reduce((edited, [path, value]) => sweepPath(edited, path)(edited, value), scenario);
}

/** Everything in a scenario that a slider can move: thresholds, tariffs, then the assumptions that matter most. */
export function leverSpecs(scenario: Scenario): readonly LeverSpec[] {
  const register = effectiveRegister(scenario);
  const tariffs = [...register.values()].filter((parameter) => parameter.id.startsWith('mfn.'));
  const others = MAIN_PARAMETERS.flatMap((id) => register.get(id) ?? []);
  return [
    ...thresholdLevers(scenario),
    ...tariffs.map((parameter) => parameterLever(parameter, 'tariff')),
    ...dutyLevers(scenario),
    ...others.map((parameter) => parameterLever(parameter, 'parameter')),
  ];
}

/** Assumptions that carry most of the answers, in the order of the model's chapters. */
const MAIN_PARAMETERS = [
  'parts_sourcing_elasticity',
  'vehicle_demand_elasticity',
  'market_price_elasticity',
  'assembly_location_elasticity',
  'paperwork',
  'plan_choice_dispersion',
  'parts_cycle_years',
  'assembly_adjustment_rate',
  'planning_horizon_years',
  'parts_follow_plant',
  'productivity_growth.US',
  'productivity_growth.MX',
] as const;

const MEASURE_LABELS: Readonly<Record<string, string>> = {
  regional: 'regional content',
  us: 'U.S. content',
};

/** The thresholds of the newest rule, each where it stands in the file. */
function thresholdLevers(scenario: Scenario): readonly LeverSpec[] {
  const rule = scenario.rules.at(-1)?.rule;
  return rule === undefined ? [] : ruleLevers(rule, 'rule');
}

function ruleLevers(rule: Rule, path: string): readonly LeverSpec[] {
  switch (rule.kind) {
    case 'never':
      return [];
    case 'all_of':
    case 'any_of':
      return rule.of.flatMap((part, index) => ruleLevers(part, `${path}.${rule.kind}[${index}]`));
    case 'at_least': {
      const last = rule.threshold.at(-1);
      if (last === undefined) return [];
      const dated = rule.threshold.length > 1;
      const who = rule.classes.length === 1 ? `, ${CLASS_LABELS[rule.classes[0] ?? 'car']}` : '';
      const name = MEASURE_LABELS[rule.measure] ?? rule.measure.replaceAll('_', ' ');
      const at = `${path}.${rule.measure}${rule.isCeiling === true ? '.at_most' : ''}`;
      return [
        {
          id: dated ? `${at}.${last.from}` : at,
          group: 'threshold',
          label: `${rule.isCeiling === true ? 'at most ' : ''}${name}${who}${dated ? ` from ${last.from}` : ''}`,
          unit: 'share',
          value: last.value,
          low: 0,
          high: 1,
          step: 0.005,
        },
      ];
    }
  }
}

/** Duties that the scenario sets itself, on top of the tariff. */
function dutyLevers(scenario: Scenario): readonly LeverSpec[] {
  return [
    ...scenario.additionalDuties.map((duty, index) =>
      dutyLever(`additional_duties[${index}].rate`, duty.label, duty.rate),
    ),
    ...scenario.partsDuties.map((duty, index) => dutyLever(`parts_duties[${index}].rate`, duty.label, duty.rate)),
  ].flat();
}

function dutyLever(id: string, label: string, rate: Scenario['partsDuties'][number]['rate']): readonly LeverSpec[] {
  const last = rate.at(-1);
  if (last === undefined) return [];
  return [
    {
      id: rate.length > 1 ? `${id}.${last.from}` : id,
      group: 'tariff',
      label,
      unit: 'share',
      value: last.value,
      low: 0,
      high: 0.5,
      step: 0.005,
    },
  ];
}

function parameterLever(parameter: Parameter, group: 'tariff' | 'parameter'): LeverSpec {
  const range = leverRange(parameter, group);
  return {
    id: `parameters.${parameter.id}`,
    group,
    label: parameterName(parameter.id),
    unit: parameter.unit,
    value: parameter.value,
    ...range,
    step: roundStep((range.high - range.low) / 50),
  };
}

/** Ends of the slider: the plausible range widened to hold the value, never beyond what the model accepts. */
function leverRange(
  parameter: Parameter,
  group: 'tariff' | 'parameter',
): { readonly low: number; readonly high: number } {
  const { bounds, distribution, value } = parameter;
  if (group === 'tariff') return { low: Math.max(0, bounds.low), high: Math.min(bounds.high, Math.max(0.4, value)) };
  const ends = plausibleRange(distribution);
  const low = Math.max(bounds.low, Math.min(value, ends?.low ?? Math.min(value * 0.5, value * 1.5)));
  const high = Math.min(bounds.high, Math.max(value, ends?.high ?? Math.max(value * 0.5, value * 1.5)));
  return low < high ? { low, high } : bounds;
}

function plausibleRange(
  distribution: Parameter['distribution'],
): { readonly low: number; readonly high: number } | undefined {
  switch (distribution.kind) {
    case 'fixed':
      return undefined;
    case 'normal':
      return { low: distribution.mean - 2.5 * distribution.sd, high: distribution.mean + 2.5 * distribution.sd };
    case 'lognormal':
      return {
        low: Math.exp(distribution.mu - 2.5 * distribution.sigma),
        high: Math.exp(distribution.mu + 2.5 * distribution.sigma),
      };
    default:
      return { low: distribution.low, high: distribution.high };
  }
}

/** The 1, 2 or 5 times a power of ten next below a step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const scaled = step / power;
  return (scaled >= 5 ? 5 : scaled >= 2 ? 2 : 1) * power;
}
