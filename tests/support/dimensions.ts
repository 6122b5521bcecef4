import {
  CATEGORIES,
  COUNTRIES,
  REGION,
  VEHICLE_CLASSES,
} from '../../scenarios/baselines/north-america-2019/build/dimensions.js';
import type { Dimensions } from '../../src/types/dimensions.js';
import type { OutcomeShape } from '../../src/types/outcome-shape.js';

export {
  CATEGORIES,
  COUNTRIES,
  PARTS,
  REGION,
  VEHICLE_CLASSES,
} from '../../scenarios/baselines/north-america-2019/build/dimensions.js';

/** What outcomes of north-america-2019 are counted for. */
export const OUTCOME_COUNTRIES = ['US', 'CA', 'MX', 'ROW', 'NAM'] as const;
export const OUTCOME_CLASSES = ['car', 'light_truck', 'all'] as const;

/** Shape of its outcomes. */
export const OUTCOME_SHAPE: OutcomeShape = { countries: OUTCOME_COUNTRIES, classes: OUTCOME_CLASSES };

/** Dimensions of north-america-2019, and their names. */
export const DIMENSIONS: Dimensions = {
  countries: COUNTRIES,
  region: { code: 'NAM', members: REGION },
  restOfWorld: 'ROW',
  classes: VEHICLE_CLASSES,
  categories: CATEGORIES.map((name) => ({ name, role: roleOf(name) })),
  names: {
    countries: {
      US: { name: 'the United States', adjective: 'U.S.', short: 'U.S.' },
      CA: { name: 'Canada', adjective: 'Canadian', short: 'Canada' },
      MX: { name: 'Mexico', adjective: 'Mexican', short: 'Mexico' },
      ROW: { name: 'the rest of the world', adjective: 'Overseas', short: 'the rest of the world' },
      NAM: { name: 'North America', adjective: 'North American', short: 'North America' },
    },
    classes: {
      car: { singular: 'car', plural: 'cars' },
      light_truck: { singular: 'light truck', plural: 'light trucks' },
    },
  },
};

function roleOf(name: (typeof CATEGORIES)[number]): Dimensions['categories'][number]['role'] {
  if (name === 'assembly' || name === 'development') return name;
  return name === 'steel' || name === 'aluminium' ? 'material' : 'part';
}
