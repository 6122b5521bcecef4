import { planLabel } from '../../engine/carline-outcomes.js';
import { costOf, enterMarkets, meetsRule, PLAN, type Plan, partsDutyOf } from '../../engine/plan.js';
import { variantsOf } from '../../engine/variants.js';
import type { LaidOut, SimulatedYear } from '../../engine/year-loop.js';
import type { Regime } from '../../policy/regime.js';
import { COUNTRIES, type Country } from '../../types/dimensions.js';

const O: number = COUNTRIES.length;

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
  /** USD per vehicle: spending in the base of content, and the regional and U.S. part of it. */
  readonly baseUsd: number;
  readonly regionalUsd: number;
  readonly usUsd: number;
  /** USD per vehicle, over all its markets. */
  readonly dutyUsd: number;
  readonly ruleUsd: number;
};

/** What a carline's year is made of: a weighted sum of these rows gives every figure of the carline. */
export function programRows(laidOut: LaidOut, year: SimulatedYear, carline: number): readonly ProgramRow[] {
  const vintages = laidOut.vintages[year.yearIndex] as Float64Array;
  const rows: ProgramRow[] = [];
  for (const { assembly, share } of laidOut.assembly.siteShares(year.yearIndex, carline)) {
    laidOut.timeline.regimes.forEach((regime, index) => {
      const vintage = vintages[index] as number;
      if (share * vintage === 0) return;
      rows.push(...rowsOf(laidOut, year, { carline, assembly, regime, weight: share * vintage }));
    });
  }
  return rows;
}

type Programs = {
  readonly carline: number;
  readonly assembly: number;
  readonly regime: Regime;
  readonly weight: number;
};

/** Rows of one site and vintage, a row for each plan; variants that follow the same plan are taken together. */
function rowsOf(laidOut: LaidOut, year: SimulatedYear, programs: Programs): ProgramRow[] {
  const { carline, assembly, regime } = programs;
  const sums = new Map<string, { row: Totals; plan: string }>();
  const { variants } = laidOut.economy;
  for (const variant of variantsOf(variants, carline)) {
    const ofCarline = variants.weight[variant] as number;
    const stage = laidOut.stage(year.yearIndex, carline);
    for (const { plan, share } of laidOut.desk.choice(variant, assembly, regime, stage).plans) {
      const label = planLabel(plan.option);
      const sum = sums.get(label) ?? { row: emptyTotals(), plan: label };
      sums.set(label, sum);
      addPlan(sum.row, laidOut, year, {
        programs,
        variant,
        stage,
        plan,
        weight: programs.weight * ofCarline * share,
      });
    }
  }
  return [...sums.values()].map(({ row, plan }) =>
    programRow(row, plan, assembly, sourcedYears(laidOut, year, regime)),
  );
}

/** Sums over vehicles, thousand; money in thousand USD. */
type Totals = Record<
  'share' | 'vehicles' | 'crossing' | 'claiming' | 'base' | 'regional' | 'us' | 'duty' | 'rule',
  number
>;

function emptyTotals(): Totals {
  return { share: 0, vehicles: 0, crossing: 0, claiming: 0, base: 0, regional: 0, us: 0, duty: 0, rule: 0 };
}

function addPlan(
  totals: Totals,
  laidOut: LaidOut,
  year: SimulatedYear,
  at: {
    readonly programs: Programs;
    readonly variant: number;
    readonly stage: number;
    readonly plan: Plan;
    readonly weight: number;
  },
): void {
  const { economy, desk } = laidOut;
  const { carline, assembly } = at.programs;
  const { options, ways } = desk.station(carline, assembly, year.inForce);
  const subject = desk.subject(at.variant, assembly, at.stage);
  const eligible = meetsRule(laidOut.setting, at.plan, options, subject);
  const entry = enterMarkets(laidOut.setting, at.plan, subject, ways, eligible);
  const unitCost = economy.unitCostUsd[carline] as number;
  const { numbers } = at.plan;
  totals.share += at.weight;
  for (let market = 0; market < O; market++) {
    const landed = entry.landed[market] as number;
    if (landed === Number.POSITIVE_INFINITY) continue;
    const vehicles = year.salesPerWeight(carline, market) * at.weight * landed ** -economy.eta;
    const value = vehicles * unitCost;
    totals.vehicles += vehicles;
    totals.base += value * (numbers[PLAN.base] as number);
    totals.regional += value * (numbers[PLAN.regional] as number);
    totals.us += value * (numbers[PLAN.us] as number);
    totals.duty += value * ((entry.duty[market] as number) + partsDutyOf(at.plan));
    totals.rule += value * (costOf(at.plan) - 1 + (entry.paperwork[market] as number));
    if (market === assembly || market === O - 1 || assembly === O - 1) continue;
    totals.crossing += vehicles;
    totals.claiming += vehicles * (entry.claims[market] as number);
  }
}

function programRow(totals: Totals, plan: string, assembly: number, sourced: ProgramRow['sourced']): ProgramRow {
  const perVehicle = (sum: number): number => (totals.vehicles > 0 ? sum / totals.vehicles : 0);
  return {
    site: COUNTRIES[assembly] as Country,
    sourced,
    plan,
    share: totals.share,
    vehicles: totals.vehicles,
    crossing: totals.crossing,
    claiming: totals.claiming,
    baseUsd: perVehicle(totals.base),
    regionalUsd: perVehicle(totals.regional),
    usUsd: perVehicle(totals.us),
    dutyUsd: perVehicle(totals.duty),
    ruleUsd: perVehicle(totals.rule),
  };
}

function sourcedYears(laidOut: LaidOut, year: SimulatedYear, regime: Regime): ProgramRow['sourced'] {
  const { inForce, plannedFor } = laidOut.timeline;
  const years = laidOut.years.filter((_, y) => y > 0 && y <= year.yearIndex && plannedFor[y] === regime);
  const first = laidOut.years[0] as number;
  const from = inForce[0] === regime ? first : (years[0] ?? first);
  return { from, to: years.at(-1) ?? first };
}
