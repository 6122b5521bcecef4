import {
  createPreparation,
  overMarkets,
  type PlanOffer,
  type PreparedRun,
  planOffers,
  type SimulatedYear,
  simulatedYears,
} from '../../engine/index.js';
import type { Scenario } from '../../scenario/types.js';

/**
 * Cost of meeting the rule for the programmes of a year that are in doubt, as a share of the value of a vehicle: what re-sourcing
 * and proof of origin cost on average, by value and by p(1 − p), p being the share of a carline's programmes that complies. It
 * is what a study infers that reads the cost off the duties at which claims stop; NaN when nobody is in doubt.
 */
export function costAtTheMargin(scenario: Scenario, year: number): number {
  const run = createPreparation(scenario)({ years: [year] });
  let last: SimulatedYear | undefined;
  for (const simulated of simulatedYears(run)) last = simulated;
  if (last === undefined) return Number.NaN;
  let cost = 0;
  let weight = 0;
  for (const found of choicesInDoubt(run, last)) {
    cost += found.weight * found.cost;
    weight += found.weight;
  }
  return weight > 0 ? cost / weight : Number.NaN;
}

function choicesInDoubt(run: PreparedRun, year: SimulatedYear): { readonly cost: number; readonly weight: number }[] {
  const { variants, carlines, shape } = run.model.economy;
  return Array.from({ length: variants.count }, (_, variant) => variant).flatMap((variant) => {
    const carline = variants.carline[variant] as number;
    const point = {
      variant,
      plant: carlines.plant[carline] as number,
      regime: year.plannedFor,
      state: run.stateOf(year.yearIndex, carline),
    };
    const { offers } = planOffers(run, point);
    const free = offers[0] as PlanOffer;
    const complying = offers.find(({ madeFor, share }) => madeFor === 'the rule' && share > 0);
    if (complying === undefined || free.isEligible) return [];
    let sales = 0;
    for (let d = 0; d < shape.origins; d++) sales += carlines.sales[carline * shape.origins + d] as number;
    const claiming = overMarkets(run, carline, complying.claims);
    const proof = claiming > 0 ? overMarkets(run, carline, complying.paperwork) / claiming : 0;
    const value = sales * (carlines.unitCostUsd[carline] as number) * (variants.weight[variant] as number);
    return [{ cost: complying.cost / free.cost - 1 + proof, weight: value * complying.share * (1 - complying.share) }];
  });
}
