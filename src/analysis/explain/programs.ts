import {
  followedPlans,
  type LandedPlan,
  type PreparedRun,
  type SimulatedYear,
  salesPerWeight,
  siteSharesIn,
  variantsOf,
} from '../../engine/index.js';
import type { Regime } from '../../policy/regime.js';
import { type Country, leadingMember } from '../../types/dimensions.js';

/** Programs of a carline that are assembled in one country and follow one plan, sourced for one regime. */
export type ProgramRow = {
  readonly site: Country;
  /** Years in which they were sourced; the first is the base year for those that stand from before. */
  readonly sourced: { readonly from: number; readonly to: number };
  readonly plan: string;
  /** Share of the carline's programs. */
  readonly share: number;
  /** Thousand vehicles of the year, all and those sold across a border within the region. */
  readonly vehicles: number;
  readonly crossing: number;
  /** Of the vehicles that cross, those that enter under a treatment that requires the rule. */
  readonly claiming: number;
  /** USD per vehicle: spending in the base of content, and the part of the region and of its first country. */
  readonly baseUsd: number;
  readonly regionalUsd: number;
  readonly leadingUsd: number;
  /** USD per vehicle, over all its markets. */
  readonly dutyUsd: number;
  readonly ruleUsd: number;
};

/** What a carline's year is made of: a weighted sum of these rows gives every figure of the carline. */
export function programRows(run: PreparedRun, year: SimulatedYear, carline: number): readonly ProgramRow[] {
  const vintages = run.vintages[year.yearIndex] as Float64Array;
  return siteSharesIn(run, year.yearIndex, carline).flatMap(({ plant, share }) =>
    run.timeline.regimes.flatMap((regime, index) => {
      const weight = share * (vintages[index] as number);
      return weight === 0 ? [] : rowsOf(run, year, { carline, plant, regime, weight });
    }),
  );
}

type Programs = {
  readonly carline: number;
  readonly plant: number;
  readonly regime: Regime;
  readonly weight: number;
};

/** Rows of one site and vintage, a row for each plan; variants that follow the same plan are taken together. */
function rowsOf(run: PreparedRun, year: SimulatedYear, programs: Programs): ProgramRow[] {
  const { carline, plant, regime } = programs;
  const sums = new Map<string, Totals>();
  const { variants } = run.model.economy;
  const state = run.stateOf(year.yearIndex, carline);
  for (const variant of variantsOf(variants, carline)) {
    const ofCarline = variants.weight[variant] as number;
    for (const plan of followedPlans(run, { variant, plant, regime, state }, year.inForce)) {
      const totals = sums.get(plan.label) ?? emptyTotals();
      sums.set(plan.label, totals);
      addPlan(totals, run, year, programs, plan, programs.weight * ofCarline * plan.share);
    }
  }
  return [...sums].map(([label, totals]) =>
    programRow(
      totals,
      label,
      run.model.economy.baseline.dimensions.countries[plant] as Country,
      sourcedYears(run, year, regime),
    ),
  );
}

/** Sums over vehicles, thousand; money in thousand USD. */
type Totals = Record<
  'share' | 'vehicles' | 'crossing' | 'claiming' | 'base' | 'regional' | 'leading' | 'duty' | 'rule',
  number
>;

function emptyTotals(): Totals {
  return { share: 0, vehicles: 0, crossing: 0, claiming: 0, base: 0, regional: 0, leading: 0, duty: 0, rule: 0 };
}

function addPlan(
  totals: Totals,
  run: PreparedRun,
  year: SimulatedYear,
  { carline, plant }: Programs,
  plan: LandedPlan,
  weight: number,
): void {
  const { economy } = run.model;
  const unitCost = economy.carlines.unitCostUsd[carline] as number;
  const { dimensions } = economy.baseline;
  const { countries, region } = dimensions;
  const { origins, memberOf } = economy.shape;
  const content = (of: readonly Country[]): number =>
    of.reduce((sum, country) => sum + (plan.content[countries.indexOf(country)] as number), 0);
  totals.share += weight;
  for (let market = 0; market < origins; market++) {
    const landed = plan.landed[market] as number;
    if (landed === Number.POSITIVE_INFINITY) continue;
    const vehicles = salesPerWeight(run, year, carline, market) * weight * landed ** -economy.eta;
    const value = vehicles * unitCost;
    totals.vehicles += vehicles;
    totals.base += value * content(countries);
    totals.regional += value * content(region.members);
    totals.leading += value * content([leadingMember(dimensions)]);
    totals.duty += value * ((plan.duty[market] as number) + plan.partsDuty);
    totals.rule += value * (plan.cost - 1 + (plan.paperwork[market] as number));
    if (market === plant || (memberOf[market] as number) < 0 || (memberOf[plant] as number) < 0) continue;
    totals.crossing += vehicles;
    totals.claiming += vehicles * (plan.claims[market] as number);
  }
}

function programRow(totals: Totals, plan: string, site: Country, sourced: ProgramRow['sourced']): ProgramRow {
  const perVehicle = (sum: number): number => (totals.vehicles > 0 ? sum / totals.vehicles : 0);
  return {
    site,
    sourced,
    plan,
    share: totals.share,
    vehicles: totals.vehicles,
    crossing: totals.crossing,
    claiming: totals.claiming,
    baseUsd: perVehicle(totals.base),
    regionalUsd: perVehicle(totals.regional),
    leadingUsd: perVehicle(totals.leading),
    dutyUsd: perVehicle(totals.duty),
    ruleUsd: perVehicle(totals.rule),
  };
}

function sourcedYears(run: PreparedRun, year: SimulatedYear, regime: Regime): ProgramRow['sourced'] {
  const { inForce, plannedFor } = run.timeline;
  const years = run.years.filter((_, y) => y > 0 && y <= year.yearIndex && plannedFor[y] === regime);
  const first = run.years[0] as number;
  const from = inForce[0] === regime ? first : (years[0] ?? first);
  return { from, to: years.at(-1) ?? first };
}
