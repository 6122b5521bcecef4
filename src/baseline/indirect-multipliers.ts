import { type Country, categoryNames, type Dimensions } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, parseTable, wordOf } from './table.js';
import type { IndirectMultiplier } from './types.js';

/** Columns of indirect-multipliers.csv: jobs upstream per million USD, by the country they are in. */
export function multiplierColumns({ countries }: Pick<Dimensions, 'countries'>): readonly string[] {
  return ['category', 'origin', ...countries.map(jobsColumn)];
}

function jobsColumn(country: Country): string {
  return `jobs_${country.toLowerCase()}`;
}

/**
 * Indirect jobs per million USD from the text of indirect-multipliers.csv, for every category and origin.
 * @throws RoosimError `baseline_invalid`
 */
export function parseIndirectMultipliers(
  text: string,
  file: string,
  dimensions: Dimensions,
): readonly IndirectMultiplier[] {
  const { countries } = dimensions;
  const categories = categoryNames(dimensions);
  const multipliers = parseTable(text, file, multiplierColumns(dimensions)).map((row) => ({
    category: wordOf(row, 'category', categories),
    origin: wordOf(row, 'origin', countries),
    jobsPerMusd: Object.fromEntries(countries.map((c) => [c, numberOf(row, jobsColumn(c), 0, 1000)])),
  }));
  const pairs = new Set(multipliers.map((m) => `${m.category} ${m.origin}`));
  if (pairs.size !== multipliers.length) throw baselineInvalid(file, 1, 'A category and origin are there twice.');
  for (const category of categories)
    for (const origin of countries)
      if (!pairs.has(`${category} ${origin}`))
        throw baselineInvalid(file, 1, `There is no multiplier for ${category} from ${origin}.`);
  return multipliers;
}
