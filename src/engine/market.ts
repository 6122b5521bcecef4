import type { Economy } from './economy.js';
import type { Model } from './model.js';

/** What later years are relative to, from what each carline sold in the base year at the cost of its programmes on arrival. */
export type BaseYear = {
  /** Thousand vehicles by (carline, market) per unit of Σ w·landed^−η, before the market's scale. */
  readonly salesPerWeight: Float64Array;
  /** Part of a market and class's price level by (carline, market) per unit of Σ w·landed^(1−η). */
  readonly levelPerWeight: Float64Array;
  /** Spending by (market, class), thousand USD. */
  readonly spending: Float64Array;
};

/**
 * The base year of a model.
 * @param cohorts the cohort of each carline then
 */
export function baseYear({ economy, cohorts, sums }: Model, cohortOf: Int32Array): BaseYear {
  const { carlines, shape } = economy;
  const { origins, classes } = shape;
  const salesPerWeight = new Float64Array(carlines.sales.length);
  const levelPerWeight = new Float64Array(carlines.sales.length);
  const spending = new Float64Array(origins * classes);
  for (let carline = 0; carline < carlines.count; carline++) {
    const cohort = (cohortOf[carline] as number) * origins;
    for (let d = 0; d < origins; d++) {
      const at = carline * origins + d;
      const sold = carlines.sales[at] as number;
      if (sold === 0) continue;
      const market = d * classes + (carlines.vehicleClass[carline] as number);
      const quantity = cohorts.sums[(cohort + d) * sums.count + sums.vehicles] as number;
      const spent = (sold * (carlines.unitCostUsd[carline] as number)) / quantity;
      salesPerWeight[at] = sold / quantity;
      levelPerWeight[at] = spent;
      spending[market] = (spending[market] as number) + spent * (cohorts.value[cohort + d] as number);
    }
  }
  for (let at = 0; at < levelPerWeight.length; at++) {
    if (levelPerWeight[at] === 0) continue;
    const market = (at % origins) * classes + (carlines.vehicleClass[(at / origins) | 0] as number);
    levelPerWeight[at] = (levelPerWeight[at] as number) / (spending[market] as number);
  }
  return { salesPerWeight, levelPerWeight, spending };
}

/**
 * Price index of a market and class relative to the base year, P̂ = (Σ_i v_i Σ_j w_ij (p_ij/p_i)^(1−η))^(1/(1−η)): CES over
 * carlines i with base-year value shares v, and over a carline's plans j with weights w (engine/README.md, section 5).
 *
 * @param level Σ_i v_i Σ_j w_ij (p_ij/p_i)^(1−η) by (market, class); 1 in the base year
 */
export function priceIndices(level: Float64Array, { eta }: Pick<Economy, 'eta'>): Float64Array {
  return level.map((sum) => (sum > 0 ? sum ** (1 / (1 - eta)) : 1));
}

/**
 * What every carline's sales in a market and class are scaled by besides its own price, P̂^(η+μ): own sales fall with
 * (p/P̂)^−η, the market's total with P̂^μ.
 */
export function marketScales(
  indices: Float64Array,
  { eta, marketElasticity }: Pick<Economy, 'eta' | 'marketElasticity'>,
): Float64Array {
  return indices.map((index) => index ** (eta + marketElasticity));
}
