import { overMarkets, type PlanOffer, type PreparedRun, planOffers } from '../engine/index.js';
import type { Regime } from '../policy/regime.js';
import type { Country, VehicleClass } from '../types/dimensions.js';

/** Vehicles of one class assembled in one country. */
export type VehicleGroup = { readonly assembly: Country; readonly vehicleClass: VehicleClass };

/** All of a group, or one carline of it by its position in the baseline. */
type CostedGroup = VehicleGroup & { readonly carline?: number };

/** What firms that decide anew weigh against each other, on average over the vehicles of a group that do not comply. */
export type PlanCosts = {
  /** Rise in unit cost and paperwork from meeting the rule, USD per vehicle made; undefined when none of them can meet it. */
  readonly ruleUsd: number | undefined;
  /** Duty that is due without the preference and not with it, USD per vehicle made, over all its markets. */
  readonly dutyUsd: number;
  /** Share of these vehicles that no sourcing lets meet the rule. */
  readonly outOfReach: number;
};

/**
 * Mean cost of meeting the rule and mean duty, for new programs of a year, weighted by the vehicles that cross borders
 * within the region and follow no plan that claims the preference. Undefined when there are none.
 */
export function planCosts(run: PreparedRun, group: CostedGroup, year: number): PlanCosts | undefined {
  const yearIndex = run.years.indexOf(year);
  const regime = run.timeline.plannedFor[yearIndex] as Regime;
  const { economy } = run.model;
  const { countries, classes } = run.model.economy.baseline.dimensions;
  const assembly = countries.indexOf(group.assembly);
  const vehicleClass = classes.indexOf(group.vehicleClass);
  let vehicles = 0;
  let beyond = 0;
  let rule = 0;
  let duty = 0;
  const { count, carline: carlineOf, weight } = economy.variants;
  const { plant, vehicleClass: classOf, unitCostUsd } = economy.carlines;
  for (let variant = 0; variant < count; variant++) {
    const carline = carlineOf[variant] as number;
    if (group.carline !== undefined && group.carline !== carline) continue;
    if (plant[carline] !== assembly || classOf[carline] !== vehicleClass) continue;
    const state = run.stateOf(yearIndex, carline);
    const { offers } = planOffers(run, { variant, plant: assembly, regime, state });
    const free = best(offers, 'nothing');
    const compliant = best(offers, 'the rule');
    if (free === undefined || free.isEligible) continue;
    const affected = (weight[variant] as number) * free.share * crossingVehicles(run, carline, assembly);
    const unitCost = unitCostUsd[carline] as number;
    const dutyOf = (offer: PlanOffer | undefined): number =>
      offer === undefined ? 0 : overMarkets(run, carline, offer.duty);
    vehicles += affected;
    duty += affected * unitCost * (dutyOf(free) - dutyOf(compliant));
    if (compliant === undefined) {
      beyond += affected;
      continue;
    }
    const dearer = compliant.cost - free.cost + compliant.partsDuty - free.partsDuty;
    rule += affected * unitCost * (dearer + overMarkets(run, carline, compliant.paperwork));
  }
  if (!(vehicles > 0)) return undefined;
  return {
    ruleUsd: vehicles > beyond ? rule / (vehicles - beyond) : undefined,
    dutyUsd: duty / vehicles,
    outOfReach: beyond / vehicles,
  };
}

function best(offers: readonly PlanOffer[], madeFor: PlanOffer['madeFor']): PlanOffer | undefined {
  return offers
    .filter((offer) => offer.madeFor === madeFor)
    .reduce<PlanOffer | undefined>(
      (most, offer) => (most === undefined || offer.profit > most.profit ? offer : most),
      undefined,
    );
}

/** Thousand vehicles of the base year that are sold in the region but not where they are made. */
function crossingVehicles({ model }: PreparedRun, carline: number, assembly: number): number {
  const { shape, carlines } = model.economy;
  let sum = 0;
  for (const market of shape.members) {
    if (market !== assembly) sum += carlines.sales[carline * shape.origins + market] as number;
  }
  return sum;
}
