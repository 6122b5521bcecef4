import type { OutcomeCountry } from '../types/dimensions.js';
import type { MetricName } from '../types/metrics.js';

/** An outcome of all vehicles that people ask for first. */
export type Headline = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  /** Over a column of levels. */
  readonly heading: readonly [string, string];
  /** Over a column of changes that has none of levels beside it. */
  readonly shortName: string;
  /** What the overview of many scenarios shows of it. */
  readonly overview: readonly ('level' | 'change')[];
  /** Columns of levels and of changes with the highest rank go first where width is short; without one, never. */
  readonly dropRank?: { readonly level?: number; readonly change?: number };
  /** Whether it is shown with its range over draws. */
  readonly ranges: boolean;
};

/** What people ask first, in the order they ask it: the columns of overview and run, the rows of ranges, the figures of a sweep. */
export const HEADLINES: readonly Headline[] = [
  {
    metric: 'compliance.value',
    country: 'NAM',
    heading: ['claims', 'preference'],
    shortName: 'claims',
    overview: ['level'],
    ranges: true,
  },
  {
    metric: 'content.regional',
    country: 'NAM',
    heading: ['regional', 'content'],
    shortName: 'regional',
    overview: ['level', 'change'],
    dropRank: { change: 3 },
    ranges: true,
  },
  {
    metric: 'content.us',
    country: 'NAM',
    heading: ['U.S.', 'content'],
    shortName: 'U.S.',
    overview: ['level', 'change'],
    dropRank: { level: 5, change: 4 },
    ranges: true,
  },
  ...(['US', 'CA', 'MX'] as const).map(
    (country): Headline => ({
      metric: 'jobs.direct',
      country,
      heading: [`${country} direct`, 'jobs'],
      shortName: `${country} jobs`,
      overview: ['change'],
      ranges: true,
    }),
  ),
  {
    metric: 'price.index',
    country: 'US',
    heading: ['US price', 'index'],
    shortName: 'US price',
    overview: ['change'],
    dropRank: { level: 2, change: 2 },
    ranges: true,
  },
  {
    metric: 'duty.paid',
    country: 'NAM',
    heading: ['duty', 'paid'],
    shortName: 'duty',
    overview: ['level'],
    dropRank: { level: 1 },
    ranges: false,
  },
];

/** The headlines of some metrics, metric by metric. */
export function headlinesOf(metrics: readonly MetricName[]): readonly Headline[] {
  return metrics.flatMap((metric) => HEADLINES.filter((headline) => headline.metric === metric));
}
