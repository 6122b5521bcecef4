import type { Figure, SweepAxis } from '../analysis/sweep.js';
import type { FoundOverDraws, SweptFigure } from '../analysis/sweep-report.js';
import { METRIC_INFO } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import type { Chance } from '../uncertainty/summary.js';
import { CLASS_NAMES, COUNTRY_NAMES } from './names.js';
import { quantity } from './numbers.js';

/** What was found on a figure's curve, a sentence each: its peak, and where it crosses the baseline. */
export function findingSentences(swept: SweptFigure, axis: SweepAxis): readonly string[] {
  const { figure, findings, findingsOverDraws } = swept;
  if (findings === undefined) return [];
  const name = figureInWords(figure);
  const { unit } = METRIC_INFO[figure.metric];
  const sentences: string[] = [];
  if (findings.peak?.inside === true) {
    const { value, level } = findings.peak;
    sentences.push(
      `${name} peaks at ${place(value, axis)}, with ${quantity(level, unit)}${inDraws(findingsOverDraws?.peak, axis)}.`,
    );
  } else if (findings.peak !== undefined && (findingsOverDraws?.peak.has.share ?? 0) > 0) {
    sentences.push(`${name} has no peak inside the range${inDraws(findingsOverDraws?.peak, axis)}.`);
  }
  for (const direction of ['falling', 'rising'] as const) {
    const values = findings.crossings.filter((crossing) => crossing.direction === direction);
    const found = findingsOverDraws?.[direction];
    const verb = crossingVerb(figure, direction);
    if (values.length > 0) {
      const places = values.map(({ value }) => place(value, axis)).join(' and ');
      sentences.push(`${name} ${verb} at ${places}${inDraws(found, axis)}.`);
    } else if (found !== undefined && found.has.share > 0) {
      sentences.push(`${name} nowhere ${verb} at central values${inDraws(found, axis)}.`);
    }
  }
  return sentences;
}

function crossingVerb({ metric }: Figure, direction: 'falling' | 'rising'): string {
  if (metric.startsWith('jobs.')) return direction === 'falling' ? 'turn from gain to loss' : 'turn from loss to gain';
  return direction === 'falling' ? 'falls below the baseline' : 'rises above the baseline';
}

function figureInWords({ metric, country, vehicleClass, year }: Figure): string {
  const { label, countryIs } = METRIC_INFO[metric];
  const subject = label.startsWith('U.S.') ? label : label.charAt(0).toUpperCase() + label.slice(1);
  const what = vehicleClass === 'all' ? 'vehicles' : CLASS_NAMES[vehicleClass];
  const of = {
    assembly: ` of ${what} assembled in ${COUNTRY_NAMES[country]}`,
    market: ` of ${what} in ${COUNTRY_NAMES[country]}`,
    location: ` in ${COUNTRY_NAMES[country]}${vehicleClass === 'all' ? '' : ` (${what})`}`,
  }[countryIs];
  return `${subject}${of} in ${year}`;
}

function inDraws(found: FoundOverDraws | undefined, axis: SweepAxis): string {
  if (found === undefined) return '';
  const [low, high] = [found.value.quantiles[0] as number, found.value.quantiles.at(-1) as number];
  if (found.has.share === 0) return ' (in none of the draws)';
  const where = low === high ? place(low, axis) : `${place(low, axis)} to ${place(high, axis)}`;
  return ` (in ${share(found.has)} of draws, 90% of these at ${where})`;
}

function share({ share: value, low, high }: Chance): string {
  return `${(100 * value).toFixed(0)}% ± ${(50 * (high - low)).toFixed(0)}%`;
}

function place(value: number, axis: SweepAxis): string {
  const path = printable(axis.path).replace(/^(?:rule|parameters)\./, '');
  return axis.percent === true ? `${path} ${(100 * value).toFixed(1)}%` : `${path} ${Number(value.toPrecision(4))}`;
}
