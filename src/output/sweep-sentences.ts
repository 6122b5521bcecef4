import { noticeableCrossings } from '../analysis/curve-findings.js';
import type { Figure, SweepAxis } from '../analysis/sweep.js';
import type { Crossing } from '../analysis/sweep-features.js';
import type { FoundOverDraws, SweptFigure } from '../analysis/sweep-report.js';
import { ALL_CLASSES, classNames, countryNames, type Dimensions } from '../types/dimensions.js';
import { METRIC_INFO } from '../types/metrics.js';
import type { Chance } from '../uncertainty/summary.js';
import { listed } from './names.js';
import { quantity } from './numbers.js';

/** What was found on a figure's curve, a sentence each: its peak, and where it crosses the baseline. */
export function findingSentences(swept: SweptFigure, axis: SweepAxis, dimensions: Dimensions): readonly string[] {
  if (swept.findings === undefined) return [];
  const name = figureInWords(swept.figure, dimensions);
  return [
    peakSentence(swept, axis, name),
    crossingSentence(swept, axis, name, 'falling'),
    crossingSentence(swept, axis, name, 'rising'),
  ].filter((sentence) => sentence !== undefined);
}

function peakSentence(
  { figure, findings, findingsOverDraws }: SweptFigure,
  axis: SweepAxis,
  name: string,
): string | undefined {
  const verb = isPlural(figure) ? 'peak' : 'peaks';
  const drawn = findingsOverDraws?.peak;
  if (findings?.peak?.inside === true) {
    const { value, level } = findings.peak;
    const unit = METRIC_INFO[figure.metric].unit;
    return `${name} ${verb} at ${place(value, axis)}, with ${quantity(level, unit)}${brackets(drawn, axis)}.`;
  }
  return drawn !== undefined && drawn.has.share > 0
    ? `${name} ${verb} nowhere inside the range at central values, but in ${inDraws(drawn, axis)}.`
    : undefined;
}

function crossingSentence(
  { figure, findings, findingsOverDraws }: SweptFigure,
  axis: SweepAxis,
  name: string,
  direction: Crossing['direction'],
): string | undefined {
  const verb = crossingVerb(figure, direction);
  const drawn = findingsOverDraws?.[direction];
  const central = findings?.crossings.filter((crossing) => crossing.direction === direction) ?? [];
  const shown = noticeableCrossings(figure, central);
  if (shown.length > 0) {
    return `${name} ${verb} at ${listed(shown.map(({ value }) => place(value, axis)))}${brackets(drawn, axis)}.`;
  }
  return central.length === 0 && drawn !== undefined && drawn.has.share > 0
    ? `${name} ${verb} nowhere at central values, but in ${inDraws(drawn, axis)}.`
    : undefined;
}

function crossingVerb({ metric }: Figure, direction: 'falling' | 'rising'): string {
  if (metric.startsWith('jobs.')) return direction === 'falling' ? 'turn from gain to loss' : 'turn from loss to gain';
  const verb = direction === 'falling' ? ['fall', 'below'] : ['rise', 'above'];
  return `${verb[0]}${isPlural({ metric }) ? '' : 's'} ${verb[1]} the baseline`;
}

function isPlural({ metric }: Pick<Figure, 'metric'>): boolean {
  return /^(?:jobs|vehicles)\./.test(metric);
}

function figureInWords({ metric, country, vehicleClass, year }: Figure, dimensions: Dimensions): string {
  const { label, countryIs } = METRIC_INFO[metric];
  const subject = label.charAt(0).toUpperCase() + label.slice(1);
  const what = vehicleClass === ALL_CLASSES ? 'vehicles' : classNames(dimensions, vehicleClass).plural;
  const where = countryNames(dimensions, country).name;
  const of = {
    assembly: ` of ${what} assembled in ${where}`,
    market: ` of ${what} in ${where}`,
    location: ` in ${where}${vehicleClass === ALL_CLASSES ? '' : ` (${what})`}`,
  }[countryIs];
  return `${subject}${of} in ${year}`;
}

function brackets(drawn: FoundOverDraws | undefined, axis: SweepAxis): string {
  if (drawn === undefined) return '';
  return drawn.has.share === 0 ? ' (in none of the draws)' : ` (in ${inDraws(drawn, axis)})`;
}

function inDraws({ has, value }: FoundOverDraws, axis: SweepAxis): string {
  const [low, high] = [place(value.quantiles[0] as number, axis), place(value.quantiles.at(-1) as number, axis)];
  return `${share(has)} of draws, ${low === high ? `there at ${low}` : `90% of them between ${low} and ${high}`}`;
}

function share({ share: value, low, high }: Chance): string {
  return `${(100 * value).toFixed(0)}% ± ${(50 * (high - low)).toFixed(0)}%`;
}

function place(value: number, axis: SweepAxis): string {
  return axis.percent === true ? `${(100 * value).toFixed(1)}%` : String(Number(value.toPrecision(5)));
}
