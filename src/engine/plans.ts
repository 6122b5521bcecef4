import { RoosimError } from '../types/errors.js';
import { thresholdFor } from './content.js';
import { KEPT_CONTENTS, type Model } from './model.js';
import { NONE } from './pages.js';
import type { SolverBatch } from './solver-batch.js';
import { type ProblemStructure, STATUS } from './sourcing/solver.js';
import type { SourcingOption } from './sourcing-options.js';
import { addRows } from './table.js';

/** Makes the cheapest sourcing plan under an option for each sourcing table of the batch; −1 where there is none of interest. */
export function makePlans(model: Model, option: SourcingOption, batch: SolverBatch): void {
  if (option.structure !== undefined) {
    solveAll(model, option, option.structure, batch);
    return;
  }
  const { freePlan } = model.sourcing;
  for (let i = 0; i < batch.count; i++) {
    const table = batch.table[i] as number;
    if (freePlan[table] === NONE) freePlan[table] = buyFreely(model, option, table);
    batch.plan[i] = freePlan[table] as number;
  }
}

/** A plan that buys as nothing constrains it: x = cost share · s. */
function buyFreely(model: Model, option: SourcingOption, table: number): number {
  const { plans, sourcing, economy } = model;
  const { cells, origins, categories } = economy.shape;
  const plan = newPlan(model, option);
  const { costShare } = economy.carlines;
  const { spending } = plans;
  const { shares } = sourcing;
  let from = table * cells;
  let to = plan * cells;
  for (let k = (sourcing.carline[table] as number) * categories, end = k + categories; k < end; k++) {
    for (let o = 0; o < origins; o++) spending[to++] = (costShare[k] as number) * (shares[from++] as number);
  }
  addUp(model, plan, option);
  return plan;
}

/** Solves the sourcing problems of a batch in one call. */
function solveAll(model: Model, option: SourcingOption, structure: ProblemStructure, batch: SolverBatch): void {
  fillProblems(model, option, batch);
  const { count, costShare, shares, thresholds, surchargeWeights, ceilings } = batch;
  const problems = { count, theta: model.economy.theta, costShare, shares, thresholds, surchargeWeights, ceilings };
  model.solver.solve(structure, problems, batch.solutions);
  for (let i = 0; i < count; i++) batch.plan[i] = solvedPlan(model, option, batch, i);
}

/** Writes the problems of a batch's sourcing tables under an option: cost shares, tables, thresholds, weights of surcharges. */
export function fillProblems({ economy, sourcing }: Model, option: SourcingOption, batch: SolverBatch): void {
  const { cells, categories, origins } = economy.shape;
  const { requirements, contentMarkets } = option;
  const surcharges = contentMarkets.length + (option.paysPartsDuty ? option.partsDuties.length : 0);
  const { costShare, marketShare } = economy.carlines;
  for (let i = 0; i < batch.count; i++) {
    const table = batch.table[i] as number;
    const carline = sourcing.carline[table] as number;
    copy(batch.costShare, i * categories, costShare, carline * categories, categories);
    copy(batch.shares, i * cells, sourcing.shares, table * cells, cells);
    for (let c = 0; c < requirements.length; c++) {
      const requirement = requirements[c] as SourcingOption['requirements'][number];
      batch.thresholds[i * requirements.length + c] = thresholdFor({ economy, sourcing }, requirement, table);
    }
    // Duties on content weigh by shares of sales, those on parts in full.
    for (let j = 0; j < surcharges; j++) {
      const market = contentMarkets[j];
      batch.surchargeWeights[i * surcharges + j] =
        market === undefined ? 1 : (marketShare[carline * origins + market] as number);
    }
  }
}

function solvedPlan(model: Model, option: SourcingOption, batch: SolverBatch, i: number): number {
  const { status, shadowPrices, spending } = batch.solutions;
  if (status[i] === STATUS.notConverged) throw notConverged(model, option, batch, i);
  if (status[i] !== STATUS.optimal) return NONE;
  const { plans, prices, economy } = model;
  const { cells } = economy.shape;
  const plan = newPlan(model, option);
  copy(plans.spending, plan * cells, spending, i * cells, cells);
  const count = option.requirements.length;
  const first = plans.prices[plan] as number;
  const ofRule = option.alternative?.requirements.length ?? 0;
  for (let c = 0; c < count; c++) {
    const price = shadowPrices[i * count + c] as number;
    prices.value[first + c] = price;
    if (price > 0 && c < ofRule) plans.isBound[plan] = 1;
  }
  addUp(model, plan, option);
  return plan;
}

function newPlan({ plans, prices, sums }: Model, option: SourcingOption): number {
  const plan = addRows(plans);
  plans.option[plan] = option.number;
  plans.prices[plan] = addRows(prices, option.requirements.length);
  plans.isBound[plan] = 0;
  plans.isSummed[plan] = 0;
  plans.landing[plan] = NONE;
  plans.sums.fill(0, plan * sums.ofPlan, (plan + 1) * sums.ofPlan);
  plans.contents.fill(Number.NaN, plan * KEPT_CONTENTS, (plan + 1) * KEPT_CONTENTS);
  return plan;
}

