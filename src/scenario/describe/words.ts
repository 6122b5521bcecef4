import {
  CATEGORIES,
  type Category,
  COUNTRIES,
  type Country,
  VEHICLE_CLASSES,
  type VehicleClass,
} from '../../types/dimensions.js';
import { PART_CATEGORIES } from '../resolve/duties.js';
import { NET_COST } from '../resolve/measures.js';
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

const COUNTRY_WORDS: Readonly<Record<Country, string>> = {
  US: 'the United States',
  CA: 'Canada',
  MX: 'Mexico',
  ROW: 'the rest of the world',
};

/** Countries in words; the three together are North America. */
export function countryWords(countries: readonly Country[]): string {
  if (countries.length === COUNTRIES.length) return 'anywhere';
  if (countries.join() === 'US,CA,MX') return 'North America';
  return listWords(countries.map((country) => COUNTRY_WORDS[country]));
}

const CLASS_WORDS: Readonly<Record<VehicleClass, string>> = { car: 'cars', light_truck: 'light trucks' };

/** Classes in words; both are vehicles. */
export function classWords(classes: readonly VehicleClass[]): string {
  if (classes.length === VEHICLE_CLASSES.length) return 'vehicles';
  return listWords(classes.map((vehicleClass) => CLASS_WORDS[vehicleClass]));
}

/** Categories in words. */
export function categoryWords(categories: readonly Category[]): string {
  const key = categories.join();
  if (key === CATEGORIES.join()) return 'total cost';
  if (key === NET_COST.join()) return 'net cost';
  if (key === PART_CATEGORIES.join()) return 'parts';
  return listWords(categories.map((category) => category.replaceAll('_', ' ')));
}

const MEASURE_WORDS: Readonly<Record<string, string>> = { regional: 'North American', us: 'U.S.' };

/** The name of a measure as an adjective. */
export function measureWords(name: string): string {
  return MEASURE_WORDS[name] ?? name.replaceAll('_', ' ');
}
