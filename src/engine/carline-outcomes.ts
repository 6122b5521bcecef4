import type { Country } from '../types/dimensions.js';
import { carlineSums } from './carline-sums.js';
import { choicePage, prepareChoices } from './cohorts.js';
import { variantsOf } from './economy.js';
import { NONE } from './pages.js';
import { optionLabel, type SourcingOption } from './sourcing-options.js';
import { SHADOW_PRICES } from './sums.js';
import { termsAt } from './terms.js';
import type { CarlineOutcome } from './types.js';
import type { PreparedRun, SimulatedYear } from './year-loop.js';

/** What became of one carline in one year, over all its sites and vintages; plan shares are those of its newest programmes. */
export function carlineOutcome(run: PreparedRun, year: SimulatedYear, carline: number): CarlineOutcome {
  const { economy, sums } = run.model;
  const { baseline, shape } = economy;
  const { countries } = baseline.dimensions;
  const of = carlineSums(run, year, carline);
  const over = (sum: number): number => {
    let total = 0;
    for (let at = sum; at < of.length; at += sums.count) total += of[at] as number;
    return total;
  };
  const vehicles = over(sums.vehicles);
  const byCountry = (sum: number): Readonly<Record<Country, number>> => {
    const amounts = countries.map((_, o) => over(sum + o));
    const whole = amounts.reduce((total, amount) => total + amount, 0);
    return Object.fromEntries(countries.map((country, o) => [country, ratio(amounts[o] as number, whole)])) as Record<
      Country,
      number
    >;
  };
  const content = byCountry(sums.content);
  return {
    year: year.year,
    carlineId: baseline.carlines[carline]?.id ?? '',
    volumeThousand: vehicles,
    complianceProbability: claimingShare(run, of, economy.carlines.plant[carline] as number),
    eligibleProbability: ratio(over(sums.eligibleValue), over(sums.value)),
    regionalContent: shape.members.reduce((sum, o) => sum + (content[countries[o] as Country] ?? 0), 0),
    content,
    shadowPrices: Object.fromEntries(
      SHADOW_PRICES.map((name, i) => [name, ratio(over(sums.shadowPrice + i), vehicles) / 100]),
    ),
    complianceCostUsd: ratio(over(sums.ruleCost), vehicles),
    planShares: planShares(run, year, carline),
    contentByOrigin: byCountry(sums.spending),
  };
}

function ratio(sum: number, whole: number): number {
  return whole > 0 ? sum / whole : Number.NaN;
}

/** Share of what a plant sells across borders within the region that claims the preference; NaN if it sells none. */
function claimingShare({ model }: PreparedRun, of: Float64Array, plant: number): number {
  const { sums, economy } = model;
  const { origins, members, memberOf } = economy.shape;
  if ((memberOf[plant] as number) < 0) return Number.NaN;
  let crossing = 0;
  let claiming = 0;
  for (const market of members) {
    if (market === plant) continue;
    const at = (plant * origins + market) * sums.count;
    crossing += of[at + sums.vehicles] as number;
    claiming += of[at + sums.claimingVehicles] as number;
  }
  return ratio(claiming, crossing);
}

/** Share of programmes sourced in a year by plan: `free`, or the requirements met, such as `regional ≥ 85% + us ≥ 50%`. */
function planShares(
  run: PreparedRun,
  { yearIndex, plannedFor }: SimulatedYear,
  carline: number,
): Record<string, number> {
  const { model } = run;
  const { economy, choices, choiceOf, catalogue, plans } = model;
  const plant = economy.carlines.plant[carline] as number;
  const state = run.stateOf(yearIndex, carline);
  const planned = termsAt(model.terms, plannedFor, carline, economy.carlines.vehicleClass[carline] as number, plant);
  prepareChoices(model, planned, [carline], () => state);
  const page = choicePage(model, planned, state);
  const shares: Record<string, number> = {};
  for (const variant of variantsOf(economy.variants, carline)) {
    const weight = economy.variants.weight[variant] as number;
    const choice = choiceOf.table.rows[page + variant] as number;
    const share = choices.share[choice] as number;
    const add = (plan: number, part: number): void => {
      if (plan === NONE) return;
      const label = optionLabel(catalogue.options[plans.option[plan] as number] as SourcingOption);
      shares[label] = (shares[label] ?? 0) + weight * part;
    };
    add(choices.free[choice] as number, 1 - share);
    add(choices.compliant[choice] as number, share);
  }
  return shares;
}
