import { stringify } from 'csv-stringify/sync';
import type { Results } from '../engine/index.js';
import type { OutcomeClass, OutcomeCountry } from '../types/dimensions.js';
import { METRIC_INFO, METRICS, type MetricName } from '../types/metrics.js';
import { cellIndex, type OutcomeShape } from '../types/outcome-shape.js';
import { fileNumber, fileValue } from './numbers.js';

/** The columns of the long table, in their order. */
export const LONG_TABLE_FIELDS = ['scenario', 'draw', 'year', 'metric', 'country', 'class', 'value', 'unit'] as const;

/** One row. `draw` is undefined for the central run; `country` and `class` are empty for a formula of the user's own. */
export type LongRow = {
  readonly scenario: string;
  readonly draw: number | undefined;
  readonly year: number;
  readonly metric: string;
  readonly country: OutcomeCountry;
  readonly class: OutcomeClass;
  /** NaN where the metric does not apply; the cell is then empty. */
  readonly value: number;
  readonly unit: string;
};

/** Which outcomes are wanted; what is left out means all. */
export type Selection = {
  readonly years?: readonly number[];
  readonly metrics?: readonly MetricName[];
  readonly countries?: readonly OutcomeCountry[];
  readonly classes?: readonly OutcomeClass[];
};

/** A cell's place among the outcomes of a year. */
type SelectedCell = {
  readonly offset: number;
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
  readonly unit: string;
};

function selectedCells(shape: OutcomeShape, selection: Selection): SelectedCell[] {
  const cells: SelectedCell[] = [];
  METRICS.forEach((metric, metricIndex) => {
    if (selection.metrics?.includes(metric) === false) return;
    shape.countries.forEach((country, countryIndex) => {
      if (selection.countries?.includes(country) === false) return;
      shape.classes.forEach((vehicleClass, classIndex) => {
        if (selection.classes?.includes(vehicleClass) === false) return;
        const offset = cellIndex(shape, 0, metricIndex, countryIndex, classIndex);
        cells.push({ offset, metric, country, vehicleClass, unit: METRIC_INFO[metric].unit });
      });
    });
  });
  return cells;
}

/** Text that is the same in CSV as it is: nothing to quote, nothing that begins a formula. */
const PLAIN_CELL = /^(?:[A-Za-z0-9][\w .()=%/-]*)?$/;

/** A text cell: quoted where RFC 4180 asks for it, and never a formula to a spreadsheet. */
function csvCell(text: string): string {
  return PLAIN_CELL.test(text) ? text : stringify([[text]], { escape_formulas: true, eof: false });
}

/** The header line, with its line end. */
export function csvHeader(): string {
  return `${LONG_TABLE_FIELDS.join(',')}\n`;
}

/** One row as a line of CSV, with its line end. */
export function csvRow(row: LongRow): string {
  const cells = [
    csvCell(row.scenario),
    row.draw ?? '',
    row.year,
    csvCell(row.metric),
    csvCell(row.country),
    csvCell(row.class),
    fileNumber(row.value, row.unit),
    csvCell(row.unit),
  ];
  return `${cells.join(',')}\n`;
}

/** The outcomes of one run as rows, in the order of the long table. */
export function* resultRows(results: Results, selection: Selection = {}, draw?: number): Generator<LongRow> {
  const cells = selectedCells(results.shape, selection);
  for (const [yearIndex, year] of selectedYears(results, selection)) {
    for (const { offset, metric, country, vehicleClass, unit } of cells) {
      const value = results.cells[cellIndex(results.shape, yearIndex, 0, 0, 0) + offset] as number;
      yield { scenario: results.scenario, draw, year, metric, country, class: vehicleClass, value, unit };
    }
  }
}

/** A row as JSON carries it: the same numbers as CSV, null where a cell is empty. */
export function jsonRow(row: LongRow): Record<(typeof LONG_TABLE_FIELDS)[number], string | number | null> {
  return {
    scenario: row.scenario,
    draw: row.draw ?? null,
    year: row.year,
    metric: row.metric,
    country: row.country === '' ? null : row.country,
    class: row.class === '' ? null : row.class,
    value: fileValue(row.value, row.unit) ?? null,
    unit: row.unit,
  };
}

function* selectedYears(results: Results, selection: Selection): Generator<[number, number]> {
  for (const [yearIndex, year] of results.years.entries()) {
    if (selection.years?.includes(year) !== false) yield [yearIndex, year];
  }
}
