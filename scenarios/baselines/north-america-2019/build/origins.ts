import { COUNTRIES, type Country } from './dimensions.js';

const REGION_CODES: Readonly<Record<string, Country>> = {
  USA: 'US',
  US: 'US',
  CAN: 'CA',
  CN: 'CA',
  MEX: 'MX',
  MX: 'MX',
  M: 'MX',
};

/** The country of a filing's code; anything outside the region is ROW. `CN` is the filings' Canada. */
export function countryOfCode(code: string): Country {
  return REGION_CODES[code.trim()] ?? 'ROW';
}

/** The countries of a list such as `USA|MEX`; empty for an empty cell. */
export function countriesOfCodes(codes: string): readonly Country[] {
  return codes === '' ? [] : codes.split('|').map(countryOfCode);
}

/**
 * Shares by origin when nothing but a list of origins per filing is known: origins of a filing count equally, filings count
 * equally, filings without an origin don't count. Undefined when none has any.
 */
export function equalShares(lists: readonly (readonly Country[])[]): Readonly<Record<Country, number>> | undefined {
  const known = lists.filter((list) => list.length > 0);
  if (known.length === 0) return undefined;
  const shares: Record<Country, number> = { US: 0, CA: 0, MX: 0, ROW: 0 };
  for (const list of known) for (const country of list) shares[country] += 1 / list.length / known.length;
  return shares;
}

/** Everything from one country. */
export function allFrom(origin: Country): Readonly<Record<Country, number>> {
  return { US: 0, CA: 0, MX: 0, ROW: 0, [origin]: 1 };
}

/** Shares rounded to a millionth that still sum to one: the largest takes what rounding leaves. */
export function roundedShares(shares: Readonly<Record<Country, number>>): Readonly<Record<Country, number>> {
  const rounded = Object.fromEntries(COUNTRIES.map((c) => [c, Math.round(shares[c] * 1e6)])) as Record<Country, number>;
  const largest = COUNTRIES.reduce((best, c) => (rounded[c] > rounded[best] ? c : best));
  rounded[largest] += 1e6 - COUNTRIES.reduce((sum, c) => sum + rounded[c], 0);
  return Object.fromEntries(COUNTRIES.map((c) => [c, rounded[c] / 1e6])) as Record<Country, number>;
}
