import type { Baseline, Carline } from '../types.js';

/** What is assumed of filings: a table of each carline is read with it. Countries are positions in the baseline's order. */
export type FilingTerms = {
  readonly listedCap: number;
  readonly listedShare: number;
  /** Part of the content given together that is the first country's, by place of assembly. */
  readonly firstOfTogether: readonly number[];
  readonly smallestShare: number;
  /** The origins that filings tell apart: the two given together, the one listed, and all others as the rest of the world. */
  readonly origins: readonly [number, number, number, number];
};

/** The register's assumptions on filings. */
export function filingTerms(
  { dimensions: { countries, restOfWorld }, filings, carlines }: Pick<Baseline, 'dimensions' | 'filings' | 'carlines'>,
  parameter: (id: string) => number,
): FilingTerms {
  const plants = new Set(carlines.map(({ assembly }) => assembly));
  const [first, second] = filings.together;
  return {
    listedCap: parameter('mexico_unlisted_cap'),
    listedShare: parameter('mexico_unlisted_share'),
    firstOfTogether: countries.map((country) =>
      plants.has(country) ? parameter(`us_share_of_us_canada_content.${country}`) : 0,
    ),
    smallestShare: parameter('smallest_sourcing_share'),
    origins: [
      countries.indexOf(first),
      countries.indexOf(second),
      countries.indexOf(filings.listed),
      countries.indexOf(restOfWorld),
    ],
  };
}

/**
 * Share of parts value by origin (summing to 1) that a filing implies (49 CFR 583). A filing gives two countries together, and
 * another only from 15% on: the split, and the content of the country that is not listed, are assumptions of the register.
 *
 * @param plant place of assembly
 * @param shift points added to the content given together, as a share: its rounding
 */
export function partsOrigins(
  carline: Carline,
  plant: number,
  terms: FilingTerms,
  shift: number,
  into: Float64Array,
): Float64Array {
  const [first, second, listed, elsewhere] = terms.origins;
  const together = Math.min(1, Math.max(0, carline.usCanadaContent + shift));
  const remainder = Math.max(0, 1 - together - carline.otherListedContent);
  const ofListed =
    carline.mexicoContent === undefined
      ? Math.min(terms.listedCap, terms.listedShare * remainder)
      : Math.min(carline.mexicoContent, 1 - together);
  const ofFirst = together * (terms.firstOfTogether[plant] as number);
  into.fill(0);
  into[first] = ofFirst;
  into[second] = together - ofFirst;
  into[listed] = ofListed;
  into[elsewhere] = 1 - together - ofListed;
  return withSmallestShare(into, terms);
}

/** Raises the share of every origin that filings tell apart to at least the smallest: one that nobody uses can be turned to. */
export function withSmallestShare(shares: Float64Array, { origins, smallestShare }: FilingTerms): Float64Array {
  normalise(shares);
  for (const o of origins) shares[o] = Math.max(shares[o] as number, smallestShare);
  return normalise(shares);
}

/** Makes values sum to 1, in their place. */
export function normalise(values: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  for (let i = 0; i < values.length; i++) values[i] = total > 0 ? (values[i] as number) / total : 1 / values.length;
  return values;
}
