import { stringify } from 'csv-stringify/sync';
import type { FleetRow } from '../analysis/fleet/fleet.js';
import type { Scenario } from '../scenario/types.js';
import { classNames, countryNames, type Dimensions, leadingMember } from '../types/dimensions.js';
import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import { type FleetColumn, fleetColumns, requirementColumns } from './fleet-columns.js';
import { cellLevel, decimal, NOT_APPLICABLE, unitHeading } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

const WORDS = ['scenario', 'year', 'carline', 'name', 'maker', 'class', 'plant'] as const;
/** Digits that files keep: enough for sums of the column to be those of the model to 1e-9. */
const DIGITS = 12;

/** Every carline with all its figures as CSV, one row for each place where it is made. */
export function fleetCsv({ name, baseline }: Scenario, rows: readonly FleetRow[]): string {
  const columns = [...fleetColumns(baseline.dimensions), ...requirementColumns(rows)];
  const lines = rows.map((row) => {
    const words = wordsOf(name, row);
    return [...WORDS.map((word) => words[word]), ...columns.map((column) => figure(column, row) ?? '')];
  });
  return stringify([[...WORDS, ...columns.map((column) => column.name)], ...lines], { escape_formulas: true });
}

/** The same as JSON, null where a figure does not apply, with the unit of each column and how its total is made. */
export function fleetJson({ name, title, baseline }: Scenario, rows: readonly FleetRow[]): string {
  const columns = [...fleetColumns(baseline.dimensions), ...requirementColumns(rows)];
  const fields = columns.map((column) => ({ name: column.name, unit: column.unit, total: column.total }));
  const carlines = rows.map((row) => ({
    ...wordsOf(name, row),
    ...Object.fromEntries(columns.map((column) => [column.name, figure(column, row) ?? null])),
  }));
  return JSON.stringify({ scenario: { name, title }, fields, carlines }, null, 1);
}

function wordsOf(
  scenario: string,
  { year, carline, plant }: FleetRow,
): Record<(typeof WORDS)[number], string | number> {
  const { id, label, maker, vehicleClass } = carline;
  return { scenario, year, carline: id, name: label, maker, class: vehicleClass, plant };
}

function figure({ of }: FleetColumn, row: FleetRow): number | undefined {
  const value = of(row);
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : undefined;
}

type TableColumn = Column & { readonly text: (row: FleetRow) => string };

const share = (heading: readonly string[], of: (row: FleetRow) => number, dropRank?: number): TableColumn => ({
  heading: [...heading, unitHeading('share')],
  align: 'right',
  text: (row) => cellLevel(of(row), 'share'),
  ...(dropRank === undefined ? {} : { dropRank }),
});

const perVehicle = (heading: readonly string[], of: (row: FleetRow) => number, dropRank: number): TableColumn => ({
  heading: [...heading, unitHeading('USD per vehicle')],
  align: 'right',
  text: (row) => cellLevel(of(row), 'USD per vehicle'),
  dropRank,
});

function tableColumns(dimensions: Dimensions): readonly TableColumn[] {
  return [
    { heading: ['carline'], align: 'left', text: ({ carline }) => printable(carline.label) },
    { heading: ['maker'], align: 'left', text: ({ carline }) => printable(carline.maker), dropRank: 5 },
    {
      heading: ['class'],
      align: 'left',
      text: ({ carline }) => classNames(dimensions, carline.vehicleClass).singular,
      dropRank: 4,
    },
    { heading: ['made', 'in'], align: 'left', text: ({ plant }) => plant },
    {
      heading: ['vehicles', 'thousand'],
      align: 'right',
      text: ({ vehicles }) => (Number.isFinite(vehicles) ? decimal(vehicles, 1) : NOT_APPLICABLE),
    },
    share(['regional', 'content'], ({ regionalContent }) => regionalContent),
    share(
      [countryNames(dimensions, leadingMember(dimensions)).short, 'content'],
      ({ leadingContent }) => leadingContent,
      3,
    ),
    share(['would', 'meet it'], ({ eligible }) => eligible, 2),
    share(['claims', 'preference'], ({ claimsOfValue }) => claimsOfValue),
    perVehicle(['duty', 'paid'], dutyUsd, 1),
    perVehicle(['cost of', 'the rule'], ({ ruleCostUsd }) => ruleCostUsd, 1),
  ];
}

/** Duty over all markets and on parts, USD per vehicle. */
function dutyUsd({ duty, partsDuty, vehicles }: FleetRow): number {
  return ((duty.reduce((sum, one) => sum + one, 0) + partsDuty) * 1000) / vehicles;
}

/** Places that make less of a carline, thousand vehicles, are a tail of the model's choice of plants, and no plant to a reader. */
const FEWEST_SHOWN = 0.05;

/** Every carline for people: a line for each place where it is made, and how many places are too small to show. */
export function fleetTable({ name, baseline }: Scenario, rows: readonly FleetRow[], style: TableStyle): string {
  const table = tableColumns(baseline.dimensions);
  const colors = colorsOf(style.color);
  const years = [...new Set(rows.map(({ year }) => year))];
  return years
    .map((year) => {
      const ofYear = rows.filter((row) => row.year === year);
      const shown = ofYear.filter(({ vehicles }) => vehicles >= FEWEST_SHOWN);
      const cells = shown.map((row) => table.map(({ text }) => text(row)));
      const title = colors.bold(`${printable(name)}: carlines in ${year}`);
      const left = ofYear.length - shown.length;
      const note =
        left === 0 ? '' : `Places that make fewer than 50 of a carline are left out (${left}); CSV has them.\n`;
      return `${title}\n\n${renderTable(table, cells, style.width).text}${note}`;
    })
    .join('\n');
}
