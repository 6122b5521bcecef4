import { type Dimensions, type OutcomeClass, type OutcomeCountry, outcomeCountries } from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { colorsOf } from './colors.js';
import { ofClass } from './names.js';
import { cellChange, cellLevel, changeUnitHeading, unitHeading } from './numbers.js';
import { type Column, renderTable } from './table.js';

/** How a table is drawn: in colour or not, and how many columns of the screen it may take. */
export type TableStyle = { readonly color: boolean; readonly width: number | undefined };

/** What tables show of an outcome: what it is, how it differs from the baseline, or both. */
export type Shown = 'levels' | 'changes' | 'both';

/** An outcome and its change from the baseline; the change is undefined where there is nothing to compare with. */
type OutcomeCell = { readonly level: number; readonly change: number | undefined };

/** One line of a table: a name, and how to find the outcomes that go with it. */
export type OutcomeLine = {
  readonly name: string;
  readonly at: (metric: MetricName, country: OutcomeCountry, vehicleClass: OutcomeClass) => OutcomeCell;
};

/** Where outcomes are shown of when nothing is asked for: everywhere but in the rest of the world. */
export function shownCountries(dimensions: Dimensions): readonly OutcomeCountry[] {
  return outcomeCountries(dimensions).filter((country) => country !== dimensions.restOfWorld);
}

const COUNTRY_IS = { assembly: 'by place of assembly', market: 'by market', location: 'by place of work' };

/**
 * One metric, a line for each scenario or year, the countries side by side.
 * @param first Heading of the first column, e.g. `scenario`.
 */
export function metricTable(
  metric: MetricName,
  vehicleClass: OutcomeClass,
  countries: readonly OutcomeCountry[],
  dimensions: Dimensions,
  lines: readonly OutcomeLine[],
  first: string,
  shown: Shown,
  style: TableStyle,
): string {
  const { label, unit, countryIs } = METRIC_INFO[metric];
  const columns: Column[] = [{ heading: [first], align: 'left' }];
  for (const country of countries) {
    const level: Column = {
      heading: [country, '', unitHeading(unit)],
      align: 'right',
      ...(shown === 'both' ? { dropRank: 1 } : {}),
    };
    const change: Column = { heading: [country, 'change', changeUnitHeading(unit)], align: 'right' };
    if (shown !== 'changes') columns.push(level);
    if (shown !== 'levels') columns.push(change);
  }
  const rows = lines.map((line) => [
    line.name,
    ...countries.flatMap((country) => cellTexts(line.at(metric, country, vehicleClass), metric, shown, style)),
  ]);
  const title = colorsOf(style.color).bold(`${label}${ofClass(dimensions, vehicleClass)}`);
  return `${title} (${metric}, ${COUNTRY_IS[countryIs]})\n${renderTable(columns, rows, style.width).text}`;
}

function cellTexts({ level, change }: OutcomeCell, metric: MetricName, shown: Shown, style: TableStyle): string[] {
  const texts: string[] = [];
  if (shown !== 'changes') texts.push(cellLevel(level, METRIC_INFO[metric].unit));
  if (shown !== 'levels') texts.push(change === undefined ? '' : changeText(change, metric, style));
  return texts;
}

/** A change with its sign, in colour where it is a gain or a loss; the sign says it without colour too. */
export function changeText(change: number, metric: MetricName, style: TableStyle): string {
  const { unit, goodWhen } = METRIC_INFO[metric];
  const text = cellChange(change, unit);
  const colors = colorsOf(style.color);
  const sign = /^[+\u2212]/.exec(text)?.[0];
  if (sign === undefined || goodWhen === 'neither') return text;
  return (sign === '+') === (goodWhen === 'higher') ? colors.green(text) : colors.red(text);
}
