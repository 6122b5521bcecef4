import { COUNTRIES } from '../types/dimensions.js';
import type { Desk, Programs } from './desk.js';
import type { Economy } from './economy.js';
import type { PlanOption } from './plan-options.js';
import { SUM, SUMS } from './sums.js';
import { claimingShare } from './tally.js';
import type { CarlineOutcome } from './types.js';
import { variantsOf } from './variants.js';

const O: number = COUNTRIES.length;

/**
 * What became of one carline in one year, over all its sites and vintages; plan shares are those of its newest programs.
 *
 * @param sums by (place of assembly, market, sum)
 */
export function carlineOutcome(
  economy: Economy,
  desk: Desk,
  year: number,
  newest: Programs,
  sums: Float64Array,
): CarlineOutcome {
  const over = (sum: number): number => {
    let total = 0;
    for (let at = sum; at < sums.length; at += SUMS) total += sums[at] as number;
    return total;
  };
  const per = (sum: number, whole: number): number => (whole > 0 ? sum / whole : Number.NaN);
  const vehicles = over(SUM.vehicles);
  const base = over(SUM.base);
  const spent = COUNTRIES.reduce((total, _, o) => total + over(SUM.spending + o), 0);
  return {
    year,
    carlineId: economy.baseline.carlines[newest.carline]?.id ?? '',
    volumeThousand: vehicles,
    complianceProbability: claimingShare(sums, newest.assembly),
    eligibleProbability: per(over(SUM.eligibleValue), over(SUM.value)),
    regionalContent: per(over(SUM.regional), base),
    usContent: per(over(SUM.us), base),
    shadowPriceRegional: per(over(SUM.shadowRegional), vehicles) / 100,
    shadowPriceUs: per(over(SUM.shadowUs), vehicles) / 100,
    complianceCostUsd: per(over(SUM.ruleCost), vehicles),
    planShares: planShares(economy, desk, newest),
    contentByOrigin: {
      US: per(over(SUM.spending), spent),
      CA: per(over(SUM.spending + 1), spent),
      MX: per(over(SUM.spending + 2), spent),
      ROW: per(over(SUM.spending + O - 1), spent),
    },
  };
}

/** Share of programs by plan: `free`, or the requirements met, such as `regional ≥ 85% + us ≥ 50%`. */
function planShares(economy: Economy, desk: Desk, programs: Programs): Readonly<Record<string, number>> {
  const shares: Record<string, number> = {};
  const { carline, assembly, regime, stage } = programs;
  for (const variant of variantsOf(economy.variants, carline)) {
    const weight = economy.variants.weight[variant] as number;
    for (const { plan, share } of desk.choice(variant, assembly, regime, stage).plans) {
      const label = planLabel(plan.option);
      shares[label] = (shares[label] ?? 0) + weight * share;
    }
  }
  return shares;
}

/** Names a plan by the requirements it was made for. */
export function planLabel({ requirements }: PlanOption): string {
  if (requirements.length === 0) return 'free';
  return requirements.map(({ asked }) => `${asked.measure} ≥ ${Number((asked.atLeast * 100).toFixed(2))}%`).join(' + ');
}
