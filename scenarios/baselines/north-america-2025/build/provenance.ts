import { STATUSES } from '../../../../src/baseline/register.js';
import { textOf, wordOf } from '../../../../src/baseline/table.js';
import { csvText } from '../../north-america-2019/build/csv.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import type { BuiltCarline } from './carlines.js';
import { FILINGS_FILE } from './filings.js';
import type { Residual } from './volumes.js';

const COLUMNS = ['file', 'column', 'value', 'status', 'source', 'licence', 'note'] as const;
type Entry = Readonly<Record<(typeof COLUMNS)[number], string>>;

const PUBLIC_DOMAIN = 'public domain (U.S. federal work)';

/**
 * Text of provenance.csv: where each column of the generated files comes from; for each carline what its content rests on, and the weights
 * its sales start from with the totals they were raked to.
 */
export function provenanceText(
  raw: RawReader,
  carlines: readonly BuiltCarline[],
  residuals: readonly Residual[],
): string {
  const entries: readonly Entry[] = [
    ...columnEntries(raw),
    ...carlines.map(contentEntry),
    ...carlines.map((carline) => salesEntry(carline, residuals)),
  ];
  return csvText(
    COLUMNS,
    entries.map((entry) => COLUMNS.map((column) => entry[column])),
  );
}

function columnEntries(raw: RawReader): readonly Entry[] {
  return raw('tables/columns.csv', ['file', 'column', 'status', 'source', 'licence', 'note']).map((row) => ({
    file: textOf(row, 'file'),
    column: textOf(row, 'column'),
    value: '*',
    status: wordOf(row, 'status', STATUSES),
    source: textOf(row, 'source'),
    licence: textOf(row, 'licence'),
    note: cellOf(row, 'note'),
  }));
}

/** One filing for one place is published; a mean, or a filing for several places or drives, is derived. */
function contentEntry({ id, of }: BuiltCarline): Entry {
  const vehicles = of.map(({ vehicle }) => vehicle);
  const filings = [...new Set(vehicles.flatMap((vehicle) => vehicle.filings))];
  const isShared = filings.some((filing) => filing.assemblies.length > 1);
  const judged = vehicles.filter(({ basis }) => basis === 'like' || basis === 'judgement');
  const isDerived = filings.length > 1 || isShared || vehicles.some(({ basis }) => basis === 'other_year');
  const notes = [
    ...(isShared ? ['one filing for more than one place'] : []),
    ...(of.length > 1 ? [`sales-weighted over ${vehicles.map(({ key }) => key).join('; ')}`] : []),
    ...vehicles.flatMap(({ basis, source }) => (basis === 'filing' ? [] : [`${basis}: ${source}`])),
  ];
  const lines = filings.map(({ line }) => line).join(' ');
  return {
    file: 'carlines.csv',
    column: 'content and origins',
    value: id,
    status: judged.length > 0 ? 'judgement' : isDerived ? 'derived' : 'published',
    source: filings.length > 0 ? `NHTSA, 49 CFR Part 583: ${FILINGS_FILE}:${lines}` : 'tables/other-filings.csv',
    licence: filings.length > 0 ? PUBLIC_DOMAIN : 'MIT (this project)',
    note: notes.join('; '),
  };
}

/** Sales are derived whatever they start from: what raking held them to is named, narrow totals before wide ones. */
function salesEntry({ id, of }: BuiltCarline, residuals: readonly Residual[]): Entry {
  const held = residuals
    .filter(({ margin }) => !margin.id.startsWith('check: '))
    .filter(({ vehicles }) => of.some(({ vehicle }) => vehicles.has(vehicle)))
    .sort((a, b) => a.vehicles.size - b.vehicles.size);
  const starts = of.map(({ weight }) =>
    weight === undefined ? 'tables/other-market-weights.csv (judgement)' : `${weight.source} (${weight.status})`,
  );
  return {
    file: 'carlines.csv',
    column: 'sales',
    value: id,
    status: 'derived',
    source: `from ${[...new Set(starts)].join('; ')}`,
    licence: 'facts',
    note: `raked to ${held.map(({ margin }) => margin.id).join('; ')}`,
  };
}
