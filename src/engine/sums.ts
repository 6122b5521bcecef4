import { METRICS, type MetricName } from '../types/metrics.js';
import type { Shape } from './shape.js';

/**
 * What outcomes are made of, by position. Vehicles in thousands, money in thousand USD, jobs in persons. From `value` on they
 * are the numbers of a sourcing plan, in the same order, times what is sold.
 */
export type Sums = {
  readonly vehicles: number;
  /** Vehicles and value that enter under a treatment that requires the rule. */
  readonly claimingVehicles: number;
  readonly claimingValue: number;
  /** Value that meets the rule. */
  readonly eligibleValue: number;
  /** Cost of re-sourcing and of paperwork. */
  readonly ruleCost: number;
  /** Duty on vehicles at the border of the market. */
  readonly duty: number;
  /** Value before duties: the first of a plan's own. */
  readonly value: number;
  /** Duty on parts at the border of the plant. */
  readonly partsDuty: number;
  /** Spending in the base of content (net cost), by origin. */
  readonly content: number;
  /** Rise of cost per unit of threshold, by {@link SHADOW_PRICES}. */
  readonly shadowPrice: number;
  /** Direct jobs in parts, and upstream jobs, by member of the region. */
  readonly partsJobs: number;
  readonly indirectJobs: number;
  /** How many there are in totals over carlines. */
  readonly inTotals: number;
  /** Spending by origin, of single carlines only. */
  readonly spending: number;
  /** How many there are, and how many of them are a plan's own. */
  readonly count: number;
  readonly ofPlan: number;
};

const SHADOW_METRIC = 'shadow_price.';

/** Measures whose shadow prices are metrics, by the end of the metric's name: of the whole region, or of a country. */
export const SHADOW_PRICES: readonly string[] = METRICS.filter((metric) => metric.startsWith(SHADOW_METRIC)).map(
  (metric) => metric.slice(SHADOW_METRIC.length),
);

/** Position of the metric of each country's content among the outcomes; −1 for none. */
export function contentMetrics(countries: readonly string[]): readonly number[] {
  return countries.map((country) => METRICS.indexOf(`content.${country.toLowerCase()}` as MetricName));
}

/** Positions of sums for an economy of a shape. */
export function sumsOf({ origins, members }: Shape): Sums {
  const value = 6;
  const content = value + 2;
  const shadowPrice = content + origins;
  const partsJobs = shadowPrice + SHADOW_PRICES.length;
  const indirectJobs = partsJobs + members.length;
  const inTotals = indirectJobs + members.length;
  const count = inTotals + origins;
  return {
    vehicles: 0,
    claimingVehicles: 1,
    claimingValue: 2,
    eligibleValue: 3,
    ruleCost: 4,
    duty: 5,
    value,
    partsDuty: value + 1,
    content,
    shadowPrice,
    partsJobs,
    indirectJobs,
    inTotals,
    spending: inTotals,
    count,
    ofPlan: count - value,
  };
}

/** Adds `factor` times a stretch of one array to a stretch of another; four at a time, as most of a draw's sums are made here. */
export function addScaled(
  into: Float64Array,
  to: number,
  factor: number,
  from: Float64Array,
  start: number,
  length: number,
): void {
  const end = to + length;
  let at = to;
  let of = start;
  for (; at + 3 < end; at += 4, of += 4) {
    into[at] = (into[at] as number) + factor * (from[of] as number);
    into[at + 1] = (into[at + 1] as number) + factor * (from[of + 1] as number);
    into[at + 2] = (into[at + 2] as number) + factor * (from[of + 2] as number);
    into[at + 3] = (into[at + 3] as number) + factor * (from[of + 3] as number);
  }
  for (; at < end; at++, of++) into[at] = (into[at] as number) + factor * (from[of] as number);
}
