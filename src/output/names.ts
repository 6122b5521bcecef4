import type { Country, OutcomeCountry, VehicleClass } from '../types/dimensions.js';

/** Countries as a sentence names them. */
export const COUNTRY_NAMES: Readonly<Record<OutcomeCountry, string>> = {
  US: 'the United States',
  CA: 'Canada',
  MX: 'Mexico',
  ROW: 'the rest of the world',
  NAM: 'North America',
};

/** What comes before `-assembled`. */
export const COUNTRY_ADJECTIVES: Readonly<Record<Country, string>> = {
  US: 'U.S.',
  CA: 'Canadian',
  MX: 'Mexican',
  ROW: 'Overseas',
};

export const CLASS_NAMES: Readonly<Record<VehicleClass, string>> = { car: 'cars', light_truck: 'light trucks' };

/** Items as a sentence lists them: `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
