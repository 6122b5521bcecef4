import { solveLinear } from './linear-equations.js';

/** What one unit of an activity costs and adds to each requirement's slack; patterns of spending have weights that sum to 1. */
export type Activity = { readonly cost: number; readonly slack: readonly number[]; readonly isPattern: boolean };

/** A linear program: the cheapest weights of activities, 0 or more, at which every slack is 0 and patterns weigh 1 together. */
export type MixProgram = { readonly activities: Activity[]; readonly basis: number[] };

/** Weights of the activities in the basis, and what the program pays for slack and for a pattern of cost 0. */
export type Appraisal = {
  readonly weights: readonly number[];
  readonly prices: readonly number[];
  readonly level: number;
  readonly cost: number;
};

const MOST_PIVOTS = 500;
/** What rounding leaves of a saving, as a share of cost, and of an entry of a column. */
const NO_SAVING = 1e-13;
const NO_ENTRY = 1e-11;

/** A program with one pattern. Slack may be given away for nothing; what a requirement lacks costs a fine. */
export function beginMix(pattern: Activity, fine: number): MixProgram {
  const activities = pattern.slack.flatMap((_, c) => {
    const unit = (sign: number): number[] => pattern.slack.map((_, other) => (other === c ? sign : 0));
    return [
      { cost: 0, slack: unit(-1), isPattern: false },
      { cost: fine, slack: unit(1), isPattern: false },
    ];
  });
  const basis = pattern.slack.map((slack, c) => (slack >= 0 ? 2 * c : 2 * c + 1));
  return { activities: [...activities, pattern], basis: [...basis, activities.length] };
}

/** What a unit of an activity would take off cost, negative where it adds to it. */
export function savingOf({ cost, slack, isPattern }: Activity, { prices, level }: Appraisal): number {
  return dot(slack, prices) + (isPattern ? level : 0) - cost;
}

/** Solves the program over the activities that there are, by the simplex method, from the basis that there is. */
export function settle(program: MixProgram): Appraisal {
  let appraisal = appraise(program);
  for (let pivot = 0; pivot < MOST_PIVOTS; pivot++) {
    const entering = bestOutsideBasis(program, appraisal);
    if (entering < 0 || !enterBasis(program, entering, appraisal.weights)) break;
    appraisal = appraise(program);
  }
  return appraisal;
}

function appraise({ activities, basis }: MixProgram): Appraisal {
  const used = basis.map((j) => activities[j] as Activity);
  const rows = transpose(used.map(column));
  const weights = solveLinear(rows, [...used.slice(1).map(() => 0), 1]);
  const duals = solveLinear(
    used.map(column),
    used.map(({ cost }) => cost),
  );
  const cost = dot(
    weights,
    used.map((activity) => activity.cost),
  );
  return { weights, prices: duals.slice(0, -1), level: duals.at(-1) as number, cost };
}

function bestOutsideBasis({ activities, basis }: MixProgram, appraisal: Appraisal): number {
  let best = -1;
  let most = NO_SAVING * Math.max(1, Math.abs(appraisal.cost));
  activities.forEach((activity, j) => {
    const saving = savingOf(activity, appraisal);
    if (!(saving > most) || basis.includes(j)) return;
    most = saving;
    best = j;
  });
  return best;
}

/** Takes an activity into the basis for the one whose weight it brings to 0 first; false where there is none. */
function enterBasis({ activities, basis }: MixProgram, entering: number, weights: readonly number[]): boolean {
  const columns = basis.map((j) => column(activities[j] as Activity));
  const falls = solveLinear(transpose(columns), column(activities[entering] as Activity));
  let leaving = -1;
  let least = Number.POSITIVE_INFINITY;
  falls.forEach((fall, i) => {
    if (!(fall > NO_ENTRY)) return;
    const ratio = Math.max(0, weights[i] as number) / fall;
    if (ratio > least || (ratio === least && fall <= (falls[leaving] as number))) return;
    least = ratio;
    leaving = i;
  });
  if (leaving < 0) return false;
  basis[leaving] = entering;
  return true;
}

function column({ slack, isPattern }: Activity): number[] {
  return [...slack, isPattern ? 1 : 0];
}

function transpose(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((_, i) => rows.map((row) => row[i] as number));
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, i) => sum + value * (y[i] as number), 0);
}
