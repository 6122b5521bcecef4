import type { Category, Country, Dimensions } from '../../types/dimensions.js';
import { baselineInvalid } from '../invalid.js';

/** What content filings (49 CFR 583) are about, in an economy's own terms. What comes from anywhere else is not told apart. */
export type FilingNames = {
  /** Countries whose content is given as one figure: the first of them is what `us_share_of_us_canada_content` is of. */
  readonly together: readonly [Country, Country];
  /** The country whose content is listed where it is large. */
  readonly listed: Country;
  /** Categories whose origins are stated: engine and transmission. */
  readonly powertrain: readonly [Category, Category];
};

/**
 * The names of filings from the mapping in baseline.yaml.
 * @throws RoosimError `baseline_invalid`
 */
export function parseFilingNames(filings: unknown, { countries, categories }: Dimensions, file: string): FilingNames {
  const { together, listed, powertrain } = (filings ?? {}) as Readonly<Record<string, unknown>>;
  const isCountry = (name: unknown): name is Country => countries.includes(name as Country);
  const isCategory = (name: unknown): name is Category => categories.some((category) => category.name === name);
  if (!isPairOf(together, isCountry) || !isCountry(listed) || !isPairOf(powertrain, isCategory)) {
    throw baselineInvalid(
      file,
      1,
      'filings must name two countries as together, one as listed, and two categories as powertrain.',
    );
  }
  return { together, listed, powertrain };
}

function isPairOf<T>(value: unknown, isOne: (item: unknown) => item is T): value is readonly [T, T] {
  return Array.isArray(value) && value.length === 2 && value.every((item) => isOne(item));
}
