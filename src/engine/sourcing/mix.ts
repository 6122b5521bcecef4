import { type Activity, type Appraisal, beginMix, type MixProgram, savingOf, settle } from './mix-program.js';

/**
 * Spending that is cheapest at some shadow prices, and D there; its own cost leaves out what prices take off for its slack.
 * Requirements whose prices are held have slack too.
 */
export type Pattern = Activity & {
  readonly value: number;
  readonly spending: Float64Array;
  readonly slackOfAll: Float64Array;
};

/** Patterns with their weights, at prices where D is all that they cost; `lacking` is what requirements fail by together. */
export type Mix = {
  readonly patterns: readonly { readonly weight: number; readonly pattern: Pattern }[];
  readonly prices: readonly number[];
  /** D, and by how much cost may exceed it. */
  readonly value: number;
  readonly gap: number;
  readonly lacking: number;
};

const MOST_PATTERNS = 1000;
/** How far cost may exceed D, as a share of it, for the search to end. */
const CLOSE = 1e-11;
/** A price this small is none. */
const SMALLEST_PRICE = 1e-14;

/**
 * The cheapest mix of spending patterns (Dantzig & Wolfe 1960). Where all prices of a category are 0 at once its parts are bought
 * anywhere at no cost, so that D has a kink and no pattern of its own meets the requirements, but a mix of those at prices around
 * does. The program over the patterns there are gives prices; the pattern that is cheapest at those, or half way to where D is
 * highest so far, joins; until the mix costs no more than D, which nothing can undercut.
 *
 * @param patternAt the cheapest pattern at prices; undefined where it is not known
 * @param fine what a requirement that fails costs per unit, and so the highest price
 * @returns undefined where a pattern is not known
 */
export function cheapestMix(
  patternAt: (prices: readonly number[]) => Pattern | undefined,
  from: readonly number[],
  fine: number,
): Mix | undefined {
  const start = from.map((price) => Math.min(price, fine));
  const first = patternAt(start);
  if (first === undefined) return undefined;
  const program = beginMix(first, fine);
  const patterns = [first];
  let highest = { prices: start, value: first.value };
  let appraisal = settle(program);
  while (patterns.length < MOST_PATTERNS && appraisal.cost - highest.value > CLOSE * Math.max(1, highest.value)) {
    const asked = appraisal.prices.map((price) => (price > SMALLEST_PRICE ? price : 0));
    const halfWay = asked.map((price, c) => (price + (highest.prices[c] as number)) / 2);
    let saving = 0;
    for (const prices of [halfWay, asked]) {
      const pattern = patternAt(prices);
      if (pattern === undefined) return undefined;
      if (pattern.value > highest.value) highest = { prices, value: pattern.value };
      patterns.push(pattern);
      program.activities.push(pattern);
      saving = savingOf(pattern, appraisal);
      if (saving > 0) break;
    }
    if (!(saving > 0)) break;
    appraisal = settle(program);
  }
  return { ...highest, gap: appraisal.cost - highest.value, ...weigh(program, appraisal, patterns) };
}

function weigh(
  { activities, basis }: MixProgram,
  { weights }: Appraisal,
  patterns: readonly Pattern[],
): Pick<Mix, 'patterns' | 'lacking'> {
  const first = activities.length - patterns.length;
  const used: { weight: number; pattern: Pattern }[] = [];
  let lacking = 0;
  basis.forEach((j, i) => {
    const weight = Math.max(0, weights[i] as number);
    const pattern = patterns[j - first];
    if (pattern) used.push({ weight, pattern });
    else if ((activities[j] as Activity).cost > 0) lacking += weight;
  });
  return { patterns: used, lacking };
}
