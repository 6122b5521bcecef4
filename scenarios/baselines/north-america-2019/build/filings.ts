import { quantityOf, type TableRow, textOf } from '../../../../src/baseline/table.js';
import type { Country } from './dimensions.js';
import { countriesOfCodes, countryOfCode } from './origins.js';
import { cellOf, type RawReader } from './raw.js';

/** One filing under the American Automobile Labeling Act. Contents are shares of parts value, 0 to 1. */
export type Filing = {
  readonly file: string;
  readonly line: number;
  readonly modelYear: number;
  readonly make: string;
  readonly carline: string;
  readonly usCanadaContent: number;
  /** Undefined when the filing lists no Mexican content. */
  readonly mexicoContent: number | undefined;
  readonly otherListedContent: number;
  /** Places of assembly as the filing codes them, e.g. `USA|MEX`; empty when it names none. */
  readonly assemblyCodes: string;
  readonly engineOrigins: readonly Country[];
  readonly transmissionOrigins: readonly Country[];
};

const COLUMNS = [
  'model_year',
  'make',
  'carline',
  'us_ca_content_pct',
  'other1_country',
  'other1_pct',
  'other2_country',
  'other2_pct',
  'assembly',
  'engine',
  'transmission',
];

/** The filings of model year 2019, as the raw file has them. */
export function readFilings(raw: RawReader): readonly Filing[] {
  return raw('aala_2019.csv', COLUMNS).map((row) => ({
    file: row.file,
    line: row.line,
    modelYear: quantityOf(row, 'model_year'),
    make: textOf(row, 'make'),
    carline: textOf(row, 'carline'),
    ...contentOf(quantityOf(row, 'us_ca_content_pct') / 100, listedOf(row)),
    assemblyCodes: cellOf(row, 'assembly'),
    engineOrigins: countriesOfCodes(cellOf(row, 'engine')),
    transmissionOrigins: countriesOfCodes(cellOf(row, 'transmission')),
  }));
}

/** Content of one listed country. */
export type ListedContent = { readonly country: Country; readonly share: number };

function listedOf(row: TableRow): readonly ListedContent[] {
  return [1, 2].flatMap((i) => {
    const code = cellOf(row, `other${i}_country`);
    return code === '' ? [] : [{ country: countryOfCode(code), share: quantityOf(row, `other${i}_pct`) / 100 }];
  });
}

/**
 * A filing's content by origin. Where the shares sum to more than the whole (rounding to 5 points does that), all are scaled to it.
 */
export function contentOf(
  usCanada: number,
  listed: readonly ListedContent[],
): Pick<Filing, 'usCanadaContent' | 'mexicoContent' | 'otherListedContent'> {
  const total = listed.reduce((sum, { share }) => sum + share, usCanada);
  const scale = Math.max(1, total);
  const mexican = listed.filter(({ country }) => country === 'MX');
  const sum = (some: readonly ListedContent[]) => some.reduce((s, { share }) => s + share, 0) / scale;
  return {
    usCanadaContent: usCanada / scale,
    mexicoContent: mexican.length === 0 ? undefined : sum(mexican),
    otherListedContent: sum(listed.filter(({ country }) => country !== 'MX')),
  };
}
