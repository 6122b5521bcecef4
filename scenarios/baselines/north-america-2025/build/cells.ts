import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import { driveOf } from './drives.js';
import { ORIGINS, type Origin, REGION } from './origins.js';
import { type Vehicle, vehicleKey } from './vehicles.js';
import type { Weight } from './weights.js';

/** Vehicles of one kind sold in one market, before raking. */
export type Cell = { readonly vehicle: Vehicle; readonly market: Origin; readonly seed: number };

/** Sales of a vehicle in other markets per vehicle sold in the United States, before raking: only their order of size matters. */
const SEED_FACTOR: Readonly<Partial<Record<Origin, number>>> = { US: 1, CA: 0.11, MX: 0.04, ROW: 0.04 };

/**
 * Cells of all vehicles in all markets that are followed: those of the region, and the rest of the world for what the region makes. Every
 * vehicle has the same weight in another market per vehicle sold in the United States, for want of better, but for those that the table of
 * other markets knows more of.
 */
export function buildCells(
  raw: RawReader,
  vehicles: readonly Vehicle[],
  weights: ReadonlyMap<Vehicle, Weight>,
): { readonly cells: readonly Cell[]; readonly prices: ReadonlyMap<Vehicle, number> } {
  const prices = new Map([...weights].map(([vehicle, { priceUsd }]) => [vehicle, priceUsd]));
  const columns = ['make', 'nameplate', 'drive', 'assembly', 'market', 'weight', 'price_usd', 'status', 'reason'];
  const known = raw('tables/other-market-weights.csv', columns).map((row): Cell => {
    const key = vehicleKey(
      textOf(row, 'make'),
      textOf(row, 'nameplate'),
      driveOf(row, 'drive'),
      textOf(row, 'assembly'),
    );
    const vehicle = vehicles.find((candidate) => candidate.key === key);
    if (vehicle === undefined) throw baselineInvalid(row.file, row.line, `There is no vehicle ${key}.`);
    if (cellOf(row, 'price_usd') !== '') prices.set(vehicle, quantityOf(row, 'price_usd'));
    return { vehicle, market: wordOf(row, 'market', ORIGINS), seed: quantityOf(row, 'weight') };
  });
  const usual = [...weights].flatMap(([vehicle, { usSales }]) =>
    marketsOf(vehicle.assembly)
      .filter((market) => !known.some((cell) => cell.vehicle === vehicle && cell.market === market))
      .map((market): Cell => ({ vehicle, market, seed: usSales * (SEED_FACTOR[market] ?? 0) })),
  );
  return { cells: [...usual, ...known], prices };
}

function marketsOf(assembly: Origin): readonly Origin[] {
  return (REGION as readonly Origin[]).includes(assembly) ? [...REGION, 'ROW'] : REGION;
}
