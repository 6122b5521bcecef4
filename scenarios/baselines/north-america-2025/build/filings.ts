import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, type TableRow, textOf } from '../../../../src/baseline/table.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import { contentOf, type FiledContent } from './content.js';
import { type Drive, driveOf } from './drives.js';
import { type Origin, originOf, originsOf } from './origins.js';

/** One filing of model year 2025 under the American Automobile Labeling Act (49 CFR Part 583). */
export type Filing = FiledContent & {
  readonly line: number;
  readonly make: string;
  readonly carline: string;
  readonly assemblies: readonly Origin[];
};

/** What a filing is of: a nameplate with a drive. */
export type FilingLink = { readonly make: string; readonly nameplate: string; readonly drive: Drive };

export const FILINGS_FILE = 'aala_2025.csv';

/** The filings, as the raw file has them. */
export function readFilings(raw: RawReader): readonly Filing[] {
  const columns = ['make', 'carline', 'us_ca_content_pct', 'assembly', 'engine', 'transmission'];
  return raw(FILINGS_FILE, [...columns, 'other1_country', 'other1_pct', 'other2_country', 'other2_pct']).map((row) => ({
    line: row.line,
    make: textOf(row, 'make'),
    carline: textOf(row, 'carline'),
    ...contentOf(quantityOf(row, 'us_ca_content_pct') / 100, listedOf(row)),
    assemblies: originsOf(cellOf(row, 'assembly')),
    engineOrigins: originsOf(cellOf(row, 'engine')),
    transmissionOrigins: originsOf(cellOf(row, 'transmission')),
  }));
}

function listedOf(row: TableRow): readonly { readonly origin: Origin; readonly share: number }[] {
  return ['other1', 'other2'].flatMap((other) => {
    const code = cellOf(row, `${other}_country`);
    return code === '' ? [] : [{ origin: originOf(code), share: quantityOf(row, `${other}_pct`) / 100 }];
  });
}

/** Where each filing belongs, from the table of names: several nameplates where a filing is of several, or the reason why none. */
export function linkFilings(
  filings: readonly Filing[],
  raw: RawReader,
): ReadonlyMap<Filing, readonly FilingLink[] | string> {
  const file = 'tables/filing-nameplates.csv';
  const rows = raw(file, ['make', 'carline', 'sales_make', 'sales_nameplate', 'drive', 'note']);
  return new Map(
    filings.map((filing): [Filing, readonly FilingLink[] | string] => {
      const own = rows.filter((row) => row.cells.make === filing.make && row.cells.carline === filing.carline);
      const [first] = own;
      if (first === undefined)
        throw baselineInvalid(`raw/${file}`, 1, `The table has no row for ${filing.make} ${filing.carline}.`);
      if (cellOf(first, 'sales_make') === '') return [filing, textOf(first, 'note')];
      return [
        filing,
        own.map((row) => ({
          make: textOf(row, 'sales_make'),
          nameplate: textOf(row, 'sales_nameplate'),
          drive: driveOf(row, 'drive'),
        })),
      ];
    }),
  );
}
