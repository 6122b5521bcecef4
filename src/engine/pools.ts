import { RoosimError } from '../types/errors.js';
import { solveSymmetric } from './linear-system.js';
import type { Model } from './model.js';
import { fillProblems } from './plans.js';
import { createBatch } from './solver-batch.js';
import { type SourcingSolutions, STATUS } from './sourcing/solver.js';
import type { SourcingOption } from './sourcing-options.js';

/**
 * A pool: sourcing tables of one maker that meet some requirements of an option together ("averaging": 19 CFR 182.100), and the
 * others each for itself.
 */
export type Pool = {
  readonly option: SourcingOption;
  /** Which of the option's requirements hold together. */
  readonly averaged: readonly number[];
  /** Members: sourcing tables, their weights (volume × unit cost), and the saving in logs of each that claims. */
  readonly tables: readonly number[];
  readonly weights: readonly number[];
  readonly savings: readonly number[];
};

/** What becomes of a pool. Columns by member. */
export type PoolChoice = {
  /** λ of each averaged requirement: the price of origin on the maker's internal market. */
  readonly prices: Float64Array;
  /** Share of a member's programmes that complies. */
  readonly shares: Float64Array;
  /** The cost d of complying at the pool's prices: what is spent, less what is earned by origin to spare or plus what is bought. */
  readonly costs: Float64Array;
  /** Spending by category and origin of the programmes that comply, [member·cells + cell]; 0 of members that cannot. */
  readonly spending: Float64Array;
  /** Σ (a − h b) x by member and averaged requirement: origin to spare. */
  readonly slack: Float64Array;
};

/** At no dispersion at all the dual has corners. */
const LEAST_DISPERSION = 1e-4;
const [MOST_STEPS, MOST_WEIGHINGS] = [100, 40];
/** The averaged requirements hold together, and weights are those of costs, to these parts; less than the last is nobody. */
const TOLERANCE = 1e-11;
const SETTLED = 1e-12;
const NOBODY = 1e-100;

/**
 * Comply or pay, for a pool (engine/README.md, section 3): the maker runs a market for origin at prices λ, in which a member with
 * content to spare sells, one that is short buys or re-sources, and one for which both cost more than the duty leaves. It solves
 *
 *     max Σ w_i [p_i (S_i − ln C_i(x_i)) + σ H(p_i)]   s.t.  Σ p_i w_i g_ic(x_i) ≥ 0 for each averaged c
 *
 * through the dual F(λ) = Σ ω_i σ softplus((S_i − ln d_i(λ))/σ), convex and smooth, by Newton's method over λ ≥ 0; d_i(λ) is the
 * solver's dual value of member i at the common prices, ω_i = w_i d_i, and p_i = logit((S_i − ln d_i)/σ).
 */
export function poolChoice(model: Model, pool: Pool): PoolChoice {
  const state = begin(model, pool);
  evaluate(state);
  for (let weighing = 0; weighing < MOST_WEIGHINGS; weighing++) {
    let change = 0;
    state.omega.forEach((before, i) => {
      const weight = (pool.weights[i] as number) * (Number.isFinite(state.costs[i]) ? (state.costs[i] as number) : 1);
      change = Math.max(change, Math.abs(weight / before - 1));
      state.omega[i] = weight;
    });
    if (weighing > 0 && change <= SETTLED) break;
    minimise(state);
  }
  const { prices, shares, costs, solutions, slack } = state;
  return { prices, shares, costs, spending: solutions.spending, slack };
}

/** A pool while it is being solved. */
type PoolState = {
  readonly model: Model;
  readonly pool: Pool;
  readonly sigma: number;
  readonly problems: ReturnType<typeof createBatch>;
  readonly fixedPrices: Float64Array;
  readonly solutions: Required<SourcingSolutions>;
  readonly prices: Float64Array;
  readonly omega: Float64Array;
  readonly costs: Float64Array;
  readonly shares: Float64Array;
  readonly slack: Float64Array;
};

function begin(model: Model, pool: Pool): PoolState {
  const n = pool.tables.length;
  const C = pool.option.requirements.length;
  const { cells } = model.economy.shape;
  const problems = createBatch(model.economy.shape, n);
  problems.count = n;
  problems.table.set(pool.tables);
  fillProblems(model, pool.option, problems);
  return {
    model,
    pool,
    sigma: Math.max(model.economy.dispersion, LEAST_DISPERSION),
    problems,
    fixedPrices: new Float64Array(n * C).fill(Number.NaN),
    solutions: {
      status: new Uint8Array(n),
      cost: new Float64Array(n),
      shadowPrices: new Float64Array(n * C),
      spending: new Float64Array(n * cells),
      slack: new Float64Array(n * C),
      curvature: new Float64Array(n * C * C),
    },
    prices: new Float64Array(pool.averaged.length),
    omega: Float64Array.from(pool.weights),
    costs: new Float64Array(n),
    shares: new Float64Array(n),
    slack: new Float64Array(n * pool.averaged.length),
  };
}

