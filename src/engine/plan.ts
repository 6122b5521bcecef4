import { CATEGORIES, COUNTRIES, REGION } from '../types/dimensions.js';
import { setSurcharges, solveDual, spendingOf } from './dual.js';
import type { DualWorkspace } from './dual-workspace.js';
import type { EmploymentCoefficients } from './employment.js';
import type { CompiledRequirement, PlanOption } from './plan-options.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const R: number = REGION.length;
const DEVELOPMENT = CATEGORIES.indexOf('development');
/** A requirement is met when content falls short by no more than the solver's rounding. */
const MET = 1e-7;

/** How a carline buys. Money is in units of its cost when nothing constrains it. */
export type Plan = {
  readonly option: PlanOption;
  /** Spending x[k·O + o]. */
  readonly spending: Float64Array;
  /** Σ x: unit cost before any duty. */
  readonly cost: number;
  readonly byOrigin: Float64Array;
  /** Duty on bought parts, after what is set against it. */
  readonly partsDuty: number;
  /** Rise of unit cost per unit of threshold, for the requirement reported as regional and as U.S. content. */
  readonly shadowPriceRegional: number;
  readonly shadowPriceUs: number;
  readonly shadowPrices: readonly number[];
  readonly thresholds: readonly number[];
  readonly sums: PlanSums;
};

/** What outcomes need of a plan, per unit of cost. Content leaves development out of its base (net cost). */
export type PlanSums = {
  readonly regional: number;
  readonly us: number;
  readonly base: number;
  /** Direct parts jobs and indirect jobs by country of the region, per million USD of unconstrained vehicle cost. */
  readonly partsJobs: Float64Array;
  readonly indirectJobs: Float64Array;
};

/** What a plan is solved for: a sourcing table at a place of assembly, and the markets it is sold in. */
export type PlanSubject = {
  readonly shares: Float64Array;
  readonly costShare: Float64Array;
  readonly costOffset: number;
  /** Shares of sales by market, at marketOffset. */
  readonly marketShare: Float64Array;
  readonly marketOffset: number;
};

/** Cheapest plan that meets the requirements of an option; undefined when none can. */
export function solvePlan(
  theta: number,
  subject: PlanSubject,
  option: PlanOption,
  jobs: EmploymentCoefficients,
  work: DualWorkspace,
): Plan | undefined {
  const { types, requirements, partsDuties } = option;
  const { shares, costShare, costOffset } = subject;
  const thresholds = requirements.map((r) => thresholdFor(r, subject));
  const borne = option.contentDutyMarkets.map((d) => subject.marketShare[subject.marketOffset + d] as number);
  if (option.paysPartsDuty) for (const _ of partsDuties) borne.push(1);
  setSurcharges(types, borne, work);
  const solved = solveDual(theta, types, costShare, costOffset, shares, 0, Float64Array.from(thresholds), work);
  if (Number.isNaN(solved)) return undefined;
  const spending = new Float64Array(K * O);
  for (let cell = 0; cell < K * O; cell++) {
    spending[cell] = spendingOf(types, costShare, costOffset, cell, shares[cell] as number, work);
  }
  let cost = 0;
  const byOrigin = new Float64Array(O);
  for (let cell = 0; cell < K * O; cell++) {
    cost += spending[cell] as number;
    byOrigin[cell % O] = (byOrigin[cell % O] as number) + (spending[cell] as number);
  }
  let partsDuty = 0;
  for (const duty of partsDuties) {
    let due = -duty.offset * cost;
    for (let cell = 0; cell < K * O; cell++) due += (duty.rate[cell] as number) * (spending[cell] as number);
    partsDuty += Math.max(0, due);
  }
  const priceOf = (kind: CompiledRequirement['reportedAs']): number =>
    requirements.reduce(
      (sum, r, c) => (r.reportedAs === kind ? sum + (work.lambda[c] as number) * dot(r.weights.b, spending) : sum),
      0,
    );
  return {
    option,
    spending,
    cost,
    byOrigin,
    partsDuty,
    shadowPriceRegional: priceOf('regional'),
    shadowPriceUs: priceOf('us'),
    shadowPrices: requirements.map((_, c) => work.lambda[c] as number),
    thresholds,
    sums: planSums(spending, byOrigin, cost, jobs),
  };
}

/** Whether a plan's content meets every requirement of one of the alternatives. */
export function meetsRule(
  plan: Plan,
  alternatives: readonly (readonly CompiledRequirement[])[],
  subject: PlanSubject,
): boolean {
  return alternatives.some((way) => way.every((r) => meetsRequirement(plan.spending, r, subject)));
}

function meetsRequirement(spending: Float64Array, requirement: CompiledRequirement, subject: PlanSubject): boolean {
  const base = dot(requirement.weights.b, spending);
  if (base === 0) return true;
  return dot(requirement.weights.a, spending) / base >= thresholdFor(requirement, subject) - MET;
}

/** A requirement's threshold less the credits that a carline's maker earns. */
export function thresholdFor(requirement: CompiledRequirement, subject: PlanSubject): number {
  let threshold = requirement.atLeast;
  for (const credit of requirement.credits) {
    threshold -=
      credit.kind === 'flat' ? credit.upTo : Math.min(credit.upTo, developmentInRegion(requirement, subject));
  }
  return Math.max(0, threshold);
}

/** Development done in the region as a share of the measure's base, at unconstrained cost. */
function developmentInRegion(requirement: CompiledRequirement, subject: PlanSubject): number {
  let base = 0;
  for (let k = 0; k < K; k++) {
    base += (subject.costShare[subject.costOffset + k] as number) * (requirement.weights.b[k * O] as number);
  }
  let regional = 0;
  for (let o = 0; o < R; o++) regional += subject.shares[DEVELOPMENT * O + o] as number;
  return base > 0 ? (regional * (subject.costShare[subject.costOffset + DEVELOPMENT] as number)) / base : 0;
}

function planSums(
  spending: Float64Array,
  byOrigin: Float64Array,
  cost: number,
  jobs: EmploymentCoefficients,
): PlanSums {
  const partsJobs = new Float64Array(R);
  const indirectJobs = new Float64Array(R);
  for (let k = 0; k < DEVELOPMENT; k++) {
    for (let o = 0; o < O; o++) {
      const cell = k * O + o;
      const x = spending[cell] as number;
      if (o < R) partsJobs[o] = (partsJobs[o] as number) + x * (jobs.parts[cell] as number);
      for (let c = 0; c < R; c++) {
        indirectJobs[c] = (indirectJobs[c] as number) + x * (jobs.indirect[cell * R + c] as number);
      }
    }
  }
  let development = 0;
  let developmentRegional = 0;
  for (let o = 0; o < O; o++) {
    const x = spending[DEVELOPMENT * O + o] as number;
    development += x;
    if (o < R) developmentRegional += x;
  }
  return {
    regional: cost - (byOrigin[R] as number) - developmentRegional,
    us: (byOrigin[0] as number) - (spending[DEVELOPMENT * O] as number),
    base: cost - development,
    partsJobs,
    indirectJobs,
  };
}

function dot(weights: Float64Array, spending: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < weights.length; cell++) sum += (weights[cell] as number) * (spending[cell] as number);
  return sum;
}
