import { type ClassNames, type CountryNames, type Dimensions, ROLES } from '../types/dimensions.js';
import { hasActingCharacters } from '../types/printable.js';
import { baselineInvalid } from './invalid.js';

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
    return { name, role: known };
  });
  for (const role of ['assembly', 'development'])
    if (entries.filter((entry) => entry.role === role).length !== 1) throw fail(`One category must be ${role}.`);
  return {
    countries,
    region: { code: region.code, members: region.members },
    restOfWorld,
    classes,
    categories: entries,
    names: {
      countries: namesOf(header.names, [...countries, region.code], countryNamesOf, fail),
      classes: namesOf(header.names, classes, classNamesOf, fail),
    },
  };
}

/** What `names` says of some codes; the others have none. */
function namesOf<T>(
  names: unknown,
  codes: readonly string[],
  read: (texts: Readonly<Record<string, string>>) => T | undefined,
  fail: (message: string) => Error,
): Readonly<Record<string, T>> {
  if (names === undefined) return {};
  if (!isMapping(names)) throw fail('names must be a mapping of countries and classes.');
  const found = codes.flatMap((code) => {
    const texts = names[code];
    if (texts === undefined) return [];
    const known = isTexts(texts) ? read(texts) : undefined;
    if (known === undefined)
      throw fail(
        `The names of ${code} must be texts: name and adjective of a country, singular and plural of a class.`,
      );
    return [[code, known] as const];
  });
  return Object.fromEntries(found);
}

function countryNamesOf({ name, adjective, short = name }: Readonly<Record<string, string>>): CountryNames | undefined {
  return name === undefined || adjective === undefined || short === undefined ? undefined : { name, adjective, short };
}

function classNamesOf({ singular, plural }: Readonly<Record<string, string>>): ClassNames | undefined {
  return singular === undefined || plural === undefined ? undefined : { singular, plural };
}

const LONGEST_NAME = 60;

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  const isName = (text: unknown): boolean =>
    typeof text === 'string' && text !== '' && text.length <= LONGEST_NAME && !hasActingCharacters(text);
  return isMapping(value) && Object.values(value).every(isName);
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
