import type { Regime } from '../policy/regime.js';
import { cohortOf, prepareChoices } from './cohorts.js';
import { addScaled } from './sums.js';
import { termsAt } from './terms.js';
import { type PreparedRun, type SimulatedYear, siteSharesIn } from './year-loop.js';

/** A part of a carline's programmes in one year, at a plant and sourced for one regime. Weights of a carline sum to 1. */
export type CarlinePart = { readonly plant: number; readonly weight: number; readonly cohort: number };

/** A carline's programmes in a year, by site and vintage. */
export function carlineParts(run: PreparedRun, year: SimulatedYear, carline: number): readonly CarlinePart[] {
  const vintages = run.vintages[year.yearIndex] as Float64Array;
  return siteSharesIn(run, year.yearIndex, carline).flatMap(({ plant, share }) => {
    if (share === 0) return [];
    return run.timeline.regimes.flatMap((planned, index): CarlinePart[] => {
      const vintage = vintages[index] as number;
      if (vintage === 0) return [];
      return [{ plant, weight: share * vintage, cohort: carlineCohort(run, year, carline, plant, planned) }];
    });
  });
}

/** The cohort of a carline's programmes at a plant that were sourced for a regime, as they enter a year's markets. */
export function carlineCohort(
  { model, stateOf }: PreparedRun,
  { yearIndex, inForce }: SimulatedYear,
  carline: number,
  plant: number,
  regime: Regime,
): number {
  const vehicleClass = model.economy.carlines.vehicleClass[carline] as number;
  const planned = termsAt(model.terms, regime, carline, vehicleClass, plant);
  const state = stateOf(yearIndex, carline);
  prepareChoices(model, planned, [carline], () => state);
  return cohortOf(model, carline, planned, termsAt(model.terms, inForce, carline, vehicleClass, plant), state);
}

/** Thousand vehicles that a carline sells in a market per unit of Σ w·landed^−η of its parts. */
export function salesPerWeight(run: PreparedRun, { totals }: SimulatedYear, carline: number, market: number): number {
  const { shape, carlines } = run.model.economy;
  const scale = totals.scales[market * shape.classes + (carlines.vehicleClass[carline] as number)] as number;
  return (run.totals.base.salesPerWeight[carline * shape.origins + market] as number) * scale;
}

/** Sums of one carline in one year by (plant, market, sum): see `Sums`. */
export function carlineSums(run: PreparedRun, year: SimulatedYear, carline: number): Float64Array {
  const { sums, economy, cohorts } = run.model;
  const { origins } = economy.shape;
  const into = new Float64Array(origins * origins * sums.count);
  const parts = carlineParts(run, year, carline);
  for (let d = 0; d < origins; d++) {
    const perWeight = salesPerWeight(run, year, carline, d);
    if (perWeight === 0) continue;
    for (const { plant, weight, cohort } of parts) {
      const from = (cohort * origins + d) * sums.count;
      addScaled(into, (plant * origins + d) * sums.count, perWeight * weight, cohorts.sums, from, sums.count);
    }
  }
  return into;
}
