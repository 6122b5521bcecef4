import type { Regime } from '../policy/regime.js';
import { COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { MARKETS } from './demand.js';
import type { Economy } from './economy.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { CrossBorder, Ledger } from './ledger.js';
import type { Address } from './load-kernel.js';
import { clearMarkets } from './market.js';
import { type Memory, numbersAt, putNumbers } from './memory.js';
import type { PriceLevels } from './outcomes.js';
import type { Setting } from './setting.js';
import { addScaled, SUM, SUMS, TALLY, type Tally } from './sums.js';
import type { YearPart } from './year-parts.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;
const R: number = REGION.length;

/** A year's sums, and the carlines that cross borders with how much of them claims the preference, by (assembly, class). */
export type YearTally = {
  readonly sums: Tally;
  readonly carlines: Float64Array;
  readonly claimingCarlines: Float64Array;
};

/** What a year consists of: shares of programs by the regime they were sourced for, and of relocations that have happened. */
export type YearMix = {
  /** What vintages and relocations go by. */
  readonly regimes: readonly Regime[];
  readonly inForce: Regime;
  readonly stage: number;
  readonly vintages: Float64Array;
  readonly relocated: Float64Array;
};

/** A year's tally and price levels, and the scale of sales by (market, class). */
export function tallyYear(
  economy: Economy,
  { memory, economy: record }: Setting,
  ledger: Ledger,
  { regimes, inForce, stage, vintages, relocated }: YearMix,
): { readonly tally: YearTally; readonly levels: PriceLevels; readonly scales: Float64Array } {
  const { kernel } = memory;
  const carlines = economy.classOf.length;
  const sums = kernel.take(8 * TALLY);
  const level = kernel.take(8 * MARKETS);
  const crossBorder = { crossing: kernel.take(8 * R * carlines), claiming: kernel.take(8 * R * carlines) };
  regimes.forEach((regime, index) => {
    const weight = vintages[index] as number;
    if (weight === 0) return;
    const vintage = { regime, inForce, stage };
    const own = ledger.own(vintage);
    addAccount(memory, sums, level, weight, own.account);
    kernel.addScaled(crossBorder.crossing, weight, own.crossing, R * carlines);
    kernel.addScaled(crossBorder.claiming, weight, own.claiming, R * carlines);
    regimes.forEach((calledForBy, caller) => {
      const reached = relocated[caller] as number;
      if (reached !== 0) addAccount(memory, sums, level, weight * reached, ledger.moved(calledForBy, vintage));
    });
  });
  const { levels, scales } = clearMarkets(economy, ledger.base, numbersAt(memory, level, MARKETS));
  const scale = putNumbers(memory, scales);
  kernel.scaleSums(sums, scale);
  const counts = carlineCounts(memory, record, crossBorder, scale);
  return { tally: { sums: numbersAt(memory, sums, TALLY).slice(), ...counts }, levels, scales };
}

function addAccount({ kernel }: Memory, sums: Address, level: Address, weight: number, account: Address): void {
  kernel.addScaled(sums, weight, account + LAYOUT.ACCOUNT_SUMS, TALLY);
  kernel.addScaled(level, weight, account + LAYOUT.ACCOUNT_LEVEL, MARKETS);
}

/** Carlines that cross borders within the region and how much of them claims, by (assembly, class). */
function carlineCounts(
  memory: Memory,
  economy: Address,
  { crossing, claiming }: CrossBorder,
  scales: Address,
): Pick<YearTally, 'carlines' | 'claimingCarlines'> {
  const { kernel } = memory;
  const [carlines, claimingCarlines] = [kernel.take(8 * O * C), kernel.take(8 * O * C)];
  kernel.countCarlines(economy, crossing, claiming, scales, carlines, claimingCarlines);
  const read = (address: Address): Float64Array => numbersAt(memory, address, O * C).slice();
  return { carlines: read(carlines), claimingCarlines: read(claimingCarlines) };
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