/** Fills in what a choice goes by: unit cost, spending by origin, and duty on parts after what is set against it. */
function addUp({ plans, sums, economy }: Model, plan: number, { partsDuties }: SourcingOption): void {
  const { cells, origins } = economy.shape;
  const first = plan * cells;
  const at = plan * sums.ofPlan - sums.value;
  let cost = 0;
  const { spending } = plans;
  for (let o = 0; o < origins; o++) {
    let fromOrigin = 0;
    for (let cell = first + o; cell < first + cells; cell += origins) fromOrigin += spending[cell] as number;
    plans.sums[at + sums.spending + o] = fromOrigin;
    cost += fromOrigin;
  }
  plans.sums[at + sums.value] = cost;
  for (const { rate, offset } of partsDuties) {
    let due = -offset * cost;
    for (let cell = 0; cell < cells; cell++) due += (rate[cell] as number) * (spending[first + cell] as number);
    if (due > 0) plans.sums[at + sums.partsDuty] = (plans.sums[at + sums.partsDuty] as number) + due;
  }
}

/**
 * Fills in, once, what outcomes are made from besides: spending in the base of content by origin, shadow prices times base,
 * and jobs (engine/README.md, section 6) per thousand USD of unconstrained vehicle cost.
 */
export function sumPlan(model: Model, plan: number): void {
  const { plans, sums, economy, jobs, catalogue, prices } = model;
  if (plans.isSummed[plan] === 1) return;
  plans.isSummed[plan] = 1;
  const { cells, origins, members, development } = economy.shape;
  const first = plan * cells;
  const at = plan * sums.ofPlan - sums.value;
  const { spending, sums: numbers } = plans;
  for (let o = 0; o < origins; o++) {
    numbers[at + sums.content + o] =
      (numbers[at + sums.spending + o] as number) - (spending[first + development * origins + o] as number);
  }
  const R = members.length;
  const { parts, indirect } = jobs;
  for (let c = 0; c < R; c++) {
    let direct = 0;
    for (let cell = members[c] as number; cell < cells; cell += origins) {
      direct += (spending[first + cell] as number) * (parts[cell] as number);
    }
    numbers[at + sums.partsJobs + c] = direct / 1000;
    let upstream = 0;
    for (let cell = 0, row = c * cells; cell < cells; cell++) {
      upstream += (spending[first + cell] as number) * (indirect[row + cell] as number);
    }
    numbers[at + sums.indirectJobs + c] = upstream / 1000;
  }
  const option = catalogue.options[plans.option[plan] as number] as SourcingOption;
  for (let c = 0; c < option.requirements.length; c++) {
    const { reportedAs, measure } = option.requirements[c] as SourcingOption['requirements'][number];
    const price = prices.value[(plans.prices[plan] as number) + c] as number;
    if (reportedAs < 0 || price === 0) continue;
    let base = 0;
    for (let cell = 0; cell < cells; cell++) base += (measure.b[cell] as number) * (spending[first + cell] as number);
    numbers[at + sums.shadowPrice + reportedAs] =
      (numbers[at + sums.shadowPrice + reportedAs] as number) + price * base;
  }
}

/** One of a plan's own sums, by its position in `Sums`. */
export function planSum({ plans, sums }: Model, plan: number, sum: number): number {
  return plans.sums[plan * sums.ofPlan + sum - sums.value] as number;
}

/** Shadow price λ of the c-th requirement of a plan's option, as a share of unit cost per unit of threshold. */
export function shadowPrice({ plans, prices }: Model, plan: number, c: number): number {
  return prices.value[(plans.prices[plan] as number) + c] as number;
}

function copy(into: Float64Array, to: number, from: Float64Array, start: number, length: number): void {
  for (let i = 0; i < length; i++) into[to + i] = from[start + i] as number;
}

/** What a problem was that the solver found neither an answer to nor proof that there is none. */
function notConverged(model: Model, option: SourcingOption, batch: SolverBatch, i: number): RoosimError {
  const { economy, sourcing } = model;
  const { cells, categories } = economy.shape;
  const count = option.requirements.length;
  const carline = sourcing.carline[batch.table[i] as number] as number;
  const problem = {
    theta: economy.theta,
    costShare: [...batch.costShare.subarray(i * categories, (i + 1) * categories)],
    shares: [...batch.shares.subarray(i * cells, (i + 1) * cells)],
    thresholds: [...batch.thresholds.subarray(i * count, (i + 1) * count)],
    requirements: option.requirements.map(({ asked, measure }) => ({
      measure: asked.measure,
      a: [...measure.a],
      b: [...measure.b],
    })),
  };
  const label = economy.baseline.carlines[carline]?.label ?? '';
  return new RoosimError('not_converged', `The cheapest sourcing of ${label} could not be found.`, {
    hint: 'This is a defect of the solver: please report it with the problem that is attached to the error.',
    cause: problem,
  });
}
