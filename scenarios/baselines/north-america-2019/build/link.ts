import { textOf } from '../../../../src/baseline/table.js';
import type { Filing } from './filings.js';
import { nameplateKey } from './nameplates.js';
import { cellOf, type RawReader } from './raw.js';

/** Where a filing belongs: a nameplate of the sales file, or nowhere, with the reason. */
export type Link = { readonly nameplate: string } | { readonly reason: string };

/**
 * The link of each filing to the sales file, from the table of names. A row of the table may be for one place of assembly,
 * as filed; it then goes before the row for all.
 */
export function linkFilings(filings: readonly Filing[], raw: RawReader): ReadonlyMap<Filing, Link> {
  const columns = ['make', 'carline', 'assembly_filed', 'sales_make', 'sales_nameplate', 'note'];
  const links = new Map<string, Link>(
    raw('tables/filing-nameplates.csv', columns).map((row) => {
      const key = [textOf(row, 'make'), textOf(row, 'carline'), cellOf(row, 'assembly_filed')].join('\t');
      const make = cellOf(row, 'sales_make');
      return [
        key,
        make === ''
          ? { reason: textOf(row, 'note') }
          : { nameplate: nameplateKey(make, textOf(row, 'sales_nameplate')) },
      ];
    }),
  );
  const unknown: Link = { reason: 'tables/filing-nameplates.csv has no row for it' };
  return new Map(
    filings.map((filing) => {
      const key = [filing.make, filing.carline].join('\t');
      return [filing, links.get(`${key}\t${filing.assemblyCodes}`) ?? links.get(`${key}\t`) ?? unknown];
    }),
  );
}
