import type { Plan } from '../../src/engine/plan.js';
import type { LaidOut } from '../../src/engine/year-loop.js';
import { contentOf } from '../../src/policy/content-measure.js';
import type { MarketWays } from '../../src/policy/regime.js';
import { CATEGORIES, COUNTRIES, REGION } from '../../src/types/dimensions.js';

const O = COUNTRIES.length;
const R = REGION.length;
const CELLS = CATEGORIES.length * O;
const DEVELOPMENT = (CATEGORIES.length - 1) * O;

/** What a plan sums to per unit of its cost when nothing constrains it, from its spending alone. */
export function accountsOf({ numbers, option }: Plan, { jobs }: LaidOut) {
  const x = [...numbers.subarray(0, CELLS)];
  const sum = (weight: (cell: number) => number): number => x.reduce((total, xi, cell) => total + xi * weight(cell), 0);
  const cost = sum(() => 1);
  const goods = (cell: number): number => (cell < DEVELOPMENT ? 1 : 0);
  return {
    cost,
    base: sum(goods),
    regional: sum((cell) => (cell % O < R ? goods(cell) : 0)),
    us: sum((cell) => (cell % O === 0 ? goods(cell) : 0)),
    partsDuty: option.partsDuties.reduce(
      (due, { rate, offset }) => due + Math.max(0, sum((cell) => rate()[cell] as number) - offset * cost),
      0,
    ),
    partsJobs: REGION.map((_, c) => sum((cell) => (cell % O === c ? (jobs.parts[cell] as number) : 0))),
    indirectJobs: REGION.map((_, c) => sum((cell) => goods(cell) * (jobs.indirect[cell * R + c] as number))),
    byOrigin: COUNTRIES.map((_, o) => sum((cell) => (cell % O === o ? 1 : 0))),
  };
}

/** Whether a plan's content meets all requirements of one alternative, with what rounding leaves. */
export function qualifies(
  { numbers }: Plan,
  alternatives: readonly (readonly {
    readonly weights: Parameters<typeof contentOf>[0];
    readonly threshold: number;
  }[])[],
): boolean {
  return alternatives.some((way) =>
    way.every(({ weights, threshold }) => contentOf(weights, numbers, 0, 1) >= threshold - 1e-7),
  );
}

/**
 * What a plan costs on arrival in a market it is sold in, on average over its shipments: the cheapest way in that asks
 * nothing, and the cheapest that asks for the rule, shared by a logit on what claiming saves.
 */
export function arrival(
  plan: Plan,
  accounts: ReturnType<typeof accountsOf>,
  open: MarketWays[number],
  eligible: boolean,
  dispersion: number,
) {
  const isBound = plan.option.requirements.some(
    ({ asked }, c) => asked.measure !== 'parts duty within its offset' && (plan.shadowPrices[c] as number) > 0,
  );
  const { cost, partsDuty, byOrigin } = accounts;
  const offers = open.map((way) => {
    const onContent = way.contentDuty?.reduce((due, rate, o) => due + rate * (byOrigin[o] as number), 0) ?? 0;
    const duty = cost * way.duty + onContent;
    const paperwork = cost * (way.paperwork + (isBound ? way.paperworkWhereBinding : 0));
    return { claims: way.requiresRule, duty, paperwork, landed: cost + partsDuty + duty + paperwork };
  });
  const none = { landed: Number.POSITIVE_INFINITY, duty: 0, paperwork: 0 };
  const cheapest = (claims: boolean) =>
    offers.filter((offer) => offer.claims === claims).toSorted((a, b) => a.landed - b.landed)[0] ?? none;
  const without = cheapest(false);
  const withRule = eligible ? cheapest(true) : none;
  const share = shareOf(withRule.landed, without.landed, dispersion);
  const mean = (one: number, other: number): number =>
    share === 0 ? other : share === 1 ? one : share * one + (1 - share) * other;
  return {
    claims: share,
    landed: mean(withRule.landed, without.landed),
    duty: mean(withRule.duty, without.duty),
    paperwork: mean(withRule.paperwork, without.paperwork),
  };
}

function shareOf(claimed: number, open: number, dispersion: number): number {
  if (!(claimed < open)) return 0;
  if (open === Number.POSITIVE_INFINITY || dispersion === 0) return 1;
  return 1 / (1 + Math.exp(-Math.log(open / claimed) / dispersion));
}
