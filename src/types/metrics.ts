/** What a metric measures: its unit in the long table, a label for people, and how `country` is to be read. */
export type MetricInfo = {
  readonly label: string;
  readonly unit: string;
  /** `assembly`: where the vehicle is made; `market`: where it is sold; `location`: where the jobs are. */
  readonly countryIs: 'assembly' | 'market' | 'location';
  /** Whether a larger figure is a gain, a loss, or neither in itself. */
  readonly goodWhen: 'higher' | 'lower' | 'neither';
};

/**
 * Every metric of the long table, in its order there. Shares are 0 to 1 in the library and in CSV. Compliance is of vehicles
 * that cross a border within the region, since no others can claim; eligible are of all that are made, and so may be fewer.
 */
export const METRIC_INFO = {
  'content.regional': { label: 'regional content', unit: 'share', countryIs: 'assembly', goodWhen: 'higher' },
  'content.us': { label: 'U.S. content', unit: 'share', countryIs: 'assembly', goodWhen: 'higher' },
  'compliance.value': { label: 'claims preference (value)', unit: 'share', countryIs: 'assembly', goodWhen: 'higher' },
  'compliance.carlines': {
    label: 'claims preference (carlines)',
    unit: 'share',
    countryIs: 'assembly',
    goodWhen: 'higher',
  },
  'eligible.value': { label: 'eligible (value)', unit: 'share', countryIs: 'assembly', goodWhen: 'higher' },
  'jobs.assembly': { label: 'assembly jobs', unit: 'jobs', countryIs: 'location', goodWhen: 'higher' },
  'jobs.parts': { label: 'parts jobs', unit: 'jobs', countryIs: 'location', goodWhen: 'higher' },
  'jobs.direct': { label: 'direct jobs', unit: 'jobs', countryIs: 'location', goodWhen: 'higher' },
  'jobs.indirect': { label: 'indirect jobs', unit: 'jobs', countryIs: 'location', goodWhen: 'higher' },
  'jobs.total': { label: 'direct + indirect jobs', unit: 'jobs', countryIs: 'location', goodWhen: 'higher' },
  'vehicles.assembled': {
    label: 'vehicles assembled',
    unit: 'thousand vehicles',
    countryIs: 'assembly',
    goodWhen: 'higher',
  },
  'vehicles.sold': { label: 'vehicles sold', unit: 'thousand vehicles', countryIs: 'market', goodWhen: 'higher' },
  'vehicles.imported': {
    label: 'vehicles imported',
    unit: 'thousand vehicles',
    countryIs: 'market',
    goodWhen: 'neither',
  },
  'price.index': { label: 'price index', unit: 'index (2019 = 1)', countryIs: 'market', goodWhen: 'lower' },
  'duty.paid': { label: 'duty paid', unit: 'USD million', countryIs: 'market', goodWhen: 'neither' },
  'cost.compliance': { label: 'cost of the rule', unit: 'USD per vehicle', countryIs: 'assembly', goodWhen: 'lower' },
  'shadow_price.regional': {
    label: 'shadow price, regional',
    unit: 'USD per vehicle per point',
    countryIs: 'assembly',
    goodWhen: 'lower',
  },
  'shadow_price.us': {
    label: 'shadow price, U.S.',
    unit: 'USD per vehicle per point',
    countryIs: 'assembly',
    goodWhen: 'lower',
  },
} as const satisfies Record<string, MetricInfo>;

/** The metric of a country's content: `content.us`. */
export function contentMetric(country: string): MetricName {
  return `content.${country.toLowerCase()}` as MetricName;
}

export type MetricName = keyof typeof METRIC_INFO;
export const METRICS = Object.keys(METRIC_INFO) as readonly MetricName[];
