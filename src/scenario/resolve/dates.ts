import type { ScenarioFile } from '../schema/file.js';
import { type Clause, RULE_KEYS, type WrittenRule } from '../schema/rule.js';
import { asList } from './context.js';

/** The first year of a value written by year, a ceiling's too; undefined for one that is not. */
export function firstStep(written: unknown): number | undefined {
  if (written === null || typeof written !== 'object') return undefined;
  if ('at_most' in written) return firstStep(written.at_most);
  const years = Object.keys(written).map(Number);
  return years.length === 0 ? undefined : Math.min(...years);
}

/** The rules of a file. */
export function rulesOf({ rule }: Pick<ScenarioFile, 'rule'>): readonly WrittenRule[] {
  return rule === undefined ? [] : asList(rule);
}

/** First year of a rule, where it names one: when it comes into force, else that of its first dated threshold after a year. */
export function startOf(rule: WrittenRule, after: number): number | undefined {
  const first = earliest(thresholdYears(rule));
  return rule.in_force ?? (first === undefined ? undefined : Math.max(first, after + 1));
}

function thresholdYears(clause: Clause): readonly number[] {
  const known = new Set<string>(RULE_KEYS);
  const own = Object.entries(clause).flatMap(([key, value]) => (known.has(key) ? [] : (firstStep(value) ?? [])));
  return [...own, ...[...(clause.all_of ?? []), ...(clause.any_of ?? [])].flatMap(thresholdYears)];
}

/**
 * The earliest year that a file names for anything it changes; undefined when it names none. Ends, sources, claims and marks
 * on charts change nothing from then on.
 */
export function earliestYear(file: ScenarioFile): number | undefined {
  const { treatments = {}, additional_duties: additional = [], parts_duties: parts = [] } = file;
  const years: (number | undefined)[] = [
    ...rulesOf(file).flatMap((rule) => [rule.in_force, rule.announced, ...thresholdYears(rule)]),
    ...Object.values(treatments).flatMap(({ in_force, duty }) => [in_force, firstStep(duty)]),
    ...additional.flatMap(({ in_force, rate }) => [in_force, firstStep(rate)]),
    ...parts.flatMap(({ in_force, rate, offset }) => [in_force, firstStep(rate), firstStep(offset)]),
    ...(file.sourcing_shifts ?? []).map(({ start }) => start),
    ...Object.values(file.parameters ?? {}).map(firstParameterYear),
  ];
  return earliest(years.filter((year) => year !== undefined));
}

/** First year of a parameter's values by year. */
function firstParameterYear(written: NonNullable<ScenarioFile['parameters']>[string]): number | undefined {
  if (typeof written !== 'object') return undefined;
  return firstStep('value' in written ? written.value : written);
}

function earliest(years: readonly number[]): number | undefined {
  return years.length === 0 ? undefined : Math.min(...years);
}
