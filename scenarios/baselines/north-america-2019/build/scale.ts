import { COUNTRIES, type Country } from './dimensions.js';
import type { MarketVolumes } from './market-volumes.js';

/**
 * Sales by market, thousand: each vehicle keeps its share in the U.S. sales of what its country of assembly makes, and has the same
 * share in every other market.
 * @param vehicles place of assembly and U.S. sales as counted, in any unit
 */
export function scaleToMarkets(
  vehicles: readonly { readonly assembly: Country; readonly usSales: number }[],
  volumes: MarketVolumes,
): readonly Readonly<Record<Country, number>>[] {
  const counted: Record<Country, number> = { US: 0, CA: 0, MX: 0, ROW: 0 };
  for (const { assembly, usSales } of vehicles) counted[assembly] += usSales;
  return vehicles.map(({ assembly, usSales }) => {
    const share = usSales / counted[assembly];
    return Object.fromEntries(COUNTRIES.map((market) => [market, volumes[assembly][market] * share])) as Record<
      Country,
      number
    >;
  });
}
