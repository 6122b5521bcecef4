import type { Regime } from '../policy/regime.js';
import { COUNTRIES, REGION, VEHICLE_CLASSES } from '../types/dimensions.js';
import { MARKETS, marketIndex } from './demand.js';
import type { Economy } from './economy.js';
import type { CrossBorder, Ledger } from './ledger.js';
import { clearMarkets } from './market.js';
import type { PriceLevels } from './outcomes.js';
import { addScaled, SUM, SUMS, type Tally } from './sums.js';
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

/**
 * A year's tally and price levels, and the scale of sales by (market, class).
 *
 * @param sums an empty tally to be filled
 * @param crossBorder scratch memory
 */
export function tallyYear(
  economy: Economy,
  ledger: Ledger,
  { regimes, inForce, stage, vintages, relocated }: YearMix,
  sums: Tally,
  { crossing, claiming }: CrossBorder,
): { readonly tally: YearTally; readonly levels: PriceLevels; readonly scales: Float64Array } {
  const level = new Float64Array(MARKETS);
  crossing.fill(0);
  claiming.fill(0);
  regimes.forEach((regime, index) => {
    const weight = vintages[index] as number;
    if (weight === 0) return;
    const vintage = { regime, inForce, stage };
    const own = ledger.own(vintage);
    addScaled(sums, 0, weight, own.sums, 0, sums.length);
    addScaled(level, 0, weight, own.level, 0, MARKETS);
    addScaled(crossing, 0, weight, own.crossing, 0, crossing.length);
    addScaled(claiming, 0, weight, own.claiming, 0, claiming.length);
    regimes.forEach((calledForBy, caller) => {
      const reached = relocated[caller] as number;
      if (reached === 0) return;
      const moved = ledger.moved(calledForBy, vintage);
      addScaled(sums, 0, weight * reached, moved.sums, 0, sums.length);
      addScaled(level, 0, weight * reached, moved.level, 0, MARKETS);
    });
  });
  const { levels, scales } = clearMarkets(economy, ledger.base, level);
  for (let i = 0; i < sums.length; i++) {
    sums[i] = (sums[i] as number) * (scales[((i / SUMS) | 0) % MARKETS] as number);
  }
  return { tally: { sums, ...carlineCounts(economy, crossing, claiming, scales) }, levels, scales };
}

/** Carlines that cross borders within the region and how much of them claims, by (assembly, class). */
function carlineCounts(
  economy: Economy,
  crossing: Float64Array,
  claiming: Float64Array,
  scales: Float64Array,
): Pick<YearTally, 'carlines' | 'claimingCarlines'> {
  const carlines = new Float64Array(O * C);
  const claimingCarlines = new Float64Array(O * C);
  economy.classOf.forEach((vehicleClass, carline) => {
    let crosses = 0;
    let claims = 0;
    for (let d = 0; d < R; d++) {
      const scale = scales[marketIndex(d, vehicleClass)] as number;
      crosses += scale * (crossing[carline * R + d] as number);
      claims += scale * (claiming[carline * R + d] as number);
    }
    if (crosses === 0) return;
    const at = (economy.assemblyOf[carline] as number) * C + vehicleClass;
    carlines[at] = (carlines[at] as number) + 1;
    claimingCarlines[at] = (claimingCarlines[at] as number) + claims / crosses;
  });
  return { carlines, claimingCarlines };
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
