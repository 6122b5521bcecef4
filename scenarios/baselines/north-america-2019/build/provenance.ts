import { STATUSES } from '../../../../src/baseline/register.js';
import { textOf, wordOf } from '../../../../src/baseline/table.js';
import type { Status } from '../../../../src/baseline/types.js';
import type { BuiltCarline } from './carline-table.js';
import { csvText, rounded } from './csv.js';
import { nameplateKey } from './nameplates.js';
import { cellOf, type RawReader } from './raw.js';
import type { Recipe } from './recipe.js';

const COLUMNS = ['file', 'column', 'value', 'status', 'source', 'licence', 'note'] as const;
type Entry = {
  readonly file: string;
  readonly column: string;
  /** Which value: an id, or * for the whole column. */
  readonly value: string;
  readonly status: Status;
  readonly source: string;
  readonly licence: string;
  readonly note: string;
};

const PUBLIC_DOMAIN = 'public domain (U.S. federal work)';
const FACTS = 'facts';
const OWN = 'MIT (this project)';

/**
 * Text of provenance.csv: where each column of the generated files comes from, and each value whose origin differs from its column's.
 */
export function provenanceText(raw: RawReader, carlines: readonly BuiltCarline[], recipe: Recipe): string {
  const entries = [
    ...columnEntries(raw, recipe),
    ...carlines.map(contentEntry),
    ...placeEntries(raw),
    ...splitEntries(raw, carlines),
    ...heavierEntries(raw),
    ...assumptionEntries(raw),
  ];
  return csvText(
    COLUMNS,
    entries.map((entry) => COLUMNS.map((column) => entry[column])),
  );
}

function columnEntries(raw: RawReader, recipe: Recipe): readonly Entry[] {
  return raw('tables/columns.csv', COLUMNS).map((row) => ({
    file: textOf(row, 'file'),
    column: textOf(row, 'column'),
    value: '*',
    status: wordOf(row, 'status', STATUSES),
    source: textOf(row, 'source'),
    licence: textOf(row, 'licence'),
    note: cellOf(row, 'note').replace('{suv_share}', `${rounded(recipe.suvShareOf336112 * 100, 1)}%`),
  }));
}

/** Filings a carline's contents and origins rest on. One filing for one country is published; a mean, or a filing for two, is derived. */
function contentEntry({ carline, of, estimated }: BuiltCarline): Entry {
  const filings = [...new Set(of.flatMap((vehicle) => vehicle.filings))];
  const lines = filings.map((filing) => `${filing.file.replace('raw/', '')}:${filing.line}`);
  const several = filings.length > 1 || filings.some((filing) => filing.assemblyCodes.includes('|'));
  const years = [...new Set(filings.map((filing) => filing.modelYear))];
  const notes = [
    ...(filings.some((filing) => filing.assemblyCodes.includes('|')) ? ['one filing for more than one country'] : []),
    ...(years.some((year) => year !== 2019) ? [`model year ${years.join(', ')}`] : []),
    ...(of.length > 1 ? [`sales-weighted over ${of.map((vehicle) => vehicle.nameplate.key).join('; ')}`] : []),
    ...of.flatMap(({ contentOf }) =>
      contentOf === undefined ? [] : [`no filing above 8,500 lb: taken as the ${contentOf}`],
    ),
    ...(estimated ? ['no filing: mean of the imports that have one'] : []),
  ];
  return {
    file: 'carlines.csv',
    column: 'content and origins',
    value: carline.id,
    status:
      estimated || of.some(({ contentOf }) => contentOf !== undefined)
        ? 'judgement'
        : several
          ? 'derived'
          : 'published',
    source: estimated ? 'mean of filings' : `NHTSA, 49 CFR Part 583: ${lines.join(' ')}`,
    licence: filings.some((filing) => filing.modelYear !== 2019)
      ? 'public domain; compilation MIT (RoO.jl)'
      : PUBLIC_DOMAIN,
    note: notes.join('; '),
  };
}

/** Places of assembly and classes that rest on a table of choices rather than on the file of their column. */
function placeEntries(raw: RawReader): readonly Entry[] {
  const tables = [
    { table: 'tables/assembly-corrections.csv', name: 'carline', column: 'assembly' },
    { table: 'tables/foreign-nameplates.csv', name: 'nameplate', column: 'assembly' },
    { table: 'tables/light-trucks.csv', name: 'nameplate', column: 'class' },
  ] as const;
  return tables.flatMap(({ table, name, column }) =>
    raw(table, ['make', name, 'status', 'reason']).map((row) => ({
      file: 'carlines.csv',
      column,
      value: nameplateKey(textOf(row, 'make'), textOf(row, name)),
      status: wordOf(row, 'status', STATUSES),
      source: table,
      licence: OWN,
      note: [cellOf(row, 'assembly'), cellOf(row, 'reason')].filter((part) => part !== '').join(': '),
    })),
  );
}

function splitEntries(raw: RawReader, carlines: readonly BuiltCarline[]): readonly Entry[] {
  const rows = raw('tables/volume-splits.csv', ['make', 'nameplate', 'assembly', 'share', 'status', 'reason']);
  return rows.flatMap((row) => {
    const key = nameplateKey(textOf(row, 'make'), textOf(row, 'nameplate'));
    const found = carlines.find(
      ({ carline, of }) => carline.assembly === textOf(row, 'assembly') && of.some((v) => v.nameplate.key === key),
    );
    if (found === undefined) return [];
    return [
      {
        file: 'carlines.csv',
        column: 'sales',
        value: found.carline.id,
        status: wordOf(row, 'status', STATUSES),
        source: `share of ${key} made there: ${textOf(row, 'share')}`,
        licence: OWN,
        note: cellOf(row, 'reason'),
      },
    ];
  });
}

function heavierEntries(raw: RawReader): readonly Entry[] {
  return raw('tables/heavier-pickups.csv', ['make', 'nameplate', 'us_sales', 'status', 'reason']).map((row) => ({
    file: 'carlines.csv',
    column: 'sales',
    value: nameplateKey(textOf(row, 'make'), textOf(row, 'nameplate')),
    status: wordOf(row, 'status', STATUSES),
    source: textOf(row, 'reason'),
    licence: FACTS,
    note: `${textOf(row, 'us_sales')} in the United States before scaling`,
  }));
}

function assumptionEntries(raw: RawReader): readonly Entry[] {
  return raw('tables/market-assumptions.csv', ['id', 'value', 'low', 'high', 'status', 'source']).map((row) => ({
    file: 'carlines.csv',
    column: 'sales',
    value: textOf(row, 'id'),
    status: wordOf(row, 'status', STATUSES),
    source: textOf(row, 'source'),
    licence: FACTS,
    note: `${textOf(row, 'value')} (${textOf(row, 'low')} to ${textOf(row, 'high')})`,
  }));
}
