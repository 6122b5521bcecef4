import { COUNTRIES } from '../types/dimensions.js';
import { type Bundle, VALUE } from './bundle.js';
import { MARKETS, marketIndex, marketScales, priceIndices } from './demand.js';
import type { Economy } from './economy.js';
import type { PriceLevels } from './outcomes.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;

/** A part of a carline's programs in one year. Weights of a carline sum to 1. */
export type YearPart = { readonly assembly: number; readonly weight: number; readonly bundle: Bundle };

/** Sums over a carline's parts by (carline, market): Σ w·landed^−η and Σ w·landed^(1−η). */
export type CarlinePrices = { readonly quantity: Float64Array; readonly value: Float64Array };

/** Prices and spending of the base year, which later years are relative to. */
export type BaseYear = CarlinePrices & {
  /** Share of a market and class's spending by (carline, market). */
  readonly spendingShare: Float64Array;
  /** Spending by (market, class), thousand USD. */
  readonly spending: Float64Array;
};

/** Sums a year's parts into carline prices. */
export function carlinePrices(parts: readonly (readonly YearPart[])[]): CarlinePrices {
  const quantity = new Float64Array(parts.length * O);
  const value = new Float64Array(parts.length * O);
  parts.forEach((own, i) => {
    for (const { weight, bundle } of own) {
      for (let d = 0; d < O; d++) {
        quantity[i * O + d] = (quantity[i * O + d] as number) + weight * (bundle[d * SUMS + SUM.vehicles] as number);
        value[i * O + d] = (value[i * O + d] as number) + weight * (bundle[VALUE + d] as number);
      }
    }
  });
  return { quantity, value };
}

/** The base year: what each carline sold, at the prices of its parts. */
export function baseYear(economy: Economy, prices: CarlinePrices): BaseYear {
  const spendingShare = new Float64Array(economy.sales.length);
  const spending = new Float64Array(MARKETS);
  eachSale(economy, (at, market, sold, carline) => {
    const landed = (prices.value[at] as number) / (prices.quantity[at] as number);
    spendingShare[at] = sold * (economy.unitCostUsd[carline] as number) * landed;
    spending[market] = (spending[market] as number) + spendingShare[at];
  });
  eachSale(economy, (at, market) => {
    spendingShare[at] = (spendingShare[at] as number) / (spending[market] as number);
  });
  return { ...prices, spendingShare, spending };
}

/**
 * Price indices of a year, and thousand vehicles by (carline, market) per unit of Σ w·landed^−η: a carline sells
 * V₀ · (landed/base)^−η · P̂^(η+μ).
 */
export function clearMarkets(
  economy: Economy,
  base: BaseYear,
  prices: CarlinePrices,
): { readonly levels: PriceLevels; readonly salesPerWeight: Float64Array } {
  const sums = new Float64Array(MARKETS);
  eachSale(economy, (at, market) => {
    const relative = (prices.value[at] as number) / (base.value[at] as number);
    sums[market] = (sums[market] as number) + (base.spendingShare[at] as number) * relative;
  });
  const indices = priceIndices(sums, economy.eta);
  const scales = marketScales(indices, economy.eta, economy.parameter('market_price_elasticity'));
  const salesPerWeight = new Float64Array(economy.sales.length);
  eachSale(economy, (at, market, sold) => {
    salesPerWeight[at] = (sold * (scales[market] as number)) / (base.quantity[at] as number);
  });
  return { levels: { indices, spending: base.spending }, salesPerWeight };
}

/** Calls back with every (carline, market) that sells in the base year: its position, its market and class, and its sales. */
function eachSale(
  economy: Economy,
  visit: (at: number, market: number, soldThousand: number, carline: number) => void,
): void {
  for (let at = 0; at < economy.sales.length; at++) {
    const sold = economy.sales[at] as number;
    const carline = (at / O) | 0;
    if (sold > 0) visit(at, marketIndex(at % O, economy.classOf[carline] as number), sold, carline);
  }
}
