import type { Desk, PlanOnDesk, Standing } from './desk.js';
import type { Economy } from './economy.js';

/** A part of a carline's programs in one year: assembled at one site, under one plan. Weights of a carline sum to 1. */
export type YearCell = {
  readonly carline: number;
  readonly assembly: number;
  readonly weight: number;
  readonly chosen: PlanOnDesk;
  readonly standing: Standing;
};

/** What a carline's cells in a year follow from. */
export type YearState = {
  readonly regimeInForce: number;
  /** Share of programs by the regime they were sourced for. */
  readonly vintages: Float64Array;
  /** Share of a carline's volume by site: its own first, then its other sites. */
  readonly siteShares: (carline: number) => readonly { readonly assembly: number; readonly share: number }[];
  readonly stage: (carline: number) => number;
};

/** The cells of a carline in a year, over sites, variants, vintages and plans. */
export function yearCells(economy: Economy, desk: Desk, carline: number, state: YearState): YearCell[] {
  const cells: YearCell[] = [];
  const stage = state.stage(carline);
  for (const { assembly, share } of state.siteShares(carline)) {
    if (share === 0) continue;
    const last = economy.variantStart[carline + 1] as number;
    for (let variant = economy.variantStart[carline] as number; variant < last; variant++) {
      const weight = share * (economy.variants[variant] as Economy['variants'][number]).weight;
      for (let regime = 0; regime < state.vintages.length; regime++) {
        const vintage = state.vintages[regime] as number;
        if (vintage === 0) continue;
        for (const chosen of desk.choice(variant, assembly, regime, stage).plans) {
          const standing = desk.standing(chosen, variant, assembly, state.regimeInForce);
          cells.push({ carline, assembly, weight: weight * vintage * chosen.share, chosen, standing });
        }
      }
    }
  }
  return cells;
}