/** Solves every member at the pool's prices, and gives F. */
function evaluate(state: PoolState): number {
  const { model, pool, problems, solutions, fixedPrices, prices, sigma } = state;
  const { option, averaged, tables, savings } = pool;
  const C = option.requirements.length;
  const A = averaged.length;
  tables.forEach((_, i) => {
    averaged.forEach((c, a) => {
      fixedPrices[i * C + c] = prices[a] as number;
    });
  });
  if (option.structure === undefined) throw new RoosimError('internal', 'A pool needs a requirement.');
  const { costShare, shares, thresholds, surchargeWeights } = problems;
  const asked = { count: tables.length, theta: model.economy.theta, costShare, shares, thresholds, surchargeWeights };
  model.solver.solve(option.structure, { ...asked, fixedPrices }, solutions);
  let value = 0;
  tables.forEach((_, i) => {
    const status = solutions.status[i];
    if (status === STATUS.notConverged)
      throw new RoosimError('not_converged', 'The cheapest sourcing of a member of a pool could not be found.');
    const cost = status === STATUS.optimal ? (solutions.cost[i] as number) : Number.POSITIVE_INFINITY;
    const advantage = ((savings[i] as number) - Math.log(cost)) / sigma;
    state.costs[i] = cost;
    state.shares[i] = 1 / (1 + Math.exp(-advantage));
    averaged.forEach((c, a) => {
      state.slack[i * A + a] = status === STATUS.optimal ? (solutions.slack[i * C + c] as number) : 0;
    });
    value += (state.omega[i] as number) * sigma * softplus(advantage);
  });
  return value;
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Newton's method for F over λ ≥ 0 at given weights ω, with an active set and steps as short as they must be. */
function minimise(state: PoolState): void {
  const { prices, pool } = state;
  let value = evaluate(state);
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    const { slope, hessian, scale } = derivatives(state);
    if (scale <= NOBODY * state.omega.reduce((sum, weight) => sum + weight, 0)) return;
    const free = pool.averaged.map((_, a) => a).filter((a) => (prices[a] as number) > 0 || (slope[a] as number) < 0);
    const miss = Math.max(0, ...free.map((a) => Math.abs(slope[a] as number)));
    if (miss <= TOLERANCE * scale) return;
    const step = newtonStep(free, slope, hessian);
    const before = prices.slice();
    let part = 1;
    let next = Number.POSITIVE_INFINITY;
    for (; part > 1e-9; part /= 2) {
      free.forEach((a, i) => {
        prices[a] = Math.max(0, (before[a] as number) + part * (step[i] as number));
      });
      next = evaluate(state);
      if (next <= value * (1 + 1e-14)) break;
    }
    if (part <= 1e-9) {
      prices.set(before);
      evaluate(state);
      return;
    }
    value = next;
  }
}

/** ∂F = Σ ω p g/d and ∂²F = Σ ω [p (H/d + g g′/d²) + p (1 − p)/σ · g g′/d²], and Σ ω p, what slopes are measured by. */
function derivatives({ pool, omega, shares, costs, slack, sigma, solutions }: PoolState): {
  readonly slope: Float64Array;
  readonly hessian: Float64Array;
  readonly scale: number;
} {
  const A = pool.averaged.length;
  const slope = new Float64Array(A);
  const hessian = new Float64Array(A * A);
  let scale = 0;
  pool.tables.forEach((_, i) => {
    const p = shares[i] as number;
    if (p === 0) return;
    const d = costs[i] as number;
    const weight = omega[i] as number;
    const own = ownCurvature(pool, solutions, i);
    scale += weight * p;
    for (let a = 0; a < A; a++) {
      const g = (slack[i * A + a] as number) / d;
      slope[a] = (slope[a] as number) + weight * p * g;
      for (let b = 0; b < A; b++) {
        const both = g * ((slack[i * A + b] as number) / d);
        const more = p * ((own[a * A + b] as number) / d + both) + ((p * (1 - p)) / sigma) * both;
        hessian[a * A + b] = (hessian[a * A + b] as number) + weight * more;
      }
    }
  });
  return { slope, hessian, scale };
}

/** H of a member over the averaged requirements, those of its own that bind being met as prices move: a Schur complement. */
function ownCurvature(
  { averaged, option }: Pool,
  { curvature, shadowPrices }: Required<SourcingSolutions>,
  i: number,
): Float64Array {
  const C = option.requirements.length;
  const A = averaged.length;
  const at = (c: number, e: number): number => curvature[(i * C + c) * C + e] as number;
  const binding = option.requirements
    .map((_, c) => c)
    .filter((c) => !averaged.includes(c) && (shadowPrices[i * C + c] as number) > 0);
  const among = Float64Array.from(binding.flatMap((c) => binding.map((e) => at(c, e))));
  const own = new Float64Array(A * A);
  averaged.forEach((c, a) => {
    const response = solveSymmetric(
      among,
      binding.map((e) => at(e, c)),
    );
    averaged.forEach((e, b) => {
      own[b * A + a] = at(e, c) - binding.reduce((sum, f, j) => sum + at(e, f) * (response[j] as number), 0);
    });
  });
  return own;
}

/** Newton's step over some prices; a little curvature is added where there is next to none. */
function newtonStep(free: readonly number[], slope: Float64Array, hessian: Float64Array): readonly number[] {
  const A = slope.length;
  const among = Float64Array.from(free.flatMap((a) => free.map((b) => hessian[a * A + b] as number)));
  free.forEach((_, i) => {
    const at = i * free.length + i;
    among[at] = (among[at] as number) * (1 + 1e-12) + 1e-300;
  });
  return solveSymmetric(
    among,
    free.map((a) => -(slope[a] as number)),
  );
}
