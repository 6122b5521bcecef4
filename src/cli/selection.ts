import { type Command, Option } from 'commander';
import type { Selection } from '../output/long-table.js';
import { nameHint } from '../scenario/diagnostics/nearest.js';
import {
  OUTCOME_CLASSES,
  OUTCOME_COUNTRIES,
  type OutcomeClass,
  type OutcomeCountry,
  REGION_CODE,
} from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { METRICS, type MetricName } from '../types/metrics.js';

/** Which outcomes a person asks for, as commander reads them. */
export type SelectionOptions = {
  readonly year?: readonly string[];
  readonly metric?: readonly string[];
  readonly country?: readonly OutcomeCountry[];
  readonly class?: readonly OutcomeClass[];
};

/** Adds --year, --metric, --country and --class to a command; each can be repeated or hold a list. */
export function addSelectionOptions(command: Command): Command {
  return command
    .option('-y, --year <years>', 'years: 2025, 2020,2025 or 2020..2031', collectList)
    .option(
      '-m, --metric <names>',
      'outcomes: a name such as jobs.direct, or the first part of one such as jobs',
      collectList,
    )
    .addOption(
      choiceList('-c, --country <names>', 'countries: US, CA, MX, ROW, or NAM for the region', OUTCOME_COUNTRIES),
    )
    .addOption(choiceList('--class <names>', 'vehicle classes: car, light_truck, or all', OUTCOME_CLASSES));
}

const REGION_HINT = `Write ${REGION_CODE} for the region: pandas and R read NA as missing.`;

/** Reads a list of names, and adds it to what was given before. */
export function collectList(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** An option that takes a list of words among some. */
export function choiceList(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).argParser((text, before: readonly string[] | undefined) => {
    const values = collectList(text, before);
    for (const value of values) {
      if (choices.includes(value)) continue;
      const hint = value === 'NA' && choices.includes(REGION_CODE) ? REGION_HINT : (nameHint(value, choices) ?? '');
      throw new RoosimError('usage', `'${value}' is no choice for ${flags.replace(/ <.*/, '')}.`, { hint });
    }
    return values;
  });
}

/**
 * The selection that options stand for, given the years there are.
 * @throws RoosimError `metric_unknown`, `year_out_of_range` or `usage`.
 */
export function selectionOf(options: SelectionOptions, years: readonly number[]): Selection {
  const asked = yearsAsked(options.year, years);
  return {
    ...(asked === undefined ? {} : { years: asked }),
    ...(options.metric === undefined ? {} : { metrics: metricsOf(options.metric) }),
    ...(options.country === undefined ? {} : { countries: options.country }),
    ...(options.class === undefined ? {} : { classes: options.class }),
  };
}

/**
 * The years of --year, ascending; undefined where it is left out.
 * @throws RoosimError `year_out_of_range` or `usage`
 */
export function yearsAsked(texts: readonly string[] | undefined, years: readonly number[]): number[] | undefined {
  return texts?.flatMap((text) => yearsOf(text, years)).sort((a, b) => a - b);
}

/** `2025` or `2020..2031`, within the years there are. */
function yearsOf(text: string, years: readonly number[]): number[] {
  const match = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text);
  if (match === null) throw new RoosimError('usage', `'${text}' is no year.`, { hint: 'Write 2025 or 2020..2031.' });
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  const within = years.filter((year) => year >= first && year <= last);
  if (years.includes(first) && years.includes(last) && first <= last) return within;
  throw new RoosimError('year_out_of_range', `${text} is not among the years simulated.`, {
    hint: `They run from ${years[0]} to ${years.at(-1)}.`,
  });
}

/** Metrics whose name is asked for, or begins with what is asked for and a dot; in the order of the long table. */
export function metricsOf(asked: readonly string[]): MetricName[] {
  const matches = (metric: string, text: string): boolean => metric === text || metric.startsWith(`${text}.`);
  for (const text of asked) {
    if (METRICS.some((metric) => matches(metric, text))) continue;
    const hint = nameHint(text, METRICS) ?? `Metrics are ${METRICS.join(', ')}.`;
    throw new RoosimError('metric_unknown', `There is no metric '${text}'.`, { hint });
  }
  return METRICS.filter((metric) => asked.some((text) => matches(metric, text)));
}
