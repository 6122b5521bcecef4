import { mean } from 'simple-statistics';
import { z } from 'zod';
import { outcome, simulate } from '../../engine/index.js';
import { loadScenario } from '../../scenario/load.js';
import type { Rule, Scenario } from '../../scenario/types.js';
import type { Country } from '../../types/dimensions.js';
import { dutyPaidShares } from '../duty-paid-share.js';
import { costAtTheMargin } from './marginal-cost.js';

const InputsSchema = z.strictObject({
  scenario: z.string(),
  /** Years of the model that each observation is held against, by its name: the agreement's run from July to June. */
  observations: z
    .record(z.string(), z.array(z.number().int()).min(1))
    .refine((observations) => Object.keys(observations).length > 0, 'There is no observation'),
  /** Measures whose requirements are taken out of the rule together, to see what they do in the last observation. */
  without: z.array(z.array(z.string())).default([]),
  /** A scenario that holds for a part of the output of some makers, and the parts, 0 to 1, to compute with. */
  partly: z.strictObject({ scenario: z.string(), shares: z.array(z.number().min(0).max(1)).min(1) }).optional(),
});

const PARTNERS = { CA: 'Canada', MX: 'Mexico' } as const;
const CLASSES = { car: 'cars', light_truck: 'light trucks' } as const;

/** Definitions that published figures on compliance mix up; each is of vehicles assembled in a country. */
const DEFINITIONS = {
  'claimed, value': 'compliance.value',
  'claimed, carlines': 'compliance.carlines',
  'eligible, value': 'eligible.value',
} as const;

/**
 * Use of the preference by vehicles from Canada and Mexico in each observation, by three definitions, and the share of the value
 * shipped from both to the United States that pays duty; and what complying costs those in doubt. Percent.
 */
export function preferenceUse(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const scenario = loadScenario(locate(given.scenario));
  const quantities = new Map<string, number>();
  const observations = Object.entries(given.observations);
  addUse(quantities, scenario, observations, '');
  for (const [name, years] of observations)
    quantities.set(
      `${name}: cost of complying at the margin, share of value`,
      100 * mean(years.map((year) => costAtTheMargin(scenario, year))),
    );
  for (const measures of given.without)
    addUse(quantities, withoutMeasures(scenario, measures), observations.slice(-1), `, without ${measures.join(', ')}`);
  if (given.partly !== undefined)
    addPartly(quantities, loadScenario(locate(given.partly.scenario)), observations, given.partly.shares);
  return quantities;
}

/** Adds what comes out when some programmes fall under another scenario, the same part of the output of each maker it concerns. */
function addPartly(
  quantities: Map<string, number>,
  other: Scenario,
  observations: Observations,
  shares: readonly number[],
): void {
  const whole = new Map<string, number>();
  addUse(whole, other, observations, '');
  for (const [name, value] of whole)
    for (const share of shares)
      quantities.set(
        `${name}, ${other.name} for ${Math.round(100 * share)}%`,
        (1 - share) * (quantities.get(name) as number) + share * value,
      );
}

type Observations = readonly (readonly [string, readonly number[]])[];

function addUse(
  quantities: Map<string, number>,
  scenario: Scenario,
  observations: Observations,
  variant: string,
): void {
  const allYears = [...new Set(observations.flatMap(([, years]) => years))];
  const results = simulate(scenario, { years: allYears });
  const dutyPaid = dutyPaidShares(scenario, allYears);
  for (const [name, years] of observations) {
    const over = (value: (year: number) => number): number => 100 * mean(years.map(value));
    for (const [country, place] of Object.entries(PARTNERS) as [Country, string][])
      for (const [vehicleClass, vehicles] of Object.entries(CLASSES) as ['car' | 'light_truck', string][])
        for (const [definition, metric] of Object.entries(DEFINITIONS))
          quantities.set(
            `${name}, ${vehicles} from ${place}: ${definition}${variant}`,
            over((year) => outcome(results, metric, country, vehicleClass, year)),
          );
    quantities.set(
      `${name}, from Canada and Mexico: duty paid, value${variant}`,
      over((year) => dutyPaid.get(year)?.together ?? Number.NaN),
    );
  }
}

/** The scenario with every requirement on some measures taken out of its rules. */
function withoutMeasures(scenario: Scenario, measures: readonly string[]): Scenario {
  const strip = (rule: Rule): Rule | undefined => {
    if (rule.kind === 'at_least') return measures.includes(rule.measure) ? undefined : rule;
    if (rule.kind === 'never') return rule;
    return { ...rule, of: rule.of.flatMap((part) => strip(part) ?? []) };
  };
  const nothing: Rule = { kind: 'all_of', of: [] };
  return { ...scenario, rules: scenario.rules.map((dated) => ({ ...dated, rule: strip(dated.rule) ?? nothing })) };
}
