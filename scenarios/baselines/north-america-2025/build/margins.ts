import { quantityOf, type TableRow, textOf } from '../../../../src/baseline/table.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import type { Cell } from './cells.js';
import type { Margin } from './rake.js';

/** A margin with where its total comes from. */
export type SourcedMargin = Margin & { readonly status: string; readonly source: string };

const QUARTERS = 'us_ca_new_car_sales_totals_quarterly.csv';
const ELECTRIC = 'us_ev_sales_by_model_2023_2026q1.csv';
const MEXICAN_OUTPUT = 'mexico_production_by_model_2025-02_2026-01.csv';

/**
 * All totals that sales are raked to, weakest first: those of the table (flows, makes, nameplates in the press, output), electric vehicles
 * by model, Canadian sales, and Mexican output by model.
 */
export function readMargins(raw: RawReader, cells: readonly Cell[]): readonly SourcedMargin[] {
  const select = (chosen: (cell: Cell) => boolean) => cells.flatMap((cell, i) => (chosen(cell) ? [i] : []));
  return [
    ...tableMargins(raw, select),
    ...electricMargins(raw, select),
    ...canadianMargins(raw, select),
    ...mexicanMargins(raw, select),
  ];
}

type Select = (chosen: (cell: Cell) => boolean) => readonly number[];

function tableMargins(raw: RawReader, select: Select): readonly SourcedMargin[] {
  const columns = ['id', 'market', 'assembly', 'makes', 'nameplates', 'target', 'low', 'high', 'status', 'source'];
  return raw('tables/totals.csv', columns).map((row) => {
    const any = (column: string, value: string) =>
      cellOf(row, column) === '' || cellOf(row, column).split('|').includes(value);
    return {
      id: textOf(row, 'id'),
      target: quantityOf(row, 'target'),
      status: textOf(row, 'status'),
      source: textOf(row, 'source'),
      cells: select(
        ({ vehicle, market }) =>
          any('market', market) &&
          any('assembly', vehicle.assembly) &&
          any('makes', vehicle.make) &&
          any('nameplates', vehicle.nameplate),
      ),
    };
  });
}

/** U.S. sales of electric vehicles in 2025 by model; the row for all others takes the electric carlines that no model names. */
function electricMargins(raw: RawReader, select: Select): readonly SourcedMargin[] {
  const sold = electricSales(raw);
  const rows = raw('tables/electric-models.csv', ['make', 'model', 'carline_make', 'carline_nameplate', 'reason']);
  const named = new Set(
    rows.flatMap((row) =>
      cellOf(row, 'carline_nameplate')
        .split('|')
        .map((nameplate) => `${cellOf(row, 'carline_make')} ${nameplate}`),
    ),
  );
  const isOther = ({ vehicle }: Cell) => !named.has(`${vehicle.make} ${vehicle.nameplate}`);
  const margins = new Map<string, SourcedMargin>();
  for (const row of rows) {
    const [make, names] = [cellOf(row, 'carline_make'), cellOf(row, 'carline_nameplate').split('|')];
    if (make === '') continue;
    const units = sold
      .filter((one) => one.cells.make === row.cells.make && one.cells.model === row.cells.model)
      .reduce((sum, one) => sum + quantityOf(one, 'units'), 0);
    const isOwn = ({ vehicle }: Cell) => vehicle.make === make && names.includes(vehicle.nameplate);
    const id = make === '*' ? 'electric: all others' : `electric: ${make} ${names.join(', ')}`;
    margins.set(id, {
      id,
      target: units + (margins.get(id)?.target ?? 0),
      status: 'published',
      source: ELECTRIC,
      cells: select(
        (cell) =>
          cell.market === 'US' && cell.vehicle.drive === 'electric' && (make === '*' ? isOther(cell) : isOwn(cell)),
      ),
    });
  }
  return [...margins.values()];
}

/** Canadian sales of 2025, and the electric ones among them. */
function canadianMargins(raw: RawReader, select: Select): readonly SourcedMargin[] {
  return [
    {
      id: 'Canadian electric sales',
      ...quarterly(raw, 'CA', 'ElectricCarsTotal'),
      cells: select(({ vehicle, market }) => market === 'CA' && vehicle.drive === 'electric'),
    },
    {
      id: 'Canadian sales',
      ...quarterly(raw, 'CA', 'AllCarsTotal'),
      cells: select(({ market }) => market === 'CA'),
    },
  ];
}

/** A total of the four quarters of 2025. */
function quarterly(raw: RawReader, country: string, kind: string): Omit<SourcedMargin, 'id' | 'cells'> {
  const rows = raw(QUARTERS, ['country', 'period', 'kind', 'units']).filter(
    ({ cells }) => cells.country === country && cells.kind === kind && cells.period?.startsWith('2025-') === true,
  );
  const target = rows.reduce((sum, row) => sum + quantityOf(row, 'units'), 0);
  return { target, status: 'published', source: QUARTERS };
}

/**
 * Totals that sales are not raked to but held against: makes, of which all report, leave nothing open in the United States, and their own
 * totals count some heavier trucks.
 */
export function readChecks(raw: RawReader, cells: readonly Cell[]): readonly SourcedMargin[] {
  const inUs = cells.flatMap((cell, i) => (cell.market === 'US' ? [i] : []));
  return [
    { id: 'check: U.S. sales', ...quarterly(raw, 'US', 'AllCarsTotal'), cells: inUs },
    {
      id: 'check: U.S. electric sales',
      target: electricSales(raw).reduce((sum, row) => sum + quantityOf(row, 'units'), 0),
      status: 'published',
      source: ELECTRIC,
      cells: inUs.filter((cell) => cells[cell]?.vehicle.drive === 'electric'),
    },
  ];
}

/** Rows of U.S. sales of electric vehicles by model in the quarters of 2025. */
function electricSales(raw: RawReader): readonly TableRow[] {
  return raw(ELECTRIC, ['country', 'period', 'make', 'model', 'units']).filter(
    (row) => textOf(row, 'country') === 'US' && textOf(row, 'period').startsWith('2025-'),
  );
}

/** Output of Mexican plants by model, the twelve months from February 2025. */
function mexicanMargins(raw: RawReader, select: Select): readonly SourcedMargin[] {
  const made = raw(MEXICAN_OUTPUT, ['brand', 'model', 'units_12_months']);
  const rows = raw('tables/mexico-models.csv', ['brand', 'model', 'make', 'nameplate', 'drive', 'reason']);
  const margins = new Map<string, SourcedMargin>();
  for (const row of rows) {
    const make = cellOf(row, 'make');
    if (make === '') continue;
    const [nameplate, drive] = [textOf(row, 'nameplate'), cellOf(row, 'drive')];
    const units = made
      .filter((one) => one.cells.brand === row.cells.brand && one.cells.model === row.cells.model)
      .reduce((sum, one) => sum + quantityOf(one, 'units_12_months'), 0);
    const id = `made in Mexico: ${make} ${nameplate}${drive === '' ? '' : ` ${drive}`}`;
    margins.set(id, {
      id,
      target: units + (margins.get(id)?.target ?? 0),
      status: 'published',
      source: MEXICAN_OUTPUT,
      cells: select(
        ({ vehicle }) =>
          vehicle.assembly === 'MX' &&
          vehicle.make === make &&
          vehicle.nameplate === nameplate &&
          (drive === '' || vehicle.drive === drive),
      ),
    });
  }
  return [...margins.values()];
}
