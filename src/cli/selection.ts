import type { Command } from 'commander';
import type { Selection } from '../output/long-table.js';
import { nameHint } from '../scenario/diagnostics/nearest.js';
import {
  type Dimensions,
  type OutcomeClass,
  type OutcomeCountry,
  outcomeClasses,
  outcomeCountries,
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
  return addPlaceOptions(
    command
      .option('-y, --year <years>', 'years: 2025, 2020,2025 or 2020..2031', collectList)
      .option(
        '-m, --metric <names>',
        'outcomes: a name such as jobs.direct, or the first part of one such as jobs',
        collectList,
      ),
  );
}

/** Adds --country and --class, whose names are held against the baseline once it is read ({@link placesOf}). */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('-c, --country <names>', 'countries of the baseline, such as US or MX, or NAM for the region', collectList)
    .option('--class <names>', 'vehicle classes of the baseline: car, light_truck, or all', collectList);
}

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

/** Names that an option asks for, each of which must be among those there are. */
function known(option: string, asked: readonly string[], names: readonly string[], region?: string): readonly string[] {
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown === undefined) return asked;
  const hint =
    unknown === 'NA' && region !== undefined
      ? `Write ${region} for the region: pandas and R read NA as missing.`
      : (nameHint(unknown, names) ?? '');
  throw new RoosimError('usage', `'${unknown}' is no choice for ${option}.`, { hint });
}

/**
 * The selection that options stand for, given the years there are and what the economy is counted in.
 * @throws RoosimError `metric_unknown`, `year_out_of_range` or `usage`.
 */
export function selectionOf(options: SelectionOptions, years: readonly number[], dimensions: Dimensions): Selection {
  const asked = yearsAsked(options.year, years);
  return {
    ...placesOf(options, dimensions),
    ...(asked === undefined ? {} : { years: asked }),
    ...(options.metric === undefined ? {} : { metrics: metricsOf(options.metric) }),
  };
}

/**
 * The countries and classes that options name.
 * @throws RoosimError `usage` for one that the baseline does not have
 */
export function placesOf(
  options: Pick<SelectionOptions, 'country' | 'class'>,
  dimensions: Dimensions,
): Pick<Selection, 'countries' | 'classes'> {
  return {
    ...(options.country === undefined
      ? {}
      : { countries: known('-c, --country', options.country, outcomeCountries(dimensions), dimensions.region.code) }),
    ...(options.class === undefined ? {} : { classes: known('--class', options.class, outcomeClasses(dimensions)) }),
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
