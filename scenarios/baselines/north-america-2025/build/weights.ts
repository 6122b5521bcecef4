import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { STATUSES } from '../../../../src/baseline/register.js';
import { quantityOf, type TableRow, textOf, wordOf } from '../../../../src/baseline/table.js';
import type { Status } from '../../../../src/baseline/types.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import { driveOf } from './drives.js';
import { type Vehicle, vehicleKey } from './vehicles.js';

/** What raking starts from: U.S. sales of model year 2022, or a count from memory, and a list price. */
export type Weight = {
  readonly usSales: number;
  readonly priceUsd: number;
  readonly status: Status;
  /** Where it comes from. */
  readonly source: string;
};

/** A nameplate of EPA's U.S. sales of model year 2022. */
type Sold = { readonly key: string; readonly line: number; readonly usSales: number; readonly priceUsd: number };

export const SALES_FILE = 'us_sales_2022_by_nameplate.csv';
const TABLE = 'tables/weights.csv';
const COLUMNS = ['make', 'nameplate', 'drive', 'assembly', 'weight', 'epa', 'share', 'price_usd', 'status', 'reason'];

/**
 * The weight of each vehicle: the row of the table of weights where it has one, else the sales of the nameplate of its name. Vehicles
 * without either are not in the map.
 * @param priceGrowth list prices of 2025 over those of 2022, for prices of the sales file
 * @throws RoosimError `baseline_invalid` when a row meets no vehicle or a name no sales
 */
export function readWeights(
  raw: RawReader,
  vehicles: readonly Vehicle[],
  priceGrowth: number,
): { readonly weights: ReadonlyMap<Vehicle, Weight>; readonly unusedSales: readonly Sold[] } {
  const sold = readSold(raw);
  const rows = new Map(
    raw(TABLE, COLUMNS).map((row) => [
      vehicleKey(textOf(row, 'make'), textOf(row, 'nameplate'), driveOf(row, 'drive'), textOf(row, 'assembly')),
      row,
    ]),
  );
  for (const [key, row] of rows)
    if (!vehicles.some((vehicle) => vehicle.key === key))
      throw baselineInvalid(row.file, row.line, `There is no vehicle ${key}.`);
  const claimed = new Set([...rows.values()].flatMap(namesOf));
  const used = new Set<Sold>();
  const weights = new Map<Vehicle, Weight>();
  for (const vehicle of vehicles) {
    const row = rows.get(vehicle.key);
    const names = row === undefined ? [`${vehicle.make} ${vehicle.nameplate}`] : namesOf(row);
    const found = sold.filter(({ key }) => names.includes(key));
    for (const one of found) used.add(one);
    if (row !== undefined) weights.set(vehicle, weightOf(row, found, names.length, priceGrowth));
    else if (found.length > 0 && !found.some(({ key }) => claimed.has(key)))
      weights.set(vehicle, fromSales(found, 1, 'derived', priceGrowth));
  }
  return { weights, unusedSales: sold.filter((one) => !used.has(one)) };
}

function readSold(raw: RawReader): readonly Sold[] {
  return raw(SALES_FILE, ['make', 'nameplate', 'us_sales', 'mean_msrp_usd']).map((row) => ({
    key: `${textOf(row, 'make')} ${textOf(row, 'nameplate')}`,
    line: row.line,
    usSales: quantityOf(row, 'us_sales'),
    priceUsd: quantityOf(row, 'mean_msrp_usd'),
  }));
}

function namesOf(row: TableRow): readonly string[] {
  const names = cellOf(row, 'epa');
  return names === '' ? [] : names.split('|');
}

function weightOf(row: TableRow, found: readonly Sold[], names: number, priceGrowth: number): Weight {
  if (found.length !== names)
    throw baselineInvalid(row.file, row.line, `The sales file lacks one of ${row.cells.epa}.`);
  const status = wordOf(row, 'status', STATUSES);
  const stated = cellOf(row, 'price_usd') === '' ? undefined : quantityOf(row, 'price_usd');
  if (names === 0) {
    const [usSales, priceUsd] = [quantityOf(row, 'weight'), quantityOf(row, 'price_usd')];
    return { usSales, priceUsd, status, source: `${TABLE}:${row.line}` };
  }
  const weight = fromSales(found, quantityOf(row, 'share'), status, priceGrowth);
  return { ...weight, priceUsd: stated ?? weight.priceUsd, source: `${weight.source}; ${TABLE}:${row.line}` };
}

function fromSales(found: readonly Sold[], share: number, status: Status, priceGrowth: number): Weight {
  const usSales = found.reduce((sum, one) => sum + one.usSales, 0);
  const value = found.reduce((sum, one) => sum + one.usSales * one.priceUsd, 0);
  return {
    usSales: usSales * share,
    priceUsd: (value / usSales) * priceGrowth,
    status,
    source: `${SALES_FILE}:${found.map(({ line }) => line).join(' ')}`,
  };
}
