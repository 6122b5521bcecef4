import { dot, get, PAIR } from '../arrays';
import * as LAYOUT from '../records/layout';
import * as PLAN from '../records/plan';

const DEVELOPMENT = LAYOUT.CATEGORIES - 1;
const PAIRS = LAYOUT.CELLS / 2;

/** Content of a plan by a requirement's measure, found once; 1 when the measure has no base in it. */
export function contentOf(plan: usize, requirement: usize): f64 {
  const measure = load<i32>(requirement, LAYOUT.REQUIREMENT_MEASURE);
  const weights = <usize>load<u32>(requirement, LAYOUT.REQUIREMENT_WEIGHTS);
  if (measure >= PLAN.KEPT_CONTENTS) return computed(plan, weights);
  const at = plan + ((<usize>(PLAN.contents + measure)) << 3);
  const known = load<f64>(at);
  if (known !== 0) return known;
  const content = computed(plan, weights);
  store<f64>(at, content);
  return content;
}

function computed(plan: usize, weights: usize): f64 {
  let numerator = f64x2.splat(0);
  let denominator = f64x2.splat(0);
  for (let i = 0; i < PAIRS; i++, plan += PAIR, weights += PAIR) {
    const x = v128.load(plan);
    numerator = f64x2.add(numerator, f64x2.mul(x, v128.load(weights, LAYOUT.WEIGHTS_A)));
    denominator = f64x2.add(denominator, f64x2.mul(x, v128.load(weights, LAYOUT.WEIGHTS_B)));
  }
  const sums = f64x2.add(
    v128.shuffle<f64>(numerator, denominator, 0, 2),
    v128.shuffle<f64>(numerator, denominator, 1, 3),
  );
  const base = f64x2.extract_lane(sums, 1);
  return base > 0 ? f64x2.extract_lane(sums, 0) / base : 1;
}

/** Σ b x of a plan by the weights of a requirement. */
export function baseOf(plan: usize, requirement: usize): f64 {
  return dot(<usize>load<u32>(requirement, LAYOUT.REQUIREMENT_WEIGHTS) + LAYOUT.WEIGHTS_B, plan, PAIRS);
}

/** A requirement's threshold less the credits that a carline's maker earns. */
export function thresholdFor(requirement: usize, subject: usize): f64 {
  let threshold = load<f64>(requirement, LAYOUT.REQUIREMENT_AT_LEAST);
  const credits = load<i32>(requirement, LAYOUT.REQUIREMENT_CREDIT_COUNT);
  if (credits === 0) return threshold;
  for (let i = 0, credit = requirement + LAYOUT.REQUIREMENT_CREDITS; i < credits; i++, credit += LAYOUT.CREDIT) {
    const upTo = load<f64>(credit, LAYOUT.CREDIT_UP_TO);
    const isFlat = load<i32>(credit, LAYOUT.CREDIT_IS_FLAT) !== 0;
    threshold -= isFlat ? upTo : Math.min(upTo, developmentInRegion(requirement, subject));
  }
  return Math.max(0, threshold);
}

/** Development done in the region as a share of the measure's base, at unconstrained cost. */
function developmentInRegion(requirement: usize, subject: usize): f64 {
  const costShare = <usize>load<u32>(subject, LAYOUT.SUBJECT_CARLINE) + LAYOUT.CARLINE_COST_SHARE;
  const weights = <usize>load<u32>(requirement, LAYOUT.REQUIREMENT_WEIGHTS) + LAYOUT.WEIGHTS_B;
  let base: f64 = 0;
  for (let k = 0; k < LAYOUT.CATEGORIES; k++) base += get(costShare, k) * get(weights, k * LAYOUT.ORIGINS);
  let regional: f64 = 0;
  const shares = subject + LAYOUT.SUBJECT_SHARES;
  for (let o = 0; o < LAYOUT.REGION; o++) regional += get(shares, DEVELOPMENT * LAYOUT.ORIGINS + o);
  return base > 0 ? (regional * get(costShare, DEVELOPMENT)) / base : 0;
}
