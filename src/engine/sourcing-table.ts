import type { Baseline, Carline } from '../baseline/types.js';
import type { ParameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, type Country } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const ENGINE = CATEGORIES.indexOf('engine');
const TRANSMISSION = CATEGORIES.indexOf('transmission');
const ASSEMBLY = CATEGORIES.indexOf('assembly');
const DEVELOPMENT = CATEGORIES.indexOf('development');
const ROW = COUNTRIES.indexOf('ROW');

/**
 * Share of parts value by origin (US, CA, MX, ROW; sums to 1) that a filing implies (49 CFR 583). A filing gives the United
 * States and Canada together, and another country only from 15% on: the split and the Mexican content of filings that list
 * none are assumptions of the register.
 *
 * @param shift points added to the filing's U.S.-and-Canada content, as a share: its rounding
 */
export function partsOrigins(carline: Carline, parameter: ParameterReader, shift = 0): number[] {
  const usCanada = clamp(carline.usCanadaContent + shift, 0, 1);
  const remainder = Math.max(0, 1 - usCanada - carline.otherListedContent);
  const mexico =
    carline.mexicoContent === undefined
      ? Math.min(parameter('mexico_unlisted_cap'), parameter('mexico_unlisted_share') * remainder)
      : Math.min(carline.mexicoContent, 1 - usCanada);
  const us = usCanada * parameter(`us_share_of_us_canada_content.${carline.assembly}`);
  return withSmallestShare([us, usCanada - us, mexico, 1 - usCanada - mexico], parameter('smallest_sourcing_share'));
}

/**
 * How much more than other parts each category is bought from afar: its odds of being imported in U.S. plants, to the
 * power of the register's `category_import_pattern`. Zero power: all alike.
 */
export function importPattern(baseline: Baseline, parameter: ParameterReader): Float64Array {
  const power = parameter('category_import_pattern');
  return Float64Array.from(CATEGORIES, (category) => {
    const share = Math.min(0.99, Math.max(0.001, baseline.importedShare[category]));
    return (share / (1 - share)) ** power;
  });
}

/**
 * Unconstrained sourcing table s[k·O + o] of a carline, rows summing to 1 (model section 1): engine and transmission where
 * the filing puts them, the other parts scaled so that all parts together have the origins of the filing. Among these, the
 * odds of coming from outside the region differ between categories as those of U.S. imports do; within the region shares
 * are alike.
 *
 * A filing's engine counts as made where it is assembled, though its parts come from elsewhere too; where that would need
 * more content from a country than the filing has in all, the row is blended with the average until the totals fit.
 *
 * @param costShare share of unit cost by category
 * @param pattern by category, see {@link importPattern}
 */
export function sourcingTable(
  carline: Carline,
  costShare: ArrayLike<number>,
  pattern: Float64Array,
  parameter: ParameterReader,
  shift = 0,
): Float64Array {
  const smallest = parameter('smallest_sourcing_share');
  const average = partsOrigins(carline, parameter, shift);
  const engine = withSmallestShare(
    COUNTRIES.map((c) => carline.engineOrigin[c]),
    smallest,
  );
  const transmission = withSmallestShare(
    COUNTRIES.map((c) => carline.transmissionOrigin[c]),
    smallest,
  );
  const partsShare = 1 - (costShare[ASSEMBLY] as number) - (costShare[DEVELOPMENT] as number);
  const engineWeight = (costShare[ENGINE] as number) / partsShare;
  const transmissionWeight = (costShare[TRANSMISSION] as number) / partsShare;
  const powertrain = engineWeight + transmissionWeight;
  const stated = average.map(
    (_, o) => engineWeight * (engine[o] as number) + transmissionWeight * (transmission[o] as number),
  );
  let keep = 1;
  average.forEach((total, o) => {
    const excess = (stated[o] as number) - powertrain * total;
    const room = total * (1 - powertrain);
    if (excess > 0) keep = Math.min(keep, room / excess);
  });
  const blend = (row: readonly number[]): number[] => row.map((x, o) => keep * x + (1 - keep) * (average[o] as number));
  const rest = average.map((total, o) => total * (1 - (1 - keep) * powertrain) - keep * (stated[o] as number));
  const other = normalised(rest.map((x) => Math.max(0, x)));
  const outside = outsideShares(other[ROW] as number, costShare, pattern);
  const table = new Float64Array(CATEGORIES.length * O);
  CATEGORIES.forEach((_, k) => {
    if (k === ASSEMBLY) setOnly(table, k, carline.assembly);
    else if (k === DEVELOPMENT) setOnly(table, k, carline.homeRegion);
    else if (k === ENGINE) table.set(blend(engine), k * O);
    else if (k === TRANSMISSION) table.set(blend(transmission), k * O);
    else {
      const inside = (1 - (outside[k] as number)) / (1 - (other[ROW] as number));
      other.forEach((x, o) => {
        table[k * O + o] = o === ROW ? (outside[k] as number) : x * inside;
      });
    }
  });
  return table;
}

/** Largest change of the logarithm of a scale that is not worth another step. */
const SETTLED = 1e-13;

/**
 * Share of each category but engine and transmission that comes from outside the region: odds in proportion to the
 * pattern, scaled so that the cost-weighted mean is `mean`. By Newton's method in the logarithm of the scale, in which the
 * mean rises; a step that leaves the interval known to hold the root is replaced by a bisection.
 */
function outsideShares(mean: number, costShare: ArrayLike<number>, pattern: Float64Array): Float64Array {
  const shares = new Float64Array(CATEGORIES.length);
  if (!(mean > 0 && mean < 1)) return shares.fill(mean);
  let low = -30;
  let high = 30;
  let at = Math.log(mean / (1 - mean));
  for (let i = 0; i < 100; i++) {
    const scale = Math.exp(at);
    let sum = 0;
    let slope = 0;
    let weight = 0;
    for (let k = 0; k < shares.length; k++) {
      if (k === ENGINE || k === TRANSMISSION || k === ASSEMBLY || k === DEVELOPMENT) continue;
      const odds = scale * (pattern[k] as number);
      const share = odds / (1 + odds);
      const cost = costShare[k] as number;
      shares[k] = share;
      sum += cost * share;
      slope += cost * share * (1 - share);
      weight += cost;
    }
    const gap = mean * weight - sum;
    if (gap > 0) low = at;
    else high = at;
    const newton = at + gap / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= SETTLED) break;
    at = next;
  }
  return shares;
}

/** Raises every share to at least the smallest, then makes them sum to 1: an origin that nobody uses can still be turned to. */
function withSmallestShare(shares: readonly number[], smallest: number): number[] {
  return normalised(normalised(shares).map((x) => Math.max(x, smallest)));
}

function normalised(values: readonly number[]): number[] {
  const total = values.reduce((sum, x) => sum + x, 0);
  return total > 0 ? values.map((x) => x / total) : values.map(() => 1 / values.length);
}

function setOnly(table: Float64Array, k: number, country: Country): void {
  table[k * O + COUNTRIES.indexOf(country)] = 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
