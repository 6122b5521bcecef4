import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import { COUNTRIES, type Country } from './dimensions.js';
import { nameplateKey } from './nameplates.js';
import type { RawReader } from './raw.js';

/** Shares of a nameplate's U.S. sales by place of assembly, for nameplates made in more than one. */
export type Splits = ReadonlyMap<string, Readonly<Partial<Record<Country, number>>>>;

/** The table of splits. @throws RoosimError `baseline_invalid` when a nameplate's shares don't sum to 1. */
export function readSplits(raw: RawReader): Splits {
  const splits = new Map<string, Partial<Record<Country, number>>>();
  const rows = raw('tables/volume-splits.csv', ['make', 'nameplate', 'assembly', 'share', 'status']);
  for (const row of rows) {
    const key = nameplateKey(textOf(row, 'make'), textOf(row, 'nameplate'));
    splits.set(key, { ...splits.get(key), [wordOf(row, 'assembly', COUNTRIES)]: quantityOf(row, 'share') });
  }
  for (const [key, shares] of splits) {
    const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
    if (Math.abs(total - 1) > 1e-9)
      throw baselineInvalid('raw/tables/volume-splits.csv', 1, `The shares of ${key} sum to ${total}, not to 1.`);
  }
  return splits;
}

/**
 * The share of a nameplate's sales that comes from each of its places of assembly.
 * @throws RoosimError `baseline_invalid` when it has several and the table doesn't name just these.
 */
export function splitOf(key: string, places: readonly Country[], splits: Splits): readonly number[] {
  if (places.length === 1) return [1];
  const shares = splits.get(key);
  const named = Object.keys(shares ?? {});
  if (shares === undefined || named.length !== places.length || places.some((place) => shares[place] === undefined))
    throw baselineInvalid(
      'raw/tables/volume-splits.csv',
      1,
      `${key} is assembled in ${places.join(', ')}; the table must split it so.`,
    );
  return places.map((place) => shares[place] as number);
}
