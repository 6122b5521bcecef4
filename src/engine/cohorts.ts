import { kept } from '../types/kept.js';
import { makeChoices } from './compliance.js';
import { meetsRule } from './content.js';
import { landing } from './landed-cost.js';
import type { Model } from './model.js';
import { NONE, pageAt } from './pages.js';
import { sumPlan } from './plans.js';
import { BATCH } from './solver-batch.js';
import { sourcingTable } from './sourcing-tables.js';
import { addRows } from './table.js';
import type { Terms } from './terms.js';

/** The state of a carline's sourcing shifts. */
export type StateOf = (carline: number) => number;

/**
 * Makes the choices of carlines' programmes that are sourced under terms, those that are not made yet, together.
 */
export function prepareChoices(model: Model, planned: Terms, carlines: readonly number[], stateOf: StateOf): void {
  const { choiceOf, economy } = model;
  const { first } = economy.variants;
  const tables: number[] = [];
  const slots: number[] = [];
  for (const carline of carlines) {
    const state = stateOf(carline);
    const page = choicePage(model, planned, state);
    const end = first[carline + 1] as number;
    for (let variant = first[carline] as number; variant < end; variant++) {
      if (choiceOf.table.rows[page + variant] !== NONE) continue;
      tables.push(sourcingTable(model, variant, planned.plant, state));
      slots.push(page + variant);
    }
  }
  for (let from = 0; from < tables.length; from += BATCH) {
    const row = makeChoices(model, planned, tables.slice(from, from + BATCH)) - from;
    const end = Math.min(tables.length, from + BATCH);
    for (let i = from; i < end; i++) choiceOf.table.rows[slots[i] as number] = row + i;
  }
}

/** Where the choices of variants under terms begin, by number of the variant. */
export function choicePage({ choiceOf }: Model, planned: Terms, state: number): number {
  return pageAt(choiceOf, planned.choicePages, state);
}

/** Profit index of a carline's programmes under terms, over its variants. Their choices must have been made. */
export function profitOf(model: Model, carline: number, planned: Terms, state: number): number {
  const { choices, choiceOf, economy } = model;
  const { first, weight } = economy.variants;
  const page = choicePage(model, planned, state);
  let profit = 0;
  for (let variant = first[carline] as number; variant < (first[carline + 1] as number); variant++) {
    profit += (weight[variant] as number) * (choices.profit[choiceOf.table.rows[page + variant] as number] as number);
  }
  return profit;
}

/**
 * The row of a cohort: a carline's programmes that were sourced under some terms, as they enter markets under those in force,
 * over variants and plans. It has Σ w·landed^−η·(sums per thousand vehicles) by market at [market·count + sum], and
 * Σ w·landed^(1−η) by market; Σ w·landed^−η itself is the sum of vehicles. The choices must have been made.
 *
 * Terms that differ only in what they ask may agree on cohorts: these are found by treatments, and by what qualifies.
 */
export function cohortOf(model: Model, carline: number, planned: Terms, current: Terms, state: number): number {
  const { cohortOf: found } = model;
  // A carline is asked for again by each place it is part of: at home, and where relocations move it.
  const foundUnder = kept(planned.cohortsUnder, current, newList);
  const known = pageAt(found, foundUnder, state) + carline;
  const again = found.table.rows[known] as number;
  if (again !== NONE) return again;
  const cohort = findCohort(model, carline, planned, current, state);
  found.table.rows[known] = cohort;
  return cohort;
}

function findCohort(model: Model, carline: number, planned: Terms, current: Terms, state: number): number {
  const { cohorts, firstCohortOf } = model;
  const qualifies = qualifying(model, carline, planned, current, state);
  const at = pageAt(firstCohortOf, planned.cohortPages, state) + carline;
  const first = firstCohortOf.table.rows[at] as number;
  for (let row = first; row !== NONE; row = cohorts.next[row] as number) {
    if (cohorts.treatments[row] === current.treatmentsNumber && cohorts.qualifies[row] === qualifies) return row;
  }
  const made = makeCohort(model, carline, planned, current, state, qualifies);
  cohorts.next[made] = first;
  cohorts.treatments[made] = current.treatmentsNumber;
  cohorts.qualifies[made] = qualifies;
  firstCohortOf.table.rows[at] = made;
  return made;
}

