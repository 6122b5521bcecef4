import { meetsRule } from './content.js';
import { landing, logitShare } from './landed-cost.js';
import type { Model } from './model.js';
import { NONE } from './pages.js';
import { makePlans, planSum } from './plans.js';
import { cannotBeat } from './pruning.js';
import { landAlike, type SourcingOption } from './sourcing-options.js';
import { addRows } from './table.js';
import type { Terms } from './terms.js';

/**
 * Chooses, for each of some sourcing tables, between buying freely and meeting the rule (engine/README.md, section 3): a logit on
 * ln Π/(η − 1), whose differences are shares of cost, with dispersion σ. Of several ways to meet the rule the most profitable
 * counts. A plan that lands no cheaper in any market is no choice, and a vehicle that only the preference lets in has none but
 * to comply, if it can. One that meets the rule as it buys anyway re-sources only to lower a duty on content or parts.
 *
 * @param tables as many as a batch of the solver holds at most
 * @returns the row of the first choice; the others follow in the order of the tables
 */
export function makeChoices(model: Model, terms: Terms, tables: readonly number[]): number {
  const { free, compliant } = terms.options;
  const unbounded = new Float64Array(tables.length).fill(Number.POSITIVE_INFINITY);
  const freely = bestPlans(model, terms, tables, free, unbounded);
  const ceilings = new Float64Array(tables.length);
  for (let i = 0; i < tables.length; i++) {
    ceilings[i] = ceilingOf(model, terms, tables[i] as number, freely[i] as number);
  }
  const complying = bestPlans(model, terms, tables, compliant, ceilings);
  const first = addRows(model.choices, tables.length);
  for (let i = 0; i < tables.length; i++) {
    choose(model, tables[i] as number, freely[i] as number, complying[i] as number, first + i);
  }
  return first;
}

/** Chooses between the landings of two plans; −1 for no compliant one. */
function choose(model: Model, table: number, free: number, compliant: number, row: number): void {
  const { landings, choices } = model;
  const share = compliant === NONE ? 0 : complianceShare(model, table, free, compliant);
  choices.share[row] = share;
  choices.table[row] = table;
  choices.free[row] = share < 1 ? (landings.plan[free] as number) : NONE;
  choices.compliant[row] = share > 0 ? (landings.plan[compliant] as number) : NONE;
  choices.profit[row] =
    (share > 0 ? share * (landings.profit[compliant] as number) : 0) +
    (share < 1 ? (1 - share) * (landings.profit[free] as number) : 0);
}

function complianceShare(
  { landings: { landed, profit, isEligible }, economy, sourcing }: Model,
  table: number,
  free: number,
  compliant: number,
): number {
  const { shape, carlines, eta, dispersion } = economy;
  const { origins } = shape;
  const sold = (sourcing.carline[table] as number) * origins;
  let landsCheaper = false;
  let isShutOut = false;
  for (let d = 0; d < origins; d++) {
    const withoutRule = landed[free * origins + d] as number;
    if ((landed[compliant * origins + d] as number) < withoutRule) landsCheaper = true;
    if (withoutRule === Number.POSITIVE_INFINITY && (carlines.marketShare[sold + d] as number) > 0) isShutOut = true;
  }
  if (!landsCheaper) return 0;
  const ofCompliant = profit[compliant] as number;
  const ofFree = profit[free] as number;
  if (isEligible[free] === 1) return ofCompliant > ofFree ? 1 : 0;
  return isShutOut ? 1 : logitShare((Math.log(ofCompliant) - Math.log(ofFree)) / (eta - 1), dispersion);
}

/**
 * The landing of the most profitable of the plans that options lead to, for each sourcing table; −1 where none can be made up
 * to the ceiling. Problems of one option are solved together.
 */
function bestPlans(
  model: Model,
  terms: Terms,
  tables: readonly number[],
  options: readonly SourcingOption[],
  ceilings: Float64Array,
): Int32Array {
  const { batch, sums } = model;
  const alike = landAlike(options);
  /** Best plan so far where all land alike, best landing elsewhere; and all plans made so far. */
  const best = new Int32Array(tables.length).fill(NONE);
  const made: number[][] = options.length > 1 ? tables.map(() => []) : [];
  for (const option of options) {
    batch.count = 0;
    for (let i = 0; i < tables.length; i++) {
      const ceiling = ceilings[i] as number;
      if (ceiling <= 0 || cannotBeatAny(model, option, made[i])) continue;
      const cheapest = alike && best[i] !== NONE ? planSum(model, best[i] as number, sums.value) : ceiling;
      const j = batch.count++;
      batch.table[j] = tables[i] as number;
      batch.position[j] = i;
      batch.ceilings[j] = alike ? Math.min(ceiling, cheapest) : Number.POSITIVE_INFINITY;
    }
    if (batch.count === 0) continue;
    makePlans(model, option, batch);
    for (let j = 0; j < batch.count; j++) {
      const plan = batch.plan[j] as number;
      if (plan === NONE) continue;
      const i = batch.position[j] as number;
      made[i]?.push(plan);
      const next = alike ? plan : landed(model, terms, tables[i] as number, plan);
      if (best[i] === NONE || isBetter(model, alike, next, best[i] as number)) best[i] = next;
    }
  }
  if (!alike) return best;
  for (let i = 0; i < tables.length; i++) {
    if (best[i] !== NONE) best[i] = landed(model, terms, tables[i] as number, best[i] as number);
  }
  return best;
}

/** Whether an option cannot beat one of the plans already made. */
function cannotBeatAny(model: Model, option: SourcingOption, made: readonly number[] | undefined): boolean {
  if (made === undefined) return false;
  for (const plan of made) if (cannotBeat(model, option, plan)) return true;
  return false;
}

/** Of plans that land alike the cheaper is better, of others the one whose landing is more profitable. */
function isBetter({ landings, plans, sums }: Model, alike: boolean, one: number, other: number): boolean {
  if (alike) return (plans.sums[one * sums.ofPlan] as number) < (plans.sums[other * sums.ofPlan] as number);
  return (landings.profit[one] as number) > (landings.profit[other] as number);
}

function landed(model: Model, terms: Terms, table: number, plan: number): number {
  const isEligible = meetsRule(model, plan, terms.options.alternatives, table);
  return landing(model, plan, model.sourcing.carline[table] as number, terms, isEligible);
}

/**
 * The cost up to which a plan that meets the rule is of interest beside one that buys freely. None is where the free plan meets
 * the rule already, unless duties fall on content or parts. Otherwise one could land cheaper in some market because it claims the
 * preference. There is no such bound where duties fall on content or parts, which other sourcing lowers.
 */
function ceilingOf(model: Model, { options, treatments }: Terms, table: number, free: number): number {
  const { landings, economy, sourcing } = model;
  if (!landAlike(options.compliant)) return Number.POSITIVE_INFINITY;
  if (landings.isEligible[free] === 1) return 0;
  const { origins } = economy.shape;
  const sold = (sourcing.carline[table] as number) * origins;
  let ceiling = 0;
  for (let market = 0; market < origins; market++) {
    if (economy.carlines.marketShare[sold + market] === 0) continue;
    for (const { contentDuty, requiresRule, duty, paperwork } of treatments[market] ?? []) {
      if (contentDuty !== undefined) return Number.POSITIVE_INFINITY;
      if (!requiresRule) continue;
      ceiling = Math.max(ceiling, (landings.landed[free * origins + market] as number) / (1 + duty + paperwork));
    }
  }
  return ceiling;
}
