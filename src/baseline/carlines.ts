import type { Country, Dimensions } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, optionalNumberOf, parseTable, type TableRow, textOf, wordOf } from './table.js';
import type { Carline } from './types.js';

const PER_COUNTRY = ['engine', 'transmission', 'sales'] as const;

/** The column of carlines.csv that holds one country's value: `sales_us`. */
function countryColumn(of: (typeof PER_COUNTRY)[number], country: Country): string {
  return `${of}_${country.toLowerCase()}`;
}

/** Columns of carlines.csv in their order. Shares are 0 to 1, sales are thousand vehicles, price is USD. */
export function carlineColumns({ countries }: Pick<Dimensions, 'countries'>): readonly string[] {
  return [
    'id',
    'maker',
    'make',
    'nameplate',
    'class',
    'assembly',
    'home_region',
    'us_canada_content',
    'mexico_content',
    'other_listed_content',
    ...PER_COUNTRY.flatMap((of) => countries.map((country) => countryColumn(of, country))),
    'price_usd',
  ];
}

const SHARE_TOLERANCE = 1e-6;
const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The carlines of a baseline from the text of its carlines.csv.
 * @throws RoosimError `baseline_invalid` with the line at fault.
 */
export function parseCarlines(text: string, file: string, dimensions: Dimensions): readonly Carline[] {
  const lineById = new Map<string, number>();
  const carlines = parseTable(text, file, carlineColumns(dimensions)).map((row) => {
    const carline = carlineOf(row, dimensions);
    const before = lineById.get(carline.id);
    if (before !== undefined)
      throw baselineInvalid(file, row.line, `Carline ${carline.id} is there twice; first in line ${before}.`);
    lineById.set(carline.id, row.line);
    return carline;
  });
  if (carlines.length === 0) throw baselineInvalid(file, 1, 'The file has no carlines.');
  return carlines;
}

function carlineOf(row: TableRow, { countries, classes }: Dimensions): Carline {
  const make = textOf(row, 'make');
  const nameplate = textOf(row, 'nameplate');
  const assembly = wordOf(row, 'assembly', countries);
  const carline: Carline = {
    id: textOf(row, 'id'),
    label: `${make} ${nameplate} (${assembly})`,
    maker: textOf(row, 'maker'),
    make,
    nameplate,
    vehicleClass: wordOf(row, 'class', classes),
    assembly,
    homeRegion: wordOf(row, 'home_region', countries),
    usCanadaContent: numberOf(row, 'us_canada_content', 0, 1),
    mexicoContent: optionalNumberOf(row, 'mexico_content', 0, 1),
    otherListedContent: numberOf(row, 'other_listed_content', 0, 1),
    engineOrigin: origins(row, 'engine', countries),
    transmissionOrigin: origins(row, 'transmission', countries),
    salesThousand: byCountry(countries, (country) => numberOf(row, countryColumn('sales', country), 0, 1e6)),
    priceUsd: numberOf(row, 'price_usd', 1000, 1e7),
  };
  if (!ID_PATTERN.test(carline.id))
    throw baselineInvalid(row.file, row.line, `"${carline.id}" is no id.`, 'Ids are kebab-case: ford-f-150-us.');
  const listed = carline.usCanadaContent + (carline.mexicoContent ?? 0) + carline.otherListedContent;
  if (listed > 1 + SHARE_TOLERANCE)
    throw baselineInvalid(
      row.file,
      row.line,
      `The content of ${carline.id} sums to ${listed.toFixed(4)}, more than the whole.`,
    );
  return carline;
}

function origins(
  row: TableRow,
  of: 'engine' | 'transmission',
  countries: readonly Country[],
): Readonly<Record<Country, number>> {
  const shares = byCountry(countries, (country) => numberOf(row, countryColumn(of, country), 0, 1));
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > SHARE_TOLERANCE)
    throw baselineInvalid(row.file, row.line, `The origins of the ${of} sum to ${total.toFixed(6)}, not to 1.`);
  return shares;
}

function byCountry(
  countries: readonly Country[],
  value: (country: Country) => number,
): Readonly<Record<Country, number>> {
  return Object.fromEntries(countries.map((country) => [country, value(country)]));
}
