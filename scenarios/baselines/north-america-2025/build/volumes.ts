import type { RawReader } from '../../north-america-2019/build/raw.js';
import type { SoldVehicle } from './carlines.js';
import { buildCells } from './cells.js';
import type { Filing } from './filings.js';
import { readChecks, readMargins, type SourcedMargin } from './margins.js';
import { byOrigin } from './origins.js';
import { rake, totalOf } from './rake.js';
import { readVehicles, type Vehicle } from './vehicles.js';
import { readWeights } from './weights.js';

/** List prices of 2025 over those of 2022 (judgement; 0% to 8%): transaction prices rose 1.7% from December 2022 to December 2025. */
const PRICE_GROWTH = 1.03;

/** A total that sales were raked to, what came of it, and the vehicles it holds. */
export type Residual = {
  readonly margin: SourcedMargin;
  readonly reached: number;
  readonly vehicles: ReadonlySet<Vehicle>;
};

/** Vehicles with their sales of 2025, and what was left over on the way. */
export type Volumes = {
  readonly sold: readonly SoldVehicle[];
  readonly residuals: readonly Residual[];
  readonly unusedFilings: readonly { readonly filing: Filing; readonly reason: string }[];
  /** Vehicles with a filing that no sales are known of. */
  readonly weightless: readonly Vehicle[];
  /** Nameplates of the sales of 2022 that no vehicle takes its weight from. */
  readonly unusedSales: readonly { readonly key: string; readonly line: number }[];
};

/** Joins filings and weights, and rakes sales to the totals of 2025. */
export function readVolumes(raw: RawReader): Volumes {
  const { vehicles, unused } = readVehicles(raw);
  const { weights, unusedSales } = readWeights(raw, vehicles, PRICE_GROWTH);
  const { cells, prices } = buildCells(raw, vehicles, weights);
  const margins = readMargins(raw, cells);
  const raked = rake(
    cells.map(({ seed }) => seed),
    margins,
  ).cells;
  const sold = [...prices].map(([vehicle, priceUsd]): SoldVehicle => {
    const soldIn = (market: string) =>
      cells.reduce((sum, cell, i) => {
        return cell.vehicle === vehicle && cell.market === market ? sum + (raked[i] as number) : sum;
      }, 0);
    return { vehicle, sales: byOrigin(soldIn), priceUsd, weight: weights.get(vehicle) };
  });
  return {
    sold,
    residuals: [...margins, ...readChecks(raw, cells)].map((margin) => ({
      margin,
      reached: totalOf(raked, margin),
      vehicles: new Set(margin.cells.flatMap((cell) => cells[cell]?.vehicle ?? [])),
    })),
    unusedFilings: unused,
    weightless: vehicles.filter((vehicle) => !prices.has(vehicle)),
    unusedSales,
  };
}
