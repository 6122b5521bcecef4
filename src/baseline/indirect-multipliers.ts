import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, parseTable, wordOf } from './table.js';
import type { IndirectMultiplier } from './types.js';

/** Columns of indirect-multipliers.csv: jobs upstream per million USD, by the country they are in. */
export const MULTIPLIER_COLUMNS: readonly string[] = [
  'category',
  'origin',
  'jobs_us',
  'jobs_ca',
  'jobs_mx',
  'jobs_row',
];

/**
 * Indirect jobs per million USD from the text of indirect-multipliers.csv, for every category and origin.
 * @throws RoosimError `baseline_invalid`
 */
export function parseIndirectMultipliers(text: string, file: string): readonly IndirectMultiplier[] {
  const multipliers = parseTable(text, file, MULTIPLIER_COLUMNS).map((row) => ({
    category: wordOf(row, 'category', CATEGORIES),
    origin: wordOf(row, 'origin', COUNTRIES),
    jobsPerMusd: {
      US: numberOf(row, 'jobs_us', 0, 1000),
      CA: numberOf(row, 'jobs_ca', 0, 1000),
      MX: numberOf(row, 'jobs_mx', 0, 1000),
      ROW: numberOf(row, 'jobs_row', 0, 1000),
    },
  }));
  const pairs = new Set(multipliers.map((m) => `${m.category} ${m.origin}`));
  if (pairs.size !== multipliers.length) throw baselineInvalid(file, 1, 'A category and origin are there twice.');
  for (const category of CATEGORIES)
    for (const origin of COUNTRIES)
      if (!pairs.has(`${category} ${origin}`))
        throw baselineInvalid(file, 1, `There is no multiplier for ${category} from ${origin}.`);
  return multipliers;
}
