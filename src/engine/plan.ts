import type { MeasureWeights } from '../policy/content-measure.js';
import { CATEGORIES, COUNTRIES, REGION } from '../types/dimensions.js';
import { setSurcharges, solveDual, writeSpending } from './dual.js';
import type { DualWorkspace } from './dual-workspace.js';
import type { EmploymentCoefficients } from './employment.js';
import type { CompiledRequirement, PlanOption } from './plan-options.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const R: number = REGION.length;
const CELLS = K * O;
const DEVELOPMENT = CATEGORIES.indexOf('development');
/** A requirement is met when content falls short by no more than the solver's rounding. */
const MET = 1e-7;

/** Ways to meet a rule: all requirements of one of them. */
type Ways = readonly (readonly CompiledRequirement[])[];

/** The content of a plan by a measure, and whether it meets a rule; most plans are asked of one or two, so lists are linked. */
type KnownContent = {
  readonly weights: MeasureWeights;
  readonly content: number;
  readonly next: KnownContent | undefined;
};
type KnownVerdict = { readonly ways: Ways; readonly meets: boolean; readonly next: KnownVerdict | undefined };

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
  /** Whether any requirement has a price: whether the rule made the plan what it is. */
  readonly isBound: boolean;
  /** What has been asked of it so far. */
  readonly known: {
    sums: PlanSums | undefined;
    contents: KnownContent | undefined;
    verdicts: KnownVerdict | undefined;
  };
};

/** What outcomes need of a plan, per unit of cost. Content leaves development out of its base (net cost). */
export type PlanSums = {
  readonly regional: number;
  readonly us: number;
  readonly base: number;
  /** Jobs per million USD of unconstrained vehicle cost by country of the region: three of parts, then three indirect. */
  readonly jobs: Float64Array;
};

/** What a plan is solved for: a sourcing table at a place of assembly, and the markets it is sold in. */
export type PlanSubject = {
  readonly shares: Float64Array;
  readonly costShare: Float64Array;
  readonly costOffset: number;
  /** Shares of sales by market, at marketOffset. */
  readonly marketShare: Float64Array;
  readonly marketOffset: number;
  /** The plan without any requirement or duty on parts, once it has been made: it is the same under every regime. */
  readonly known: { free: Plan | undefined };
};

const NO_PRICES: readonly number[] = [];

/** Cheapest plan that meets the requirements of an option; undefined when none can, or none below a cost with surcharges. */
export function solvePlan(
  theta: number,
  subject: PlanSubject,
  option: PlanOption,
  work: DualWorkspace,
  ceiling?: number,
): Plan | undefined {
  const { types, requirements, partsDuties } = option;
  const { shares, costShare, costOffset } = subject;
  const isFree = requirements.length === 0 && partsDuties.length === 0;
  if (isFree && subject.known.free !== undefined) return subject.known.free;
  let spending: Float64Array;
  let shadowPrices: readonly number[] = NO_PRICES;
  if (requirements.length === 0 && !option.paysPartsDuty) {
    spending = work.plans.take();
    for (let cell = 0; cell < CELLS; cell++) {
      spending[cell] = (costShare[costOffset + ((cell / O) | 0)] as number) * (shares[cell] as number);
    }
  } else {
    const borne = option.contentDutyMarkets.map((d) => subject.marketShare[subject.marketOffset + d] as number);
    if (option.paysPartsDuty) for (const _ of partsDuties) borne.push(1);
    setSurcharges(types, borne, work);
    requirements.forEach((requirement, c) => {
      work.thresholds[c] = thresholdFor(requirement, subject);
    });
    const solved = solveDual(theta, types, costShare, costOffset, shares, 0, work, ceiling);
    if (Number.isNaN(solved)) return undefined;
    spending = work.plans.take();
    writeSpending(types, costShare, costOffset, shares, work, spending);
    shadowPrices = requirements.map((_, c) => work.lambda[c] as number);
  }
  const byOrigin = new Float64Array(O);
  for (let cell = 0; cell < CELLS; cell += O) {
    for (let o = 0; o < O; o++) byOrigin[o] = (byOrigin[o] as number) + (spending[cell + o] as number);
  }
  let cost = 0;
  for (let o = 0; o < O; o++) cost += byOrigin[o] as number;
  let partsDuty = 0;
  for (const duty of partsDuties) {
    let due = -duty.offset * cost;
    for (let cell = 0; cell < CELLS; cell++) due += (duty.rate[cell] as number) * (spending[cell] as number);
    partsDuty += Math.max(0, due);
  }
  let shadowPriceRegional = 0;
  let shadowPriceUs = 0;
  requirements.forEach(({ reportedAs, weights }, c) => {
    const price = shadowPrices[c] as number;
    if (reportedAs === undefined || price === 0) return;
    const perThreshold = price * dot(weights.b, spending);
    if (reportedAs === 'us') shadowPriceUs += perThreshold;
    else shadowPriceRegional += perThreshold;
  });
  const plan: Plan = {
    option,
    spending,
    cost,
    byOrigin,
    partsDuty,
    shadowPriceRegional,
    shadowPriceUs,
    shadowPrices,
    isBound: shadowPrices.some((price) => price > 0),
    known: { sums: undefined, contents: undefined, verdicts: undefined },
  };
  if (isFree) subject.known.free = plan;
  return plan;
}

