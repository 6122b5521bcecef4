import { add, dot, get, NUMBER, numberAt, PAIR, QUAD, set } from '../arrays';
import { takeUnset } from '../heap';
import { countOf, includes, itemOf } from '../lists';
import * as LAYOUT from '../records/layout';
import * as PLAN from '../records/plan';
import { gross, lambda, pointAt, thresholds } from '../sourcing/memory';
import { solve } from '../sourcing/solve';
import { writeSpending } from '../sourcing/spending';
import { slotsOf } from '../sourcing/types';
import { baseOf, contentOf, thresholdFor } from './content';

/** A requirement is met when content falls short by no more than the solver's rounding. */
const MET: f64 = 1e-7;
const PAIRS = LAYOUT.CELLS / 2;

/**
 * Cheapest plan of a subject that meets the requirements of an option.
 *
 * @param ceiling cost with surcharges above which a plan is of no interest
 * @returns its address; 0 when no plan can be made, or none up to the ceiling
 */
export function makePlan(economy: usize, subject: usize, option: usize, ceiling: f64): usize {
  const requirements = <usize>load<u32>(option, LAYOUT.OPTION_REQUIREMENTS);
  const partsDuties = <usize>load<u32>(option, LAYOUT.OPTION_PARTS_DUTIES);
  const count = countOf(requirements);
  const isFree = count === 0 && countOf(partsDuties) === 0;
  if (isFree) {
    const known = <usize>load<u32>(subject, LAYOUT.SUBJECT_FREE_PLAN);
    if (known !== 0) return known;
  }
  const carline = <usize>load<u32>(subject, LAYOUT.SUBJECT_CARLINE);
  let plan: usize;
  if (count === 0 && load<i32>(option, LAYOUT.OPTION_PAYS_PARTS_DUTY) === 0) {
    plan = emptyPlan(0);
    buyFreely(plan, carline, subject);
  } else {
    const types = <usize>load<u32>(option, LAYOUT.OPTION_TYPES);
    setSurcharges(types, option, carline);
    for (let c = 0; c < count; c++) set(thresholds, c, thresholdFor(itemOf(requirements, c), subject));
    pointAt(carline + LAYOUT.CARLINE_COST_SHARE, subject + LAYOUT.SUBJECT_SHARES);
    const cost = solve(types, load<f64>(economy, LAYOUT.ECONOMY_THETA), ceiling);
    if (!(cost > 0)) return 0;
    plan = emptyPlan(count);
    writeSpending(types, plan);
    setPrices(plan, option, count);
  }
  store<u32>(plan, <u32>option, LAYOUT.PLAN_OPTION);
  addUp(plan, requirements, partsDuties);
  if (isFree) store<u32>(subject, <u32>plan, LAYOUT.SUBJECT_FREE_PLAN);
  return plan;
}

/** A plan whose spending is still to be set. */
function emptyPlan(requirements: i32): usize {
  const plan = takeUnset(LAYOUT.PLAN_PRICES + 8 * requirements);
  memory.fill(numberAt(plan, PLAN.cost), 0, LAYOUT.PLAN_PRICES - 8 * PLAN.cost);
  return plan;
}

function buyFreely(plan: usize, carline: usize, subject: usize): void {
  let cost = carline + LAYOUT.CARLINE_COST_SHARE;
  let share = subject + LAYOUT.SUBJECT_SHARES;
  const end = numberAt(share, LAYOUT.CELLS);
  for (; share < end; share += QUAD, plan += QUAD, cost += NUMBER) {
    const whole = v128.load_splat<f64>(cost);
    v128.store(plan, f64x2.mul(whole, v128.load(share)));
    v128.store(plan, f64x2.mul(whole, v128.load(share, 16)), 16);
  }
}

/** Sets 1 + Σ_j weight_j u_j by slot: duties on content weigh by shares of sales, those on parts in full. */
function setSurcharges(types: usize, option: usize, carline: usize): void {
  const slots = slotsOf(types);
  const size = <usize>slots * NUMBER;
  const markets = <usize>load<u32>(option, LAYOUT.OPTION_CONTENT_DUTY_MARKETS);
  const onContent = countOf(markets);
  const paid = load<i32>(option, LAYOUT.OPTION_PAYS_PARTS_DUTY) !== 0;
  const onParts = paid ? countOf(<usize>load<u32>(option, LAYOUT.OPTION_PARTS_DUTIES)) : 0;
  let table = <usize>load<u32>(option, LAYOUT.OPTION_SURCHARGES);
  for (let at: usize = 0; at < size; at += PAIR) v128.store(gross + at, f64x2.splat(1));
  for (let j = 0; j < onContent + onParts; j++) {
    const market = j < onContent ? <i32>itemOf(markets, j) : 0;
    const weight = f64x2.splat(j < onContent ? get(carline + LAYOUT.CARLINE_MARKET_SHARE, market) : 1);
    for (let at: usize = 0; at < size; at += PAIR, table += PAIR) {
      v128.store(gross + at, f64x2.add(v128.load(gross + at), f64x2.mul(weight, v128.load(table))));
    }
  }
}