function newList(): number[] {
  return [];
}

/** Which plans of a carline's variants qualify under the terms in force, as bits: free and compliant plan of each variant. */
function qualifying(model: Model, carline: number, planned: Terms, current: Terms, state: number): number {
  const { choices, choiceOf, economy } = model;
  const { first } = economy.variants;
  const { alternatives } = current.options;
  const page = choicePage(model, planned, state);
  const end = first[carline + 1] as number;
  let bits = 0;
  let bit = 1;
  for (let variant = first[carline] as number; variant < end; variant++, bit <<= 2) {
    const choice = choiceOf.table.rows[page + variant] as number;
    const table = choices.table[choice] as number;
    const free = choices.free[choice] as number;
    const compliant = choices.compliant[choice] as number;
    if (free !== NONE && meetsRule(model, free, alternatives, table)) bits |= bit;
    if (compliant !== NONE && meetsRule(model, compliant, alternatives, table)) bits |= 2 * bit;
  }
  return bits;
}

function makeCohort(
  model: Model,
  carline: number,
  planned: Terms,
  current: Terms,
  state: number,
  qualifies: number,
): number {
  const { economy, cohorts, choices, choiceOf } = model;
  const { first, weight } = economy.variants;
  const row = addRows(cohorts);
  const { sums: width, value: markets } = cohorts.widths;
  cohorts.sums.fill(0, row * width, (row + 1) * width);
  cohorts.value.fill(0, row * markets, (row + 1) * markets);
  const page = choicePage(model, planned, state);
  const from = first[carline] as number;
  const end = first[carline + 1] as number;
  for (let variant = from; variant < end; variant++) {
    const choice = choiceOf.table.rows[page + variant] as number;
    const part = weight[variant] as number;
    const share = choices.share[choice] as number;
    const bits = qualifies >> (2 * (variant - from));
    addPlan(model, row, carline, current, choices.free[choice] as number, part * (1 - share), (bits & 1) !== 0);
    addPlan(model, row, carline, current, choices.compliant[choice] as number, part * share, (bits & 2) !== 0);
  }
  return row;
}

/** Adds a plan, landed under the terms in force, to a cohort with a weight. */
function addPlan(
  model: Model,
  row: number,
  carline: number,
  current: Terms,
  plan: number,
  weight: number,
  isEligible: boolean,
): void {
  if (plan === NONE) return;
  sumPlan(model, plan);
  const land = landing(model, plan, carline, current, isEligible);
  const { economy, sums } = model;
  const { origins } = economy.shape;
  const { landed, weight: ofSales, claims, paperwork, duty } = model.landings;
  const { sums: into, value: ofMarket } = model.cohorts;
  const { sums: own } = model.plans;
  const unitCost = economy.carlines.unitCostUsd[carline] as number;
  const first = plan * sums.ofPlan;
  const cost = own[first] as number;
  for (let d = 0; d < origins; d++) {
    const l = land * origins + d;
    if (landed[l] === Number.POSITIVE_INFINITY) continue;
    const value = weight * (ofSales[l] as number);
    const sold = value / (landed[l] as number);
    const spent = sold * unitCost;
    const claiming = claims[l] as number;
    const market = row * origins + d;
    const at = market * sums.count;
    ofMarket[market] = (ofMarket[market] as number) + value;
    into[at + sums.vehicles] = (into[at + sums.vehicles] as number) + sold;
    into[at + sums.claimingVehicles] = (into[at + sums.claimingVehicles] as number) + claiming * sold;
    into[at + sums.claimingValue] = (into[at + sums.claimingValue] as number) + claiming * spent * cost;
    if (isEligible) into[at + sums.eligibleValue] = (into[at + sums.eligibleValue] as number) + spent * cost;
    into[at + sums.ruleCost] = (into[at + sums.ruleCost] as number) + spent * (cost - 1 + (paperwork[l] as number));
    into[at + sums.duty] = (into[at + sums.duty] as number) + spent * (duty[l] as number);
    const values = at + sums.value;
    for (let i = 0; i < sums.ofPlan; i++) {
      into[values + i] = (into[values + i] as number) + spent * (own[first + i] as number);
    }
  }
}
