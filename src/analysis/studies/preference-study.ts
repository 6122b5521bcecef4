import { z } from 'zod';
import { outcome, simulate } from '../../engine/index.js';
import { loadScenario } from '../../scenario/load.js';
import type { Rule, Scenario } from '../../scenario/types.js';
import type { Country } from '../../types/dimensions.js';
import { dutyPaidShares } from '../duty-paid-share.js';

const InputsSchema = z.strictObject({
  scenario: z.string(),
  years: z.array(z.number().int()).min(1),
  /** Measures whose requirements are taken out of the rule together, to see what they do in the last of the years. */
  without: z.array(z.array(z.string())).default([]),
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
 * Use of the preference by vehicles from Canada and Mexico in each year, by three definitions, and the share of the value
 * shipped from both to the United States that pays duty. Percent.
 */
export function preferenceUse(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const scenario = loadScenario(locate(given.scenario));
  const quantities = new Map<string, number>();
  addUse(quantities, scenario, given.years, '');
  const lastYear = given.years.slice(-1);
  for (const measures of given.without)
    addUse(quantities, withoutMeasures(scenario, measures), lastYear, `, without ${measures.join(', ')}`);
  return quantities;
}

function addUse(quantities: Map<string, number>, scenario: Scenario, years: readonly number[], variant: string): void {
  const results = simulate(scenario, { years });
  const dutyPaid = dutyPaidShares(scenario, years);
  for (const year of years) {
    for (const [country, place] of Object.entries(PARTNERS) as [Country, string][])
      for (const [vehicleClass, vehicles] of Object.entries(CLASSES) as ['car' | 'light_truck', string][])
        for (const [definition, metric] of Object.entries(DEFINITIONS))
          quantities.set(
            `${year}, ${vehicles} from ${place}: ${definition}${variant}`,
            100 * outcome(results, metric, country, vehicleClass, year),
          );
    quantities.set(
      `${year}, from Canada and Mexico: duty paid, value${variant}`,
      100 * (dutyPaid.get(year)?.together ?? Number.NaN),
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
