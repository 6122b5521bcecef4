import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;

/**
 * Price index of a market and class relative to the base year, P̂ = (Σ_i v_i Σ_j w_ij (p_ij/p_i)^(1−η))^(1/(1−η)): CES over
 * carlines i with base-year value shares v, and over a carline's plans j with weights w (model section 5).
 *
 * @param sums Σ_i v_i Σ_j w_ij (p_ij/p_i)^(1−η) by (market, class)
 */
export function priceIndices(sums: Float64Array, eta: number): Float64Array {
  return sums.map((sum) => (sum > 0 ? sum ** (1 / (1 - eta)) : 1));
}

/**
 * What every carline's sales in a market and class are scaled by besides its own price, P̂^(η+μ): own sales fall with
 * (p/P̂)^−η, the market's total with P̂^μ.
 */
export function marketScales(indices: Float64Array, eta: number, marketElasticity: number): Float64Array {
  return indices.map((index) => index ** (eta + marketElasticity));
}

/** Position of a market and class. */
export function marketIndex(market: number, vehicleClass: number): number {
  return market * C + vehicleClass;
}

/** Number of (market, class) pairs. */
export const MARKETS = O * C;