/** Sets shadow prices, and whether any of those of the rule is above zero. */
function setPrices(plan: usize, option: usize, count: i32): void {
  const way = <usize>load<u32>(option, LAYOUT.OPTION_WAY);
  const ofRule = way === 0 ? 0 : countOf(way);
  for (let c = 0; c < count; c++) {
    const price = get(lambda, c);
    set(plan + LAYOUT.PLAN_PRICES, c, price);
    if (price > 0 && c < ofRule) store<i32>(plan, 1, LAYOUT.PLAN_IS_BOUND);
  }
}

/** Fills in what follows from spending. */
function addUp(plan: usize, requirements: usize, partsDuties: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let cell = plan, end = numberAt(plan, LAYOUT.CELLS); cell < end; cell += QUAD) {
    low = f64x2.add(low, v128.load(cell));
    high = f64x2.add(high, v128.load(cell, 16));
  }
  v128.store(plan, low, PLAN.byOrigin * 8);
  v128.store(plan, high, PLAN.byOrigin * 8 + 16);
  const sums = f64x2.add(low, high);
  const cost = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  set(plan, PLAN.cost, cost);
  let due: f64 = 0;
  for (let j = 0, count = countOf(partsDuties); j < count; j++) {
    const duty = itemOf(partsDuties, j);
    const offset = load<f64>(duty, LAYOUT.PARTS_DUTY_OFFSET);
    due += Math.max(0, dot(duty + LAYOUT.PARTS_DUTY_RATE, plan, PAIRS) - offset * cost);
  }
  set(plan, PLAN.partsDuty, due);
  for (let c = 0, count = countOf(requirements); c < count; c++) {
    const requirement = itemOf(requirements, c);
    const reportedAs = load<i32>(requirement, LAYOUT.REQUIREMENT_REPORTED_AS);
    const price = get(plan + LAYOUT.PLAN_PRICES, c);
    if (reportedAs === 0 || price === 0) continue;
    const at = reportedAs === LAYOUT.REPORTED_AS_US ? PLAN.shadowUs : PLAN.shadowRegional;
    add(plan, at, price * baseOf(plan, requirement));
  }
}

/** Whether a plan's content meets every requirement of one of the alternatives, as that of a plan made for one of them does. */
export function meetsRule(plan: usize, alternatives: usize, subject: usize): bool {
  const way = <usize>load<u32>(<usize>load<u32>(plan, LAYOUT.PLAN_OPTION), LAYOUT.OPTION_WAY);
  if (way !== 0 && includes(alternatives, way)) return true;
  for (let i = 0, count = countOf(alternatives); i < count; i++) {
    if (meetsAll(plan, itemOf(alternatives, i), subject)) return true;
  }
  return false;
}

function meetsAll(plan: usize, way: usize, subject: usize): bool {
  for (let c = 0, count = countOf(way); c < count; c++) {
    const requirement = itemOf(way, c);
    if (contentOf(plan, requirement) < thresholdFor(requirement, subject) - MET) return false;
  }
  return true;
}

/** Fills in a plan's jobs and the sums of content, once. */
export function account(economy: usize, plan: usize): void {
  if (get(plan, PLAN.base) !== 0) return;
  const development = numberAt(plan, LAYOUT.CELLS - LAYOUT.ORIGINS);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const jobs = economy + LAYOUT.ECONOMY_PARTS_JOBS;
  for (let k = 0, cell = plan, per = jobs; k < LAYOUT.CATEGORIES; k++, cell += QUAD, per += QUAD) {
    low = f64x2.add(low, f64x2.mul(v128.load(cell), v128.load(per)));
    high = f64x2.add(high, f64x2.mul(v128.load(cell, 16), v128.load(per, 16)));
  }
  v128.store(plan, low, PLAN.jobs * 8);
  set(plan, PLAN.jobs + 2, f64x2.extract_lane(high, 0));
  let indirect = economy + LAYOUT.ECONOMY_INDIRECT_JOBS;
  for (let c = 0; c < LAYOUT.REGION; c++, indirect = numberAt(indirect, LAYOUT.CELLS)) {
    set(plan, PLAN.jobs + LAYOUT.REGION + c, dot(indirect, plan, PAIRS));
  }
  const byOrigin = numberAt(plan, PLAN.byOrigin);
  let base = get(plan, PLAN.cost);
  for (let o = 0; o < LAYOUT.ORIGINS; o++) base -= get(development, o);
  const outside = get(byOrigin, LAYOUT.REGION) - get(development, LAYOUT.REGION);
  set(plan, PLAN.base, base);
  set(plan, PLAN.regional, base - outside);
  set(plan, PLAN.us, get(byOrigin, 0) - get(development, 0));
}
