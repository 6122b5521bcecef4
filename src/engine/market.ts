import { COUNTRIES } from '../types/dimensions.js';
import { MARKETS, marketIndex, marketScales, priceIndices } from './demand.js';
import { type Bundle, VALUE } from './desk.js';
import type { Economy } from './economy.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;

/** What later years are relative to, from what each carline sold in the base year at the cost of its programs on arrival. */
export type BaseYear = {
  /** Thousand vehicles by (carline, market) per unit of Σ w·landed^−η, before the market's scale. */
  readonly salesPerWeight: Float64Array;
  /** Part of a market and class's price level by (carline, market) per unit of Σ w·landed^(1−η). */
  readonly levelPerWeight: Float64Array;
  /** Spending by (market, class), thousand USD. */
  readonly spending: Float64Array;
};

/** The base year, from each carline's programs in it. */
export function baseYear(economy: Economy, programs: (carline: number) => Bundle): BaseYear {
  const salesPerWeight = new Float64Array(economy.sales.length);
  const levelPerWeight = new Float64Array(economy.sales.length);
  const spending = new Float64Array(MARKETS);
  const marketOf = (at: number): number => marketIndex(at % O, economy.classOf[(at / O) | 0] as number);
  economy.classOf.forEach((_, carline) => {
    const bundle = programs(carline);
    for (let d = 0; d < O; d++) {
      const at = carline * O + d;
      const sold = economy.sales[at] as number;
      if (sold === 0) continue;
      const quantity = bundle[d * SUMS + SUM.vehicles] as number;
      const spent = (sold * (economy.unitCostUsd[carline] as number)) / quantity;
      salesPerWeight[at] = sold / quantity;
      levelPerWeight[at] = spent;
      spending[marketOf(at)] = (spending[marketOf(at)] as number) + spent * (bundle[VALUE + d] as number);
    }
  });
  for (let at = 0; at < levelPerWeight.length; at++) {
    if (levelPerWeight[at] !== 0)
      levelPerWeight[at] = (levelPerWeight[at] as number) / (spending[marketOf(at)] as number);
  }
  return { salesPerWeight, levelPerWeight, spending };
}

/**
 * What a year's programs make of the markets: a carline sells V₀ · (landed/base)^−η · P̂^(η+μ), P̂ the price index of its
 * market and class.
 *
 * @param level Σ over carlines of {@link BaseYear.levelPerWeight} times what it is per, by (market, class); 1 in the base year
 */
export function clearMarkets(
  economy: Economy,
  level: Float64Array,
): { readonly indices: Float64Array; readonly scales: Float64Array } {
  const indices = priceIndices(level, economy.eta);
  return { indices, scales: marketScales(indices, economy.eta, economy.parameter('market_price_elasticity')) };
}
