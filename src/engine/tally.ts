import type { Regime } from '../policy/regime.js';
import { COUNTRIES, REGION } from '../types/dimensions.js';
import { MARKETS } from './demand.js';
import type { Economy } from './economy.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Ledger } from './ledger.js';
import type { Address } from './load-kernel.js';
import { clearMarkets } from './market.js';
import { numbersAt, setNumbers } from './memory.js';
import type { Setting } from './setting.js';
import { addScaled, SUM, SUMS } from './sums.js';
import type { YearPart } from './year-parts.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** What a year consists of: shares of programs by the regime they were sourced for, and of relocations that have happened. */
export type YearMix = {
  /** What vintages and relocations go by. */
  readonly regimes: readonly Regime[];
  readonly inForce: Regime;
  readonly stage: number;
  readonly vintages: Float64Array;
  readonly relocated: Float64Array;
  /** Output per worker relative to the base year, by country of the region. */
  readonly productivity: Float64Array;
};

/** A year in the memory of the kernel, ready for its outcomes, and the scale of sales by (market, class). */
export function tallyYear(
  economy: Economy,
  { memory, economy: record }: Setting,
  ledger: Ledger,
  { regimes, inForce, stage, vintages, relocated, productivity }: YearMix,
): { readonly record: Address; readonly scales: Float64Array } {
  const { kernel } = memory;
  const carlines = economy.classOf.length;
  const year = kernel.take(LAYOUT.YEAR);
  const crossing = kernel.take(8 * R * carlines);
  const claiming = kernel.take(8 * R * carlines);
  for (let index = 0; index < regimes.length; index++) {
    const weight = vintages[index] as number;
    if (weight === 0) continue;
    const vintage = { regime: regimes[index] as Regime, inForce, stage };
    const own = ledger.own(vintage);
    kernel.addScaled(year, weight, own.account, LAYOUT.ACCOUNT_NUMBERS);
    kernel.addScaled(crossing, weight, own.crossing, R * carlines);
    kernel.addScaled(claiming, weight, own.claiming, R * carlines);
    for (let caller = 0; caller < regimes.length; caller++) {
      const reached = relocated[caller] as number;
      if (reached === 0) continue;
      const moved = ledger.moved(regimes[caller] as Regime, vintage);
      kernel.addScaled(year, weight * reached, moved, LAYOUT.ACCOUNT_NUMBERS);
    }
  }
  const level = numbersAt(memory, year + LAYOUT.YEAR_LEVEL, MARKETS);
  const { indices, scales } = clearMarkets(economy, level);
  setNumbers(memory, year + LAYOUT.YEAR_INDICES, indices);
  setNumbers(memory, year + LAYOUT.YEAR_SCALES, scales);
  setNumbers(memory, year + LAYOUT.YEAR_SPENDING, ledger.base.spending);
  setNumbers(memory, year + LAYOUT.YEAR_PRODUCTIVITY, productivity);
  kernel.closeYear(record, year, crossing, claiming);
  return { record: year, scales };
}

/** Thousand vehicles by carline and market per unit of Σ w·landed^−η. */
export type SalesPerWeight = (carline: number, market: number) => number;

/** Sums of one carline in one year by (place of assembly, market, sum), into the array given. */
export function carlineSums(
  salesPerWeight: SalesPerWeight,
  carline: number,
  parts: readonly YearPart[],
  into: Float64Array,
): void {
  into.fill(0);
  for (let d = 0; d < O; d++) {
    const perWeight = salesPerWeight(carline, d);
    if (perWeight === 0) continue;
    for (const { assembly, weight, bundle } of parts) {
      addScaled(into, (assembly * O + d) * SUMS, perWeight * weight, bundle, d * SUMS, SUMS);
    }
  }
}

/** Share of what a place of assembly sells across borders within the region that claims the preference; NaN if it sells none. */
export function claimingShare(sums: Float64Array, assembly: number): number {
  let crossing = 0;
  let claiming = 0;
  if (assembly >= R) return Number.NaN;
  for (let d = 0; d < R; d++) {
    if (d === assembly) continue;
    crossing += sums[(assembly * O + d) * SUMS + SUM.vehicles] as number;
    claiming += sums[(assembly * O + d) * SUMS + SUM.claimingVehicles] as number;
  }
  return crossing > 0 ? claiming / crossing : Number.NaN;
}
