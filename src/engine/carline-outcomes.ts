import { COUNTRIES, REGION } from '../types/dimensions.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { CarlineOutcome } from './types.js';
import type { YearCell } from './year-cells.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** What became of one carline in one year, over all its cells; plan shares are those of the newest programs at home. */
export function carlineOutcomes(
  economy: Economy,
  desk: Desk,
  at: { readonly year: number; readonly carline: number; readonly planned: number; readonly stage: number },
  cells: readonly YearCell[],
  volumes: Float64Array,
): CarlineOutcome {
  const unitCost = economy.unitCostUsd[at.carline] as number;
  let vehicles = 0;
  let crossing = 0;
  let claiming = 0;
  let eligible = 0;
  let base = 0;
  let regional = 0;
  let us = 0;
  let ruleCost = 0;
  let shadowRegional = 0;
  let shadowUs = 0;
  const byOrigin = new Float64Array(O);
  cells.forEach(({ assembly, chosen: { plan }, standing: { entry } }, j) => {
    let sold = 0;
    for (let d = 0; d < O; d++) {
      const v = volumes[j * O + d] as number;
      sold += v;
      ruleCost += v * (entry.paperwork[d] as number);
      if (d !== assembly && d < R && assembly < R) {
        crossing += v;
        if (entry.claims[d]) claiming += v;
      }
    }
    vehicles += sold;
    if (entry.eligible) eligible += sold;
    base += sold * plan.sums.base;
    regional += sold * plan.sums.regional;
    us += sold * plan.sums.us;
    ruleCost += sold * (plan.cost - 1);
    shadowRegional += sold * plan.shadowPriceRegional;
    shadowUs += sold * plan.shadowPriceUs;
    for (let o = 0; o < O; o++) byOrigin[o] = (byOrigin[o] as number) + sold * (plan.byOrigin[o] as number);
  });
  const spent = byOrigin.reduce((sum, x) => sum + x, 0);
  const per = (sum: number, whole: number): number => (whole > 0 ? sum / whole : Number.NaN);
  return {
    year: at.year,
    carlineId: economy.baseline.carlines[at.carline]?.id ?? '',
    volumeThousand: vehicles,
    complianceProbability: per(claiming, crossing),
    eligibleProbability: per(eligible, vehicles),
    regionalContent: per(regional, base),
    usContent: per(us, base),
    shadowPriceRegional: (per(shadowRegional, vehicles) * unitCost) / 100,
    shadowPriceUs: (per(shadowUs, vehicles) * unitCost) / 100,
    complianceCostUsd: per(ruleCost, vehicles) * unitCost,
    planShares: planShares(economy, desk, at),
    contentByOrigin: {
      US: per(byOrigin[0] as number, spent),
      CA: per(byOrigin[1] as number, spent),
      MX: per(byOrigin[2] as number, spent),
      ROW: per(byOrigin[3] as number, spent),
    },
  };
}

/** Share of the newest programs by plan: `free`, or the requirements met, such as `regional ≥ 85% + us ≥ 50%`. */
function planShares(
  economy: Economy,
  desk: Desk,
  at: { readonly carline: number; readonly planned: number; readonly stage: number },
): Readonly<Record<string, number>> {
  const shares: Record<string, number> = {};
  const assembly = economy.assemblyOf[at.carline] as number;
  const last = economy.variantStart[at.carline + 1] as number;
  for (let variant = economy.variantStart[at.carline] as number; variant < last; variant++) {
    const { weight } = economy.variants[variant] as Economy['variants'][number];
    for (const { plan, share } of desk.choice(variant, assembly, at.planned, at.stage).plans) {
      const label = planLabel(plan.option.requirements);
      shares[label] = (shares[label] ?? 0) + weight * share;
    }
  }
  return shares;
}

/** Names a plan by the requirements it was made for. */
export function planLabel(requirements: readonly { readonly measure: string; readonly atLeast: number }[]): string {
  if (requirements.length === 0) return 'free';
  return requirements.map((r) => `${r.measure} ≥ ${Number((r.atLeast * 100).toFixed(2))}%`).join(' + ');
}
