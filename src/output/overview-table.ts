import type { Dimensions } from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { type Headline, headlinesIn } from './headlines.js';
import { cellLevel, changeUnitHeading, signed, unitHeading } from './numbers.js';
import { changeText, type OutcomeLine, type TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

/** A column of the overview: a headline as a level or as a change from the baseline. */
type OverviewColumn = { readonly headline: Headline; readonly show: 'level' | 'change' };

/** Scenarios side by side at a glance: a line each, the first of them the baseline. */
export function overviewTable(lines: readonly OutcomeLine[], dimensions: Dimensions, style: TableStyle): string {
  const shown: readonly OverviewColumn[] = headlinesIn(dimensions).flatMap((headline) =>
    headline.overview.map((show) => ({ headline, show })),
  );
  const columns: Column[] = [
    { heading: ['scenario'], align: 'left' },
    ...shown.map((column): Column => {
      const dropRank = column.headline.dropRank?.[column.show];
      return { heading: headingOf(column), align: 'right', ...(dropRank === undefined ? {} : { dropRank }) };
    }),
  ];
  const rows = lines.map((line) => [line.name, ...shown.map((column) => columnText(line, column, style))]);
  return renderTable(columns, rows, style.width).text;
}

function headingOf({ headline, show }: OverviewColumn): readonly string[] {
  const { metric, heading, shortName, overview } = headline;
  const { unit } = METRIC_INFO[metric];
  if (show === 'level') return [...heading, unitHeading(unit)];
  const name = overview.includes('level') ? '' : shortName;
  return [name, 'change', isIndex(metric) ? '%' : changeUnitHeading(unit)];
}

function columnText(line: OutcomeLine, { headline, show }: OverviewColumn, style: TableStyle): string {
  const { metric, country } = headline;
  const { level, change } = line.at(metric, country, 'all');
  if (show === 'level') return cellLevel(level, METRIC_INFO[metric].unit);
  if (change === undefined) return '';
  if (isIndex(metric) && Number.isFinite(change))
    return change === 0 ? '0' : signed((change / (level - change)) * 100, 2);
  return changeText(change, metric, style);
}

/** An index has no unit of its own: people read its change in percent. */
function isIndex(metric: MetricName): boolean {
  return metric === 'price.index';
}
