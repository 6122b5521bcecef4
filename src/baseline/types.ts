import type { Category, Country, Dimensions, VehicleClass } from '../types/dimensions.js';
import type { FilingNames } from './filings/filing-names.js';

/** How well a number is known: taken from a publisher, computed from such, remembered, or judged. */
export type Status = 'published' | 'derived' | 'recalled' | 'judgement';

/** A parameter's uncertainty, in the parameter's own unit. */
export type Distribution =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | {
      readonly kind: 'beta';
      readonly alpha: number;
      readonly beta: number;
      readonly low: number;
      readonly high: number;
    };

/** One entry of the assumption register. `value` is the central value; shares are 0 to 1, whatever the file writes. */
export type Parameter = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** Smallest and largest value the model accepts, in the parameter's unit. */
  readonly bounds: { readonly low: number; readonly high: number };
  readonly distribution: Distribution;
  readonly source: string;
  readonly status: Status;
};

/** The register by id, in the file's order. */
export type Register = ReadonlyMap<string, Parameter>;

/**
 * One nameplate of one maker assembled in one country. A filing for two countries is two carlines.
 * Percentages of the filing are of parts only: no assembly labour, no development.
 */
export type Carline = {
  /** Stable id: make-nameplate-country in kebab-case, e.g. `ford-f-150-us`. */
  readonly id: string;
  /** What people call it, with the place of assembly: `Ford F-150 (US)`. */
  readonly label: string;
  /** Producer that decides on sourcing and plants, mostly a corporate group, e.g. `General Motors`. */
  readonly maker: string;
  readonly make: string;
  readonly nameplate: string;
  readonly vehicleClass: VehicleClass;
  readonly assembly: Country;
  /** Where the maker does its development: the origin of the development category. */
  readonly homeRegion: Country;
  /** Share of the filing's U.S.-and-Canada content in parts value, 0 to 1. */
  readonly usCanadaContent: number;
  /** Mexican content the filing lists, 0 to 1; undefined when it lists none (then it is below 15%). */
  readonly mexicoContent: number | undefined;
  /** Content of other countries the filing lists, 0 to 1. */
  readonly otherListedContent: number;
  /** Share of this carline's engines / transmissions by origin; each sums to 1. */
  readonly engineOrigin: Readonly<Record<Country, number>>;
  readonly transmissionOrigin: Readonly<Record<Country, number>>;
  /** Vehicles of 2019 by market, thousand. */
  readonly salesThousand: Readonly<Record<Country, number>>;
  /** Mean list price of 2019, USD. Customs value is this times the parameter `customs_value_share_of_price`. */
  readonly priceUsd: number;
};

/** Jobs upstream of one million USD of spending on a category at an origin, by country; directs left out. */
export type IndirectMultiplier = {
  readonly category: Category;
  readonly origin: Country;
  readonly jobsPerMusd: Readonly<Record<Country, number>>;
};

/** The economy a scenario starts from, as its folder describes it. */
export type Baseline = {
  readonly name: string;
  readonly title: string;
  /** Folder it was read from. */
  readonly path: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Countries, classes and categories of every table below. */
  readonly dimensions: Dimensions;
  /** What the filings that carlines are read from call some of them. */
  readonly filings: FilingNames;
  readonly carlines: readonly Carline[];
  /** Share of parts cost by category and class; sums to 1 over the categories that are bought, 0 for the other two. */
  readonly partsRecipe: Readonly<Record<VehicleClass, Readonly<Record<Category, number>>>>;
  /** Part of each bought category that U.S. plants import: tells which categories come from afar more than others. */
  readonly importedShare: Readonly<Record<Category, number>>;
  readonly register: Register;
  readonly indirectMultipliers: readonly IndirectMultiplier[];
  /** SHA-256 over the files of the folder, hex. */
  readonly hash: string;
};
