import { COUNTRIES } from '../types/dimensions.js';
import { MARKETS, marketIndex, marketScales, priceIndices } from './demand.js';
import type { Economy } from './economy.js';
import type { PriceLevels } from './outcomes.js';
import type { YearCell } from './year-cells.js';

const O: number = COUNTRIES.length;

/** Sums over a carline's cells by (carline, market): Σ w·landed^−η and Σ w·landed^(1−η). */
export type CarlinePrices = { readonly quantity: Float64Array; readonly value: Float64Array };

/** Prices and spending of the base year, which later years are relative to. */
export type BaseYear = CarlinePrices & {
  /** Share of a market and class's spending by (carline, market). */
  readonly spendingShare: Float64Array;
  /** Spending by (market, class), thousand USD. */
  readonly spending: Float64Array;
};

/** Sums a year's cells into carline prices. */
export function carlinePrices(economy: Economy, cells: readonly (readonly YearCell[])[]): CarlinePrices {
  const n = economy.classOf.length;
  const quantity = new Float64Array(n * O);
  const value = new Float64Array(n * O);
  cells.forEach((own, i) => {
    for (const { weight, standing } of own) {
      for (let d = 0; d < O; d++) {
        quantity[i * O + d] = (quantity[i * O + d] as number) + weight * (standing.quantity[d] as number);
        value[i * O + d] = (value[i * O + d] as number) + weight * (standing.value[d] as number);
      }
    }
  });
  return { quantity, value };
}

/** The base year: what each carline sold, at the prices of its cells. */
export function baseYear(economy: Economy, prices: CarlinePrices): BaseYear {
  const n = economy.classOf.length;
  const spendingShare = new Float64Array(n * O);
  const spending = new Float64Array(MARKETS);
  for (let i = 0; i < n; i++) {
    for (let d = 0; d < O; d++) {
      const sold = economy.sales[i * O + d] as number;
      if (sold === 0) continue;
      const landed = (prices.value[i * O + d] as number) / (prices.quantity[i * O + d] as number);
      spendingShare[i * O + d] = sold * (economy.unitCostUsd[i] as number) * landed;
      const market = marketIndex(d, economy.classOf[i] as number);
      spending[market] = (spending[market] as number) + (spendingShare[i * O + d] as number);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let d = 0; d < O; d++) {
      const total = spending[marketIndex(d, economy.classOf[i] as number)] as number;
      if (total > 0) spendingShare[i * O + d] = (spendingShare[i * O + d] as number) / total;
    }
  }
  return { ...prices, spendingShare, spending };
}

/** Price indices of a year, and what sales in each market are scaled by besides a carline's own price. */
export function clearMarkets(
  economy: Economy,
  base: BaseYear,
  prices: CarlinePrices,
): { readonly levels: PriceLevels; readonly scales: Float64Array } {
  const sums = new Float64Array(MARKETS);
  const n = economy.classOf.length;
  for (let i = 0; i < n; i++) {
    for (let d = 0; d < O; d++) {
      const share = base.spendingShare[i * O + d] as number;
      if (share === 0) continue;
      const market = marketIndex(d, economy.classOf[i] as number);
      sums[market] =
        (sums[market] as number) + (share * (prices.value[i * O + d] as number)) / (base.value[i * O + d] as number);
    }
  }
  const indices = priceIndices(sums, economy.eta);
  const scales = marketScales(indices, economy.eta, economy.parameter('market_price_elasticity'));
  return { levels: { indices, spending: base.spending }, scales };
}

/** Thousand vehicles by (cell, market) of one carline in a year: V₀ · w · (landed/base)^−η · P̂^(η+μ). */
export function cellVolumes(
  economy: Economy,
  base: BaseYear,
  scales: Float64Array,
  carline: number,
  cells: readonly YearCell[],
): Float64Array {
  const volumes = new Float64Array(cells.length * O);
  for (let d = 0; d < O; d++) {
    const sold = economy.sales[carline * O + d] as number;
    if (sold === 0) continue;
    const scale = scales[marketIndex(d, economy.classOf[carline] as number)] as number;
    const perWeight = (sold * scale) / (base.quantity[carline * O + d] as number);
    cells.forEach(({ weight, standing }, j) => {
      volumes[j * O + d] = perWeight * weight * (standing.quantity[d] as number);
    });
  }
  return volumes;
}
