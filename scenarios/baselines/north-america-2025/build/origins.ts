/** Origins of parts, places of assembly and markets of this baseline, in the order of its tables. */
export const ORIGINS = ['US', 'CA', 'MX', 'JP', 'KR', 'EU', 'CN', 'ROW'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Origins that a filing lists one by one; the United States and Canada are always given, together. */
export const LISTED_ORIGINS = ['MX', 'JP', 'KR', 'EU', 'CN', 'ROW'] as const satisfies readonly Origin[];
export type ListedOrigin = (typeof LISTED_ORIGINS)[number];

/** Countries whose plants this baseline follows to every market; what is made elsewhere counts where the region buys it. */
export const REGION = ['US', 'CA', 'MX'] as const satisfies readonly Origin[];

const NAMED: Readonly<Record<string, Origin>> = {
  USA: 'US',
  US: 'US',
  CAN: 'CA',
  CA: 'CA',
  MEX: 'MX',
  MX: 'MX',
  JPN: 'JP',
  JP: 'JP',
  KOR: 'KR',
  KR: 'KR',
  CHN: 'CN',
  CN: 'CN',
  EU: 'EU',
  ROW: 'ROW',
};

/** Members of the European Union that the filings name. Codes with a question mark are the raw file's: `P` is Poland's engines. */
const EU_MEMBERS = 'DEU HUN AUT SVK BEL ITA SWE POL FIN FRA ESP ROU PRT?PHL'.split(' ');

/** The origin of a country code of the filings; the United Kingdom, Thailand and others are ROW. */
export function originOf(code: string): Origin {
  const text = code.trim();
  return NAMED[text] ?? (EU_MEMBERS.includes(text) ? 'EU' : 'ROW');
}

/** The origins of a list such as `USA|MEX`, each once; empty for an empty cell. */
export function originsOf(codes: string): readonly Origin[] {
  return codes === '' ? [] : [...new Set(codes.split('|').map(originOf))];
}

/** One value for each origin. */
export function byOrigin<T>(value: (origin: Origin) => T): Readonly<Record<Origin, T>> {
  return Object.fromEntries(ORIGINS.map((origin) => [origin, value(origin)])) as Record<Origin, T>;
}

/**
 * Shares by origin when only lists of origins are known: origins of a list count equally, lists count equally, empty ones don't.
 * Undefined when none has any.
 */
export function equalShares(lists: readonly (readonly Origin[])[]): Readonly<Record<Origin, number>> | undefined {
  const known = lists.filter((list) => list.length > 0);
  if (known.length === 0) return undefined;
  return byOrigin((origin) =>
    known.reduce((sum, list) => sum + (list.includes(origin) ? 1 / list.length / known.length : 0), 0),
  );
}

/** Shares rounded to a millionth that still sum to one: the largest takes what rounding leaves. */
export function roundedShares(shares: Readonly<Record<Origin, number>>): Readonly<Record<Origin, number>> {
  const largest = ORIGINS.reduce((best, origin) => (shares[origin] > shares[best] ? origin : best));
  const millionths = byOrigin((origin) => Math.round(shares[origin] * 1e6));
  const rest = ORIGINS.reduce((sum, origin) => sum + (origin === largest ? 0 : millionths[origin]), 0);
  return byOrigin((origin) => (origin === largest ? 1e6 - rest : millionths[origin]) / 1e6);
}
