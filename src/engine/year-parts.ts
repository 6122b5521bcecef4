import type { Regime } from '../policy/regime.js';
import type { SiteShare } from './assembly-path.js';
import type { Bundle, Desk } from './desk.js';

/** A part of a carline's programs in one year. Weights of a carline sum to 1. */
export type YearPart = { readonly assembly: number; readonly weight: number; readonly bundle: Bundle };

/** What a carline's programs in a year follow from, besides where they are. */
export type YearState = {
  readonly regimes: readonly Regime[];
  /** Share of programs by the regime they were sourced for. */
  readonly vintages: Float64Array;
  readonly inForce: Regime;
  readonly stage: number;
};

/** A carline's programs in a year, by site and vintage. */
export function yearParts(
  desk: Desk,
  carline: number,
  sites: readonly SiteShare[],
  { regimes, vintages, inForce, stage }: YearState,
): YearPart[] {
  const parts: YearPart[] = [];
  for (const { assembly, share } of sites) {
    if (share === 0) continue;
    for (const [index, regime] of regimes.entries()) {
      const vintage = vintages[index] as number;
      if (vintage === 0) continue;
      parts.push({
        assembly,
        weight: share * vintage,
        bundle: desk.bundle(carline, assembly, regime, inForce, stage).slice(),
      });
    }
  }
  return parts;
}
