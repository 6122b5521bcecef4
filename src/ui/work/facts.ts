import { lineOf } from '../../analysis/measured-against.js';
import { effectiveRegister } from '../../scenario/effective-register.js';
import type { DatedRule, Rule, Scenario } from '../../scenario/types.js';
import { printable } from '../../types/printable.js';
import type { ScenarioFacts } from '../state/facts.js';
import { leverSpecs } from './levers.js';

/** What the screens say about a scenario, harmless for a terminal whatever its file holds. */
export function scenarioFacts(scenario: Scenario): ScenarioFacts {
  const { baseline } = scenario;
  return {
    name: printable(scenario.name),
    title: printable(scenario.title),
    summary: printable(scenario.summary),
    lineage: scenario.lineage,
    line: lineOf(scenario).map(({ path }) => path),
    sources: scenario.sources.map(({ title, date, url }) =>
      printable([title, date, url].filter((part) => part !== undefined).join(', ')),
    ),
    firstYear: baseline.firstYear,
    dimensions: baseline.dimensions,
    lastYear: baseline.lastYear,
    dates: scenarioDates(scenario),
    levers: leverSpecs(scenario).map((lever) => ({ ...lever, label: printable(lever.label) })),
    parameters: [...effectiveRegister(scenario).values()].map((parameter) => ({
      ...parameter,
      label: printable(parameter.label),
      source: printable(parameter.source),
    })),
    overridden: Object.keys(scenario.parameterOverrides),
    baselineTitle: printable(baseline.title),
    carlines: baseline.carlines.length,
  };
}

/** Years in which something starts: rules, steps of thresholds, and the file's calendar. */
function scenarioDates(scenario: Scenario): ScenarioFacts['dates'] {
  const { firstYear, lastYear } = scenario.baseline;
  const rules = scenario.rules.flatMap((dated) => ruleDates(dated));
  const calendar = scenario.calendar.map(({ date, label }) => ({ year: decimalYear(date), label: printable(label) }));
  const seen = new Set<number>();
  return [...rules, ...calendar]
    .filter(({ year }) => year > firstYear && year <= lastYear)
    .filter(({ year }) => !seen.has(year) && seen.add(year));
}

function ruleDates(dated: DatedRule): ScenarioFacts['dates'] {
  const steps = thresholdSteps(dated.rule).filter((year) => year > dated.inForce);
  return [
    { year: dated.inForce, label: 'rule in force' },
    ...[...new Set(steps)].map((year) => ({ year, label: 'next step' })),
  ];
}

function thresholdSteps(rule: Rule): readonly number[] {
  if (rule.kind === 'never') return [];
  if (rule.kind === 'at_least') return rule.threshold.map((step) => step.from);
  return rule.of.flatMap(thresholdSteps);
}

/** `2018-07-01` as 2018.5. */
function decimalYear(date: string): number {
  const [year = '', month = '1', day = '1'] = date.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365;
}
