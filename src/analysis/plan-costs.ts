import { costOf, partsDutyOf } from '../engine/plan.js';
import { allVariants } from '../engine/variants.js';
import type { LaidOut } from '../engine/year-loop.js';
import type { Regime } from '../policy/regime.js';
import { COUNTRIES, type Country, REGION, VEHICLE_CLASSES, type VehicleClass } from '../types/dimensions.js';
import { overMarkets, type PlanOffer, planMenu } from './explain/plan-menu.js';

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
export function planCosts(laidOut: LaidOut, group: CostedGroup, year: number): PlanCosts | undefined {
  const yearIndex = laidOut.years.indexOf(year);
  const regime = laidOut.timeline.plannedFor[yearIndex] as Regime;
  const { economy } = laidOut;
  const assembly = COUNTRIES.indexOf(group.assembly);
  const vehicleClass = VEHICLE_CLASSES.indexOf(group.vehicleClass);
  let vehicles = 0;
  let beyond = 0;
  let rule = 0;
  let duty = 0;
  const { carlineOf, weight } = economy.variants;
  for (const variant of allVariants(economy.variants)) {
    const carline = carlineOf[variant] as number;
    if (group.carline !== undefined && group.carline !== carline) continue;
    if (economy.assemblyOf[carline] !== assembly || economy.classOf[carline] !== vehicleClass) continue;
    const stage = laidOut.stage(yearIndex, carline);
    const { offers } = planMenu(laidOut, { variant, assembly, regime, stage });
    const free = best(offers, 'nothing');
    const compliant = best(offers, 'the rule');
    if (free === undefined || free.eligible) continue;
    const affected = (weight[variant] as number) * free.share * crossingVehicles(laidOut, carline, assembly);
    const unitCost = economy.unitCostUsd[carline] as number;
    const dutyOf = (offer: PlanOffer | undefined): number =>
      offer === undefined ? 0 : overMarkets(laidOut, carline, offer.entry.duty);
    vehicles += affected;
    duty += affected * unitCost * (dutyOf(free) - dutyOf(compliant));
    if (compliant === undefined) {
      beyond += affected;
      continue;
    }
    const dearer = costOf(compliant.plan) - costOf(free.plan) + partsDutyOf(compliant.plan) - partsDutyOf(free.plan);
    rule += affected * unitCost * (dearer + overMarkets(laidOut, carline, compliant.entry.paperwork));
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
function crossingVehicles({ economy }: LaidOut, carline: number, assembly: number): number {
  let sum = 0;
  for (let market = 0; market < REGION.length; market++) {
    if (market !== assembly) sum += economy.sales[carline * COUNTRIES.length + market] as number;
  }
  return sum;
}
