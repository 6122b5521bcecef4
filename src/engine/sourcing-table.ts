import type { Baseline, Carline } from '../baseline/types.js';
import type { ParameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, type Country } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const ENGINE = CATEGORIES.indexOf('engine');
const TRANSMISSION = CATEGORIES.indexOf('transmission');
const ASSEMBLY = CATEGORIES.indexOf('assembly');
const DEVELOPMENT = CATEGORIES.indexOf('development');
const ROW = COUNTRIES.indexOf('ROW');

/** What is assumed of filings: a table of each carline is read with it. */
export type FilingTerms = {
  readonly mexicoUnlistedCap: number;
  readonly mexicoUnlistedShare: number;
  /** By place of assembly (COUNTRIES). */
  readonly usShareOfUsCanada: readonly number[];
  readonly smallestShare: number;
};

/** The register's assumptions on filings. */
export function filingTerms(parameter: ParameterReader): FilingTerms {
  return {
    mexicoUnlistedCap: parameter('mexico_unlisted_cap'),
    mexicoUnlistedShare: parameter('mexico_unlisted_share'),
    usShareOfUsCanada: COUNTRIES.map((country) => parameter(`us_share_of_us_canada_content.${country}`)),
    smallestShare: parameter('smallest_sourcing_share'),
  };
}

/**
 * Share of parts value by origin (US, CA, MX, ROW; sums to 1) that a filing implies (49 CFR 583). A filing gives the United
 * States and Canada together, and another country only from 15% on: the split and the Mexican content of filings that list
 * none are assumptions of the register.
 *
 * @param shift points added to the filing's U.S.-and-Canada content, as a share: its rounding
 */
export function partsOrigins(
  carline: Carline,
  terms: FilingTerms,
  shift = 0,
  into: Float64Array = new Float64Array(O),
): Float64Array {
  const usCanada = clamp(carline.usCanadaContent + shift, 0, 1);
  const remainder = Math.max(0, 1 - usCanada - carline.otherListedContent);
  const mexico =
    carline.mexicoContent === undefined
      ? Math.min(terms.mexicoUnlistedCap, terms.mexicoUnlistedShare * remainder)
      : Math.min(carline.mexicoContent, 1 - usCanada);
  const us = usCanada * (terms.usShareOfUsCanada[COUNTRIES.indexOf(carline.assembly)] as number);
  into[0] = us;
  into[1] = usCanada - us;
  into[2] = mexico;
  into[ROW] = 1 - usCanada - mexico;
  return withSmallestShare(into, terms.smallestShare);
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
 * @param into rows by category
 * @param costShare share of unit cost by category
 * @param pattern by category, see {@link importPattern}
 */
export function writeSourcingTable(
  into: Float64Array,
  carline: Carline,
  costShare: ArrayLike<number>,
  pattern: Float64Array,
  terms: FilingTerms,
  shift = 0,
): void {
  const { average, engine, transmission, other, outside } = scratch;
  partsOrigins(carline, terms, shift, average);
  withSmallestShare(readOrigins(carline.engineOrigin, engine), terms.smallestShare);
  withSmallestShare(readOrigins(carline.transmissionOrigin, transmission), terms.smallestShare);
  const partsShare = 1 - (costShare[ASSEMBLY] as number) - (costShare[DEVELOPMENT] as number);
  const engineWeight = (costShare[ENGINE] as number) / partsShare;
  const transmissionWeight = (costShare[TRANSMISSION] as number) / partsShare;
  const powertrain = engineWeight + transmissionWeight;
  let keep = 1;
  for (let o = 0; o < O; o++) {
    const total = average[o] as number;
    const stated = engineWeight * (engine[o] as number) + transmissionWeight * (transmission[o] as number);
    other[o] = stated;
    const excess = stated - powertrain * total;
    const room = total * (1 - powertrain);
    if (excess > 0) keep = Math.min(keep, room / excess);
  }
  for (let o = 0; o < O; o++) {
    const rest = (average[o] as number) * (1 - (1 - keep) * powertrain) - keep * (other[o] as number);
    other[o] = Math.max(0, rest);
  }
  normalise(other);
  setOutsideShares(outside, other[ROW] as number, costShare, pattern);
  for (let k = 0; k < CATEGORIES.length; k++) {
    const row = k * O;
    const inside = (1 - (outside[k] as number)) / (1 - (other[ROW] as number));
    for (let o = 0; o < O; o++) {
      const partOf = k === ENGINE ? engine : transmission;
      if (k === ASSEMBLY) into[row + o] = COUNTRIES[o] === carline.assembly ? 1 : 0;
      else if (k === DEVELOPMENT) into[row + o] = COUNTRIES[o] === carline.homeRegion ? 1 : 0;
      else if (k === ENGINE || k === TRANSMISSION)
        into[row + o] = keep * (partOf[o] as number) + (1 - keep) * (average[o] as number);
      else into[row + o] = o === ROW ? (outside[k] as number) : (other[o] as number) * inside;
    }
  }
}

/** Numbers on the way to a table: thousands of tables are made in a second. */
const scratch = {
  average: new Float64Array(O),
  engine: new Float64Array(O),
  transmission: new Float64Array(O),
  other: new Float64Array(O),
  outside: new Float64Array(CATEGORIES.length),
};

function readOrigins(shares: Readonly<Record<Country, number>>, into: Float64Array): Float64Array {
  for (let o = 0; o < O; o++) into[o] = shares[COUNTRIES[o] as Country];
  return into;
}

/** Largest change of the logarithm of a scale that is not worth another step. */
const SETTLED = 1e-13;

/**
 * Sets the share of each category but engine and transmission that comes from outside the region: odds in proportion to the
 * pattern, scaled so that the cost-weighted mean is `mean`. By Newton's method in the logarithm of the scale, in which the
 * mean rises; a step that leaves the interval known to hold the root is replaced by a bisection.
 */
function setOutsideShares(
  shares: Float64Array,
  mean: number,
  costShare: ArrayLike<number>,
  pattern: Float64Array,
): void {
  shares.fill(mean > 0 && mean < 1 ? 0 : mean);
  if (!(mean > 0 && mean < 1)) return;
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
}

/** Raises every share to at least the smallest, then makes them sum to 1: an origin that nobody uses can still be turned to. */
function withSmallestShare(shares: Float64Array, smallest: number): Float64Array {
  normalise(shares);
  for (let o = 0; o < O; o++) shares[o] = Math.max(shares[o] as number, smallest);
  return normalise(shares);
}

function normalise(values: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  for (let i = 0; i < values.length; i++) values[i] = total > 0 ? (values[i] as number) / total : 1 / values.length;
  return values;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
