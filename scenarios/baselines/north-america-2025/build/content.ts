import { equalShares, LISTED_ORIGINS, type ListedOrigin, type Origin } from './origins.js';

/** What filings say of a vehicle. Contents are shares of parts value, 0 to 1. */
export type Content = {
  readonly usCanada: number;
  /** Content of each other origin that is listed; an origin that is not here is listed nowhere. */
  readonly listed: Readonly<Partial<Record<ListedOrigin, number>>>;
  readonly engine: Readonly<Record<Origin, number>>;
  readonly transmission: Readonly<Record<Origin, number>>;
};

/** As filed: powertrain origins may be missing. */
export type FiledContent = {
  readonly usCanada: number;
  readonly listed: Readonly<Partial<Record<ListedOrigin, number>>>;
  readonly engineOrigins: readonly Origin[];
  readonly transmissionOrigins: readonly Origin[];
};

/** Content from its figures; where they sum to more than the whole, as roundings do, all are scaled to it. */
export function contentOf(
  usCanada: number,
  listed: readonly { readonly origin: Origin; readonly share: number }[],
): Pick<FiledContent, 'usCanada' | 'listed'> {
  const scale = Math.max(
    1,
    listed.reduce((sum, { share }) => sum + share, usCanada),
  );
  const shares: Partial<Record<ListedOrigin, number>> = {};
  // Members of the European Union are listed one by one and counted together.
  for (const { origin, share } of listed)
    if (origin !== 'US' && origin !== 'CA') shares[origin] = (shares[origin] ?? 0) + share / scale;
  return { usCanada: usCanada / scale, listed: shares };
}

/**
 * The mean of several contents. An origin that some list counts as none where another doesn't. Where no origin of engine or
 * transmission is filed it is the place of assembly.
 */
export function meanContent(filed: readonly FiledContent[], assembly: Origin): Content {
  const mean = (value: (content: FiledContent) => number) =>
    filed.reduce((sum, content) => sum + value(content), 0) / filed.length;
  const listed = LISTED_ORIGINS.filter((origin) => filed.some((content) => content.listed[origin] !== undefined));
  const powertrain = (lists: readonly (readonly Origin[])[]) =>
    (equalShares(lists) ?? equalShares([[assembly]])) as Readonly<Record<Origin, number>>;
  return {
    usCanada: mean((content) => content.usCanada),
    listed: Object.fromEntries(listed.map((origin) => [origin, mean((content) => content.listed[origin] ?? 0)])),
    engine: powertrain(filed.map((content) => content.engineOrigins)),
    transmission: powertrain(filed.map((content) => content.transmissionOrigins)),
  };
}
