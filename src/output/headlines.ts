import { countryNames, type Dimensions, leadingMember, type OutcomeCountry } from '../types/dimensions.js';
import { contentMetric, type MetricName } from '../types/metrics.js';

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
export function headlinesIn(dimensions: Dimensions): readonly Headline[] {
  const region = dimensions.region.code;
  const leading = leadingMember(dimensions);
  const { adjective } = countryNames(dimensions, leading);
  return [
    {
      metric: 'compliance.value',
      country: region,
      heading: ['claims', 'preference'],
      shortName: 'claims',
      overview: ['level'],
      ranges: true,
    },
    {
      metric: 'content.regional',
      country: region,
      heading: ['regional', 'content'],
      shortName: 'regional',
      overview: ['level', 'change'],
      dropRank: { change: 3 },
      ranges: true,
    },
    {
      metric: contentMetric(leading),
      country: region,
      heading: [adjective, 'content'],
      shortName: adjective,
      overview: ['level', 'change'],
      dropRank: { level: 5, change: 4 },
      ranges: true,
    },
    ...dimensions.region.members.map(
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
      country: leading,
      heading: [`${leading} price`, 'index'],
      shortName: `${leading} price`,
      overview: ['change'],
      dropRank: { level: 2, change: 2 },
      ranges: true,
    },
    {
      metric: 'duty.paid',
      country: region,
      heading: ['duty', 'paid'],
      shortName: 'duty',
      overview: ['level'],
      dropRank: { level: 1 },
      ranges: false,
    },
  ];
}

/** The headlines of some metrics, metric by metric. */
export function headlinesOf(metrics: readonly MetricName[], dimensions: Dimensions): readonly Headline[] {
  return metrics.flatMap((metric) => headlinesIn(dimensions).filter((headline) => headline.metric === metric));
}
