import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvHeader, csvRow, jsonRow, LONG_TABLE_FIELDS, resultRows } from '../../src/output/long-table.js';
import { METRICS } from '../../src/types/metrics.js';
import { csvRows } from '../support/csv.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../support/dimensions.js';
import { resultsOf } from './results.js';

const YEARS = [2019, 2020];
const results = resultsOf('usmca', YEARS, (metric, country, vehicleClass, year) =>
  country === 'ROW' && metric === 'compliance.value' ? Number.NaN : year + vehicleClass.length / 7,
);

describe('the long table', () => {
  it('has one row for every year, metric, country and class, in that order', () => {
    const rows = [...resultRows(results)];
    expect(rows).toHaveLength(YEARS.length * METRICS.length * OUTCOME_COUNTRIES.length * OUTCOME_CLASSES.length);
    expect(rows[0]).toMatchObject({ year: 2019, metric: METRICS[0], country: 'US', class: 'car', draw: undefined });
    expect(rows.at(-1)).toMatchObject({ year: 2020, metric: METRICS.at(-1), country: 'NAM', class: 'all' });
  });

  it('holds what is selected, and the number of the draw', () => {
    const selection = {
      years: [2020],
      metrics: ['jobs.direct', 'compliance.value'] as const,
      classes: ['car', 'all'] as const,
    };
    const rows = [...resultRows(results, selection, 7)].map(csvRow);
    expect(rows).toHaveLength(2 * OUTCOME_COUNTRIES.length * 2);
    expect(rows[0]).toBe('usmca,7,2020,compliance.value,US,car,2020.428571,share\n');
  });

  it('is CSV that another program reads back', () => {
    const text = csvHeader() + [...resultRows(results)].map(csvRow).join('');
    const records = csvRows(text);
    expect(Object.keys(records[0] ?? {})).toEqual([...LONG_TABLE_FIELDS]);
    expect(records.every((record) => record.draw === '')).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  it('leaves the value empty where a metric does not apply, and says null in JSON', () => {
    const row = [...resultRows(results, { metrics: ['compliance.value'], countries: ['ROW'] })][0];
    expect(row && csvRow(row)).toBe('usmca,,2019,compliance.value,ROW,car,,share\n');
    expect(row && jsonRow(row)).toMatchObject({ draw: null, value: null, country: 'ROW' });
  });

  it('carries any text as text: quoted where needed, never a formula to a spreadsheet', () => {
    const row = { draw: undefined, year: 2020, country: '', class: '', value: 1, unit: 'ratio' } as const;
    expect(csvRow({ ...row, scenario: 'a,"b"\nc', metric: '=HYPERLINK("x")' })).toBe(
      '"a,""b""\nc",,2020,"\'=HYPERLINK(""x"")",,,1,ratio\n',
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (scenario, metric) => {
        const [record = []] = Papa.parse<string[]>(csvRow({ ...row, scenario, metric }), { delimiter: ',' }).data;
        expect(record).toHaveLength(LONG_TABLE_FIELDS.length);
        for (const cell of [record[0] ?? '', record[3] ?? '']) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(record[0]?.endsWith(scenario)).toBe(true);
      }),
    );
  });

  it('keeps the minus of negative numbers, which are no formulas', () => {
    expect(
      csvRow({ scenario: 's', draw: 1, year: 2020, metric: 'm', country: 'US', class: 'all', value: -2, unit: 'jobs' }),
    ).toBe('s,1,2020,m,US,all,-2,jobs\n');
  });
});
