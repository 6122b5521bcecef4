import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, type TableRow, textOf } from '../../../../src/baseline/table.js';
import { contentOf, type Filing, type ListedContent } from './filings.js';
import { countryOfCode } from './origins.js';
import { cellOf, type RawReader } from './raw.js';

const FILE = 'aala_2011_2020.csv';
const COLUMNS = [
  'makes',
  'carlines',
  'percent_content_USA_CAN',
  'percent_content_other1',
  'percent_content_other2',
  'final_assembly1',
  'source_E1',
  'source_E2',
  'source_T1',
  'source_T2',
  'year',
];

/** A filing of another model year, for a nameplate whose maker is missing from the report of June 2019. */
export type BorrowedFiling = { readonly make: string; readonly nameplate: string; readonly filing: Filing };

/**
 * Filings of other model years by the nameplate they stand in for.
 * @throws RoosimError `baseline_invalid` when the table names a filing that isn't there.
 */
export function readBorrowedFilings(raw: RawReader): readonly BorrowedFiling[] {
  const rows = raw(FILE, COLUMNS);
  return raw('tables/other-model-years.csv', ['make', 'nameplate', 'model_year', 'carlines', 'assembly']).flatMap(
    (wish) => {
      const [year, assembly] = [textOf(wish, 'model_year'), textOf(wish, 'assembly')];
      const make = textOf(wish, 'make');
      return textOf(wish, 'carlines')
        .split('|')
        .flatMap((carline) => {
          const found = rows.filter(
            (row) =>
              cellOf(row, 'carlines') === carline &&
              cellOf(row, 'year') === year &&
              cellOf(row, 'final_assembly1') === assembly,
          );
          if (found.length === 0)
            throw baselineInvalid(
              wish.file,
              wish.line,
              `No filing of ${year} for ${carline} assembled in ${assembly}.`,
            );
          return found.map((row) => ({ make, nameplate: textOf(wish, 'nameplate'), filing: filingOf(row) }));
        });
    },
  );
}

function filingOf(row: TableRow): Filing {
  return {
    file: row.file,
    line: row.line,
    modelYear: quantityOf(row, 'year'),
    make: cellOf(row, 'makes'),
    carline: textOf(row, 'carlines'),
    ...contentOf(quantityOf(row, 'percent_content_USA_CAN'), listedOf(row)),
    assemblyCodes: textOf(row, 'final_assembly1'),
    engineOrigins: originsOf(row, 'source_E1', 'source_E2'),
    transmissionOrigins: originsOf(row, 'source_T1', 'source_T2'),
  };
}

function listedOf(row: TableRow): readonly ListedContent[] {
  return ['percent_content_other1', 'percent_content_other2'].flatMap((column) => {
    const match = /^(\d+(?:\.\d+)?)%\s*([A-Z]+)$/.exec(cellOf(row, column));
    return match === null ? [] : [{ country: countryOfCode(match[2] as string), share: Number(match[1]) / 100 }];
  });
}

function originsOf(row: TableRow, ...columns: readonly string[]): Filing['engineOrigins'] {
  return columns
    .map((column) => cellOf(row, column))
    .filter((code) => code !== '')
    .map(countryOfCode);
}
