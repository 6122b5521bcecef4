/** Dimensions of this baseline, in the order of its baseline.yaml. */
export const COUNTRIES = ['US', 'CA', 'MX', 'ROW'] as const;
export type Country = (typeof COUNTRIES)[number];
export const REGION: readonly Country[] = ['US', 'CA', 'MX'];
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
export const PARTS: readonly Category[] = CATEGORIES.filter(
  (category) => category !== 'assembly' && category !== 'development',
);
export const VEHICLE_CLASSES = ['car', 'light_truck'] as const;
export type VehicleClass = (typeof VEHICLE_CLASSES)[number];
