import {
  type Category,
  type Country,
  categoryNames,
  classNames,
  countryNames,
  type Dimensions,
  netCost,
  type VehicleClass,
} from '../../types/dimensions.js';
import type { DatedRule, DatedValue, Scenario } from '../types.js';
import { formatPercent } from '../values.js';

/** The value of a year. */
export function valueInYear(dated: DatedValue, year: number): number {
  const step = dated.findLast(({ from }) => from <= year) ?? dated[0];
  return step === undefined ? Number.NaN : step.value;
}

/** The rule in force in a year. */
export function ruleOf(scenario: Scenario, year: number): DatedRule | undefined {
  return scenario.rules.findLast(({ inForce }) => inForce <= year);
}

/** A dated value in words: `75%`, or `66% (2020), 69% (2021)`. */
export function datedWords(dated: DatedValue): string {
  const [first] = dated;
  if (first !== undefined && dated.length === 1) return formatPercent(first.value);
  return dated.map(({ from, value }) => `${formatPercent(value)} (${from})`).join(', ');
}

/** `a, b and c`. */
export function listWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) as string}`;
}

/** Countries in words; the members of the region together go by its name. */
export function countryWords(countries: readonly Country[], dimensions: Dimensions): string {
  const { region } = dimensions;
  if (countries.length === dimensions.countries.length) return 'anywhere';
  if (countries.join() === region.members.join()) return countryNames(dimensions, region.code).name;
  return listWords(countries.map((country) => countryNames(dimensions, country).name));
}

/** Classes in words; all of them are vehicles. */
export function classWords(classes: readonly VehicleClass[], dimensions: Dimensions): string {
  if (classes.length === dimensions.classes.length) return 'vehicles';
  return listWords(classes.map((vehicleClass) => classNames(dimensions, vehicleClass).plural));
}

/** Categories in words. */
export function categoryWords(categories: readonly Category[], dimensions: Dimensions): string {
  const key = categories.join();
  if (key === categoryNames(dimensions).join()) return 'total cost';
  if (key === netCost(dimensions).join()) return 'net cost';
  if (key === categoryNames(dimensions, ['part']).join()) return 'parts';
  return listWords(categories.map((category) => category.replaceAll('_', ' ')));
}

/** The name of a measure as an adjective; one that is called like a country in small letters is of that country. */
export function measureWords(name: string, dimensions: Dimensions): string {
  const { countries, region } = dimensions;
  const code = name === 'regional' ? region.code : countries.find((country) => country.toLowerCase() === name);
  return code === undefined ? name.replaceAll('_', ' ') : countryNames(dimensions, code).adjective;
}