/** Whether a plan's content meets every requirement of one of the alternatives; found once for the same alternatives. */
export function meetsRule(plan: Plan, alternatives: Ways, subject: PlanSubject): boolean {
  const { known } = plan;
  for (let v = known.verdicts; v !== undefined; v = v.next) if (v.ways === alternatives) return v.meets;
  const meets = alternatives.some((way) => way.every((r) => meetsRequirement(plan, r, subject)));
  known.verdicts = { ways: alternatives, meets, next: known.verdicts };
  return meets;
}

function meetsRequirement(plan: Plan, requirement: CompiledRequirement, subject: PlanSubject): boolean {
  return contentOfPlan(plan, requirement.weights) >= thresholdFor(requirement, subject) - MET;
}

/** Content of a plan by a measure, found once; 1 when the measure has no base in it. */
function contentOfPlan(plan: Plan, weights: MeasureWeights): number {
  const { known } = plan;
  for (let c = known.contents; c !== undefined; c = c.next) if (c.weights === weights) return c.content;
  const base = dot(weights.b, plan.spending);
  const content = base === 0 ? 1 : dot(weights.a, plan.spending) / base;
  known.contents = { weights, content, next: known.contents };
  return content;
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

/** What outcomes need of a plan, found once. */
export function planSums(plan: Plan, coefficients: EmploymentCoefficients): PlanSums {
  plan.known.sums ??= sumsOf(plan, coefficients);
  return plan.known.sums;
}

function sumsOf({ spending, byOrigin, cost }: Plan, coefficients: EmploymentCoefficients): PlanSums {
  const jobs = new Float64Array(2 * R);
  for (let k = 0, cell = 0; k < DEVELOPMENT; k++) {
    for (let o = 0; o < O; o++, cell++) {
      const x = spending[cell] as number;
      if (x === 0) continue;
      if (o < R) jobs[o] = (jobs[o] as number) + x * (coefficients.parts[cell] as number);
      for (let c = 0; c < R; c++) {
        jobs[R + c] = (jobs[R + c] as number) + x * (coefficients.indirect[cell * R + c] as number);
      }
    }
  }
  let development = 0;
  for (let o = 0; o < O; o++) development += spending[DEVELOPMENT * O + o] as number;
  const base = cost - development;
  const outside = (byOrigin[R] as number) - (spending[DEVELOPMENT * O + R] as number);
  const us = (byOrigin[0] as number) - (spending[DEVELOPMENT * O] as number);
  return { regional: base - outside, us, base, jobs };
}

function dot(weights: Float64Array, spending: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < weights.length; cell++) sum += (weights[cell] as number) * (spending[cell] as number);
  return sum;
}
