/** Countries that origins, places of assembly and markets are counted in. The first three are the region. */
export const COUNTRIES = ['US', 'CA', 'MX', 'ROW'] as const;
export type Country = (typeof COUNTRIES)[number];
export const REGION: readonly Country[] = ['US', 'CA', 'MX'];

/** Cost categories of a vehicle, in the order of every cost vector and sourcing table. */
export const CATEGORIES = [
  'engine',
  'transmission',
  'body',
  'chassis',
  'interior',
  'electrical',
  'battery',
  'other_parts',
  'steel',
  'aluminium',
  'assembly',
  'development',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** The bought categories: everything but the assembly plant's own value added and development. */
export const PARTS: readonly Category[] = CATEGORIES.filter((c) => c !== 'assembly' && c !== 'development');

/** Customs classes: `car` is HS 8703 (cars, SUVs, minivans), `light_truck` HS 8704 (pickups, cargo vans). */
export const VEHICLE_CLASSES = ['car', 'light_truck'] as const;
export type VehicleClass = (typeof VEHICLE_CLASSES)[number];

/** The region together, as outcomes name it; not NA, which pandas and R read as a missing value. */
export const REGION_CODE = 'NAM';

/** Where an outcome is counted: a country, or the region together. */
export const OUTCOME_COUNTRIES = ['US', 'CA', 'MX', 'ROW', REGION_CODE] as const;
export type OutcomeCountry = (typeof OUTCOME_COUNTRIES)[number];

/** Classes an outcome is counted for. */
export const OUTCOME_CLASSES = ['car', 'light_truck', 'all'] as const;
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number];
