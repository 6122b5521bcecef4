import { at, putProblems, type Views } from './exchange.js';
import type { Numbers } from './load.js';
import { cheapestMix, type Mix, type Pattern } from './mix.js';
import { type ProblemStructure, type SourcingProblems, type SourcingSolutions, STATUS } from './types.js';

/** Fines on requirements that fail, lowest first: prices above are as good as none. */
const FINES = [1e4, 1e7, 1e10];
/** How far requirements may fail, and cost exceed D, as a share of cost. */
const TOLERANCE = 1e-10;
/** How often, and by how much, a price that excludes is raised where it leaves too much of what it excludes. */
const MOST_RAISES = 10;
const RAISE = 30;

/** A problem in the solver's memory whose optimum is a mix, and the prices that are held in it: NaN where they are found. */
type Corner = {
  readonly numbers: Numbers;
  readonly views: Views;
  readonly structure: ProblemStructure;
  readonly theta: number;
  readonly held: number[];
  /** Requirements whose prices are found. */
  readonly free: readonly number[];
};

/**
 * Solves the i-th problem, for which no prices of its own give the cheapest spending, by {@link cheapestMix}, and puts the
 * solution where the others are. Prices that the problem holds stay; those that exclude are held as the solver left them.
 */
export function solveAtCorner(
  numbers: Numbers,
  views: Views,
  structure: ProblemStructure,
  problems: SourcingProblems,
  i: number,
  into: SourcingSolutions,
): void {
  const { requirements: C, address } = structure;
  const { theta } = problems;
  const { floats } = views;
  putProblems(numbers, views, structure, problems, i, 1);
  floats[at(numbers.ceilings)] = Number.POSITIVE_INFINITY;
  numbers.solve(address, 1, theta, 0);
  const held = [...floats.subarray(at(numbers.held), at(numbers.held) + C)];
  const start = [...into.shadowPrices.subarray(i * C, (i + 1) * C)];
  const all = start.map((_, c) => c);
  const isAsked = (c: number): boolean => Number.isNaN(problems.fixedPrices?.[i * C + c] ?? Number.NaN);
  const free = all.filter((c) => Number.isNaN(held[c]));
  const excluding = all.filter((c) => isAsked(c) && !free.includes(c));
  const corner = { numbers, views, structure, theta, held, free };
  for (let raises = 0; raises < MOST_RAISES; raises++) {
    const found = mixOrProof(corner, start, all.filter(isAsked));
    if (found === undefined) return;
    if (found === 'infeasible') {
      into.status[i] = STATUS.infeasible;
      into.shadowPrices.set(floats.subarray(at(numbers.ray), at(numbers.ray) + C), i * C);
      return;
    }
    const { mix, spending, slack } = found;
    const tolerance = TOLERANCE * Math.max(1, mix.value);
    const lax = excluding.filter((c) => Math.abs((held[c] as number) * (slack[c] as number)) > tolerance);
    for (const c of lax) held[c] = RAISE * (held[c] as number);
    if (lax.length > 0) continue;
    const isAbove = mix.value > (problems.ceilings?.[i] ?? Number.POSITIVE_INFINITY);
    into.status[i] = isAbove ? STATUS.aboveCeiling : STATUS.optimal;
    into.shadowPrices.set(pricesOf(corner, mix.prices), i * C);
    if (isAbove) return;
    into.cost[i] = mix.value;
    into.spending.set(spending, i * structure.cells);
    into.slack?.set(slack, i * C);
    into.curvature?.fill(Number.NaN, i * C * C, (i + 1) * C * C);
    return;
  }
}

type Found = { readonly mix: Mix; readonly spending: Float64Array; readonly slack: Float64Array };

/** The cheapest mix at a fine that no requirement pays, or proof that there is none, which is left in `ray`. */
function mixOrProof(
  corner: Corner,
  start: readonly number[],
  asked: readonly number[],
): Found | 'infeasible' | undefined {
  let from = corner.free.map((c) => start[c] as number);
  for (const fine of FINES) {
    const mix = cheapestMix((prices) => patternAt(corner, prices), from, fine);
    if (mix === undefined) return undefined;
    const tolerance = TOLERANCE * Math.max(1, mix.value);
    if (mix.lacking <= tolerance) return mix.gap <= tolerance ? addUp(corner, mix) : undefined;
    if (growsAlong(corner, mix.prices, asked)) return 'infeasible';
    from = [...mix.prices];
  }
  return undefined;
}

/** All prices: those that are held, and those found. */
function pricesOf({ held, free }: Corner, prices: readonly number[]): number[] {
  const all = [...held];
  free.forEach((c, j) => {
    all[c] = prices[j] as number;
  });
  return all;
}

function patternAt(corner: Corner, prices: readonly number[]): Pattern | undefined {
  const { numbers, views, structure, theta, free } = corner;
  const { floats } = views;
  floats.set(pricesOf(corner, prices), at(numbers.fixedPrices));
  numbers.solve(structure.address, 1, theta, 0);
  if (views.bytes[numbers.statuses.value] !== STATUS.optimal) return undefined;
  const slackOfAll = floats.slice(at(numbers.slacks), at(numbers.slacks) + structure.requirements);
  const slack = free.map((c) => slackOfAll[c] as number);
  const value = floats[at(numbers.costs)] as number;
  const cost = slack.reduce((sum, more, j) => sum + more * (prices[j] as number), value);
  const spending = floats.slice(at(numbers.spendings), at(numbers.spendings) + structure.cells);
  return { value, cost, slack, isPattern: true, spending, slackOfAll };
}

function addUp({ structure }: Corner, mix: Mix): Found {
  const spending = new Float64Array(structure.cells);
  const slack = new Float64Array(structure.requirements);
  for (const { weight, pattern } of mix.patterns) {
    for (let cell = 0; cell < spending.length; cell++) {
      spending[cell] = (spending[cell] as number) + weight * (pattern.spending[cell] as number);
    }
    for (let c = 0; c < slack.length; c++) slack[c] = (slack[c] as number) + weight * (pattern.slackOfAll[c] as number);
  }
  return { mix, spending, slack };
}

/** Whether D grows without bound along prices, those that the problem itself holds left out. */
function growsAlong(corner: Corner, prices: readonly number[], asked: readonly number[]): boolean {
  const { numbers, views, structure, theta } = corner;
  const ray = pricesOf(corner, prices).map((price, c) => (asked.includes(c) ? price : 0));
  views.floats.set(ray, at(numbers.ray));
  return numbers.provesInfeasible(structure.address, theta) !== 0;
}
