import type { Category, Country, VehicleClass } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';

/** What a category of cost is: bought parts, bought material, the plant's own value added, or development. */
type CategoryRole = (typeof ROLES)[number];
const ROLES = ['part', 'material', 'assembly', 'development'] as const;

/** What an economy is counted in, as its baseline.yaml names it. Every table has its order. */
export type Dimensions = {
  /** Origins of parts, places of assembly and markets. */
  readonly countries: readonly Country[];
  /** Those that the agreement joins, and the name of all of them together. */
  readonly region: { readonly code: string; readonly members: readonly Country[] };
  /** The country that stands for all that have no name, outside the region: what leaves the region is taken to go there. */
  readonly restOfWorld: Country;
  readonly classes: readonly VehicleClass[];
  readonly categories: readonly { readonly name: Category; readonly role: CategoryRole }[];
};

/**
 * Dimensions from the mapping in baseline.yaml.
 * @throws RoosimError `baseline_invalid` when one is missing or they don't fit together
 */
export function parseDimensions(header: Readonly<Record<string, unknown>>, file: string): Dimensions {
  const fail = (message: string) => baselineInvalid(file, 1, message, 'See the header of north-america-2019.');
  const countries = header.countries;
  const region = header.region;
  const classes = header.classes;
  const categories = header.categories;
  if (!isNames(countries)) throw fail('countries must be a list of different names.');
  if (!isMapping(region) || typeof region.code !== 'string' || !isNames(region.members))
    throw fail('region must have a code and a list of members.');
  const stranger = region.members.find((member) => !countries.includes(member));
  if (stranger !== undefined) throw fail(`The region has ${stranger}, which is not among the countries.`);
  const restOfWorld = header.rest_of_world;
  if (typeof restOfWorld !== 'string' || !countries.includes(restOfWorld) || region.members.includes(restOfWorld))
    throw fail('rest_of_world must be one of the countries outside the region.');
  if (!isNames(classes)) throw fail('classes must be a list of different names.');
  if (!isMapping(categories)) throw fail('categories must say of each whether it is a part, material, …');
  const entries = Object.entries(categories).map(([name, role]) => {
    const known = ROLES.find((candidate) => candidate === role);
    if (known === undefined) throw fail(`The category ${name} must be one of ${ROLES.join(', ')}.`);
    return { name: name as Category, role: known };
  });
  for (const role of ['assembly', 'development'])
    if (entries.filter((entry) => entry.role === role).length !== 1) throw fail(`One category must be ${role}.`);
  return {
    countries: countries as Country[],
    region: { code: region.code, members: region.members as Country[] },
    restOfWorld: restOfWorld as Country,
    classes: classes as VehicleClass[],
    categories: entries,
  };
}

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
