import { contentOf } from '../policy/content-measure.js';
import { CATEGORIES, COUNTRIES, REGION } from '../types/dimensions.js';
import { setSurcharges, solveDual, writeSpending } from './dual.js';
import type { DualWorkspace } from './dual-workspace.js';
import type { EmploymentCoefficients } from './employment.js';
import type { CompiledRequirement, PlanOption } from './plan-options.js';
import { KEPT_CONTENTS, PLAN } from './plan-record.js';
import type { Slab } from './slab.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const R: number = REGION.length;
const CELLS = K * O;
const DEVELOPMENT = CATEGORIES.indexOf('development');
/** A requirement is met when content falls short by no more than the solver's rounding. */
const MET = 1e-7;

/** How a carline buys. */
export type Plan = {
  readonly option: PlanOption;
  /** At the positions of PLAN. */
  readonly numbers: Float64Array;
  /** λ of each requirement of the option. */
  readonly shadowPrices: readonly number[];
  /** Whether any requirement of the rule has a price: whether the rule made the plan what it is. */
  readonly isBound: boolean;
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

/** What plans are solved with: the elasticity θ, memory of the kernel, and memory for their numbers. */
export type Solver = { readonly theta: number; readonly work: DualWorkspace; readonly plans: Slab };

const NONE: readonly number[] = [];

/** Cheapest plan that meets the requirements of an option; undefined when none can, or none below a cost with surcharges. */
export function solvePlan(
  { theta, work, plans }: Solver,
  subject: PlanSubject,
  option: PlanOption,
  ceiling?: number,
): Plan | undefined {
  const { types, requirements, partsDuties } = option;
  const { shares, costShare, costOffset, known } = subject;
  const isFree = requirements.length === 0 && partsDuties.length === 0;
  if (isFree && known.free !== undefined) return known.free;
  let numbers: Float64Array;
  let shadowPrices = NONE;
  let isBound = false;
  if (requirements.length === 0 && !option.paysPartsDuty) {
    numbers = plans.take();
    for (let k = 0, cell = 0; k < K; k++) {
      const cost = costShare[costOffset + k] as number;
      for (const end = cell + O; cell < end; cell++) numbers[cell] = cost * (shares[cell] as number);
    }
  } else {
    setSurcharges(types, surchargeWeights(option, subject), work);
    for (let c = 0; c < requirements.length; c++) {
      work.thresholds[c] = thresholdFor(requirements[c] as CompiledRequirement, subject);
    }
    const solved = solveDual(theta, types, costShare, costOffset, shares, work, ceiling);
    if (Number.isNaN(solved)) return undefined;
    numbers = plans.take();
    writeSpending(types, work, numbers);
    const prices: number[] = [];
    const ofRule = option.way?.length ?? 0;
    for (let c = 0; c < requirements.length; c++) {
      const price = work.lambda[c] as number;
      prices.push(price);
      if (price > 0 && c < ofRule) isBound = true;
    }
    shadowPrices = prices;
  }
  addUp(numbers, option, shadowPrices);
  const plan: Plan = { option, numbers, shadowPrices, isBound };
  if (isFree) known.free = plan;
  return plan;
}

/** How much each surcharge table of an option weighs: duties on content by shares of sales, those on parts in full. */
function surchargeWeights(
  { contentDutyMarkets, paysPartsDuty, partsDuties }: PlanOption,
  { marketShare, marketOffset }: PlanSubject,
): readonly number[] {
  if (contentDutyMarkets.length === 0 && !paysPartsDuty) return NONE;
  const weights: number[] = [];
  for (const market of contentDutyMarkets) weights.push(marketShare[marketOffset + market] as number);
  if (paysPartsDuty) for (const _ of partsDuties) weights.push(1);
  return weights;
}

/** Fills in what follows from spending. */
function addUp(
  numbers: Float64Array,
  { partsDuties, requirements }: PlanOption,
  shadowPrices: readonly number[],
): void {
  let us = 0;
  let canada = 0;
  let mexico = 0;
  let outside = 0;
  for (let cell = 0; cell < CELLS; cell += O) {
    us += numbers[cell] as number;
    canada += numbers[cell + 1] as number;
    mexico += numbers[cell + 2] as number;
    outside += numbers[cell + 3] as number;
  }
  const cost = us + canada + mexico + outside;
  numbers[PLAN.byOrigin] = us;
  numbers[PLAN.byOrigin + 1] = canada;
  numbers[PLAN.byOrigin + 2] = mexico;
  numbers[PLAN.byOrigin + 3] = outside;
  numbers[PLAN.cost] = cost;
  let partsDuty = 0;
  for (const { rate, offset } of partsDuties) partsDuty += Math.max(0, dot(rate, numbers) - offset * cost);
  numbers[PLAN.partsDuty] = partsDuty;
  for (let c = 0; c < requirements.length; c++) {
    const { reportedAs, weights } = requirements[c] as CompiledRequirement;
    const price = shadowPrices[c] as number;
    if (reportedAs === undefined || price === 0) continue;
    const at = reportedAs === 'us' ? PLAN.shadowUs : PLAN.shadowRegional;
    numbers[at] = (numbers[at] as number) + price * dot(weights.b, numbers);
  }
}

/** Whether a plan's content meets every requirement of one of the alternatives, as that of a plan made for one of them does. */
export function meetsRule(
  { numbers, option }: Plan,
  alternatives: readonly (readonly CompiledRequirement[])[],
  subject: PlanSubject,
): boolean {
  if (option.way !== undefined && alternatives.includes(option.way)) return true;
  for (const way of alternatives) {
    let meets = true;
    for (let c = 0; c < way.length && meets; c++) {
      const requirement = way[c] as CompiledRequirement;
      meets = contentOfPlan(numbers, requirement) >= thresholdFor(requirement, subject) - MET;
    }
    if (meets) return true;
  }
  return false;
}

/** Content of a plan by a requirement's measure, found once; 1 when the measure has no base in it. */
function contentOfPlan(numbers: Float64Array, { weights, measureNumber }: CompiledRequirement): number {
  const at = PLAN.contents + measureNumber;
  if (measureNumber >= KEPT_CONTENTS) return contentOf(weights, numbers, PLAN.spending, 1);
  const known = numbers[at] as number;
  if (known !== 0) return known;
  const content = contentOf(weights, numbers, PLAN.spending, 1);
  numbers[at] = content;
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

/** The numbers of a plan with its jobs and the sums of content, found once. */
export function accountedNumbers({ numbers }: Plan, coefficients: EmploymentCoefficients): Float64Array {
  if (numbers[PLAN.base] === 0) account(numbers, coefficients);
  return numbers;
}

function account(numbers: Float64Array, coefficients: EmploymentCoefficients): void {
  const { parts, indirect } = coefficients;
  for (let k = 0, cell = 0; k < DEVELOPMENT; k++) {
    for (let o = 0; o < O; o++, cell++) {
      const x = numbers[cell] as number;
      if (x === 0) continue;
      if (o < R) add(numbers, PLAN.jobs + o, x * (parts[cell] as number));
      for (let c = 0; c < R; c++) add(numbers, PLAN.jobs + R + c, x * (indirect[cell * R + c] as number));
    }
  }
  let development = 0;
  for (let o = 0; o < O; o++) development += numbers[DEVELOPMENT * O + o] as number;
  const base = (numbers[PLAN.cost] as number) - development;
  const outside = (numbers[PLAN.byOrigin + R] as number) - (numbers[DEVELOPMENT * O + R] as number);
  numbers[PLAN.base] = base;
  numbers[PLAN.regional] = base - outside;
  numbers[PLAN.us] = (numbers[PLAN.byOrigin] as number) - (numbers[DEVELOPMENT * O] as number);
}

function add(numbers: Float64Array, at: number, value: number): void {
  numbers[at] = (numbers[at] as number) + value;
}

function dot(weights: Float64Array, numbers: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < CELLS; cell++) sum += (weights[cell] as number) * (numbers[cell] as number);
  return sum;
}
