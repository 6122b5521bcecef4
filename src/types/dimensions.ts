/** Where parts come from, vehicles are assembled or sold: one of a baseline's countries, by its code. */
export type Country = string;
/** A cost category of a vehicle. */
export type Category = string;
/** A customs class. */
export type VehicleClass = string;
/** Where an outcome is counted: a country, or the region together by its code. */
export type OutcomeCountry = string;
/** What an outcome is counted for: a class, or {@link ALL_CLASSES}. */
export type OutcomeClass = string;

/** All classes together, as outcomes name them. */
export const ALL_CLASSES = 'all';

/** What a category of cost is: bought parts, bought material, the plant's own value added, or development. */
export const ROLES = ['part', 'material', 'assembly', 'development'] as const;
export type CategoryRole = (typeof ROLES)[number];

/** A country or the region in sentences. */
export type CountryNames = {
  /** `the United States`. */
  readonly name: string;
  /** What comes before `-assembled` and `content`: `U.S.`. */
  readonly adjective: string;
  /** Where there is little room: `U.S.`. */
  readonly short: string;
};

/** A class in sentences: `light truck`, `light trucks`. */
export type ClassNames = { readonly singular: string; readonly plural: string };

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
  /** Names of countries and of the region, by code, and of classes; those without names go by their code. */
  readonly names: {
    readonly countries: Readonly<Record<string, CountryNames>>;
    readonly classes: Readonly<Record<string, ClassNames>>;
  };
};

/** The first member of the region: the country whose content, prices and duties people ask for first. */
export function leadingMember({ region }: Dimensions): Country {
  return region.members[0] as Country;
}

/** Where outcomes are counted: each country, then the region. */
export function outcomeCountries({ countries, region }: Dimensions): readonly OutcomeCountry[] {
  return [...countries, region.code];
}

/** What outcomes are counted for: each class, then all. */
export function outcomeClasses({ classes }: Dimensions): readonly OutcomeClass[] {
  return [...classes, ALL_CLASSES];
}

/** Names of the categories that have one of these roles; of all without any. */
export function categoryNames({ categories }: Dimensions, roles: readonly CategoryRole[] = ROLES): readonly Category[] {
  return categories.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
}

/** Categories of the net cost of a vehicle: all but development. */
export function netCost(dimensions: Dimensions): readonly Category[] {
  return categoryNames(dimensions, ['part', 'material', 'assembly']);
}

/** A country, or the region, in sentences. */
export function countryNames({ names }: Dimensions, code: OutcomeCountry): CountryNames {
  return names.countries[code] ?? { name: code, adjective: code, short: code };
}

/** A class in sentences. */
export function classNames({ names }: Dimensions, code: VehicleClass): ClassNames {
  const words = code.replaceAll('_', ' ');
  return names.classes[code] ?? { singular: words, plural: words };
}
