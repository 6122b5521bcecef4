import type { OutcomeCountry } from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { cellLevel, changeUnitHeading, signed, unitHeading } from './numbers.js';
import { changeText, type OutcomeLine, type TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

/** A column of the overview: an outcome of all vehicles, as a level or as a change from the baseline. */
type Headline = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly show: 'level' | 'change';
  readonly heading: readonly string[];
  readonly dropRank?: number;
};

/** What people ask first, in the order they ask it. */
const HEADLINES: readonly Headline[] = [
  { metric: 'compliance.value', country: 'NAM', show: 'level', heading: ['claims', 'preference'] },
  { metric: 'content.regional', country: 'NAM', show: 'level', heading: ['regional', 'content'] },
  { metric: 'content.regional', country: 'NAM', show: 'change', heading: ['', 'change'], dropRank: 3 },
  { metric: 'content.us', country: 'NAM', show: 'level', heading: ['U.S.', 'content'], dropRank: 5 },
  { metric: 'content.us', country: 'NAM', show: 'change', heading: ['', 'change'], dropRank: 4 },
  { metric: 'jobs.direct', country: 'US', show: 'change', heading: ['US jobs', 'change'] },
  { metric: 'jobs.direct', country: 'CA', show: 'change', heading: ['CA jobs', 'change'] },
  { metric: 'jobs.direct', country: 'MX', show: 'change', heading: ['MX jobs', 'change'] },
  { metric: 'price.index', country: 'US', show: 'change', heading: ['US price', 'change'], dropRank: 2 },
  { metric: 'duty.paid', country: 'NAM', show: 'level', heading: ['duty', 'paid'], dropRank: 1 },
];

/** Scenarios side by side at a glance: a line each, the first of them the baseline. */
export function overviewTable(lines: readonly OutcomeLine[], style: TableStyle): string {
  const columns: Column[] = [
    { heading: ['scenario'], align: 'left' },
    ...HEADLINES.map(({ heading, metric, show, dropRank }): Column => {
      const unit = METRIC_INFO[metric].unit;
      const over = show === 'level' ? unitHeading(unit) : isIndex(metric) ? '%' : changeUnitHeading(unit);
      return { heading: [...heading, over], align: 'right', ...(dropRank === undefined ? {} : { dropRank }) };
    }),
  ];
  const rows = lines.map((line) => [line.name, ...HEADLINES.map((headline) => headlineText(line, headline, style))]);
  return renderTable(columns, rows, style.width).text;
}

function headlineText(line: OutcomeLine, { metric, country, show }: Headline, style: TableStyle): string {
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
