import { type SourcingSolutions, STATUS } from '../../src/engine/sourcing/solver.js';
import type { SourcingProblem } from '../../src/engine/sourcing.js';
import { sum } from './sourcing-reference/draws.js';
import { dual, typesOf } from './sourcing-reference/dual.js';
import { growth } from './sourcing-reference/solve.js';

const TOLERANCE = 1e-9;
/** Prices so near 0 are none: parts of the category may then be bought anywhere. */
const NO_PRICE = 1e-6;

/**
 * What a solution lacks of a certificate, in words; nothing when it has one. An optimum: prices of 0 or more, spending that
 * buys every part, requirements that hold, and as much cost as the dual at those prices, as the reference has it: then no
 * sourcing costs less. Infeasible: prices along which the dual grows without bound. All is a share of cost.
 */
export function missingFrom(problem: SourcingProblem, solution: Required<SourcingSolutions>): string | undefined {
  const prices = [...solution.shadowPrices];
  const status = solution.status[0];
  if (status !== STATUS.optimal && status !== STATUS.infeasible) return `status ${status}`;
  if (!prices.every((price) => price >= 0 && price < Number.POSITIVE_INFINITY)) return `prices ${prices.join(', ')}`;
  if (status === STATUS.infeasible) {
    const rate = growth(problem, prices);
    return rate > 0 ? undefined : `infeasible, but the dual grows at a rate of ${rate} along its prices`;
  }
  const x = [...solution.spending];
  const cost = solution.cost[0] ?? Number.NaN;
  const scale = Math.max(1, cost);
  const rates = problem.surcharge?.flat();
  const spent = sum(x.map((spending, i) => spending * (1 + (rates?.[i] ?? 0))));
  const gaps = {
    'cost and spending': Math.abs(spent - cost),
    'cost and dual': Math.abs(dual(problem, prices).value - cost),
    'parts and purchases': Math.max(...partsMissing(problem, x, prices)),
    requirements: Math.max(0, ...problem.requirements.map((_, c) => -slack(problem, x, c))),
    'complementary slackness': sum(prices.map((price, c) => price * Math.abs(slack(problem, x, c)))),
    'slack as told': Math.max(0, ...prices.map((_, c) => Math.abs(slack(problem, x, c) - (solution.slack[c] ?? 0)))),
  };
  const [worst] = Object.entries(gaps).filter(([, gap]) => !(gap <= TOLERANCE * scale));
  return worst && `${worst[0]} ${worst[1] / scale}`;
}

/** Σ (a − h b) x of a requirement. */
function slack({ requirements }: SourcingProblem, x: readonly number[], c: number): number {
  const { a = [], b = [], atLeast = 0 } = requirements[c] ?? {};
  const base = b.flat();
  return sum(a.flat().map((weight, i) => (weight - atLeast * (base[i] ?? 0)) * (x[i] ?? 0)));
}

/**
 * By category, how far spending is from buying all its parts: (Σ s^(1/σ) x^(θ/σ))^(σ/θ) = costShare with σ = 1 + θ, cells of one
 * type being one origin. Where prices of a category are 0 or negative spending is dearer than that, as it may be.
 */
function partsMissing(problem: SourcingProblem, x: readonly number[], prices: readonly number[]): number[] {
  const { theta, costShare, shares } = problem;
  const sigma = 1 + theta;
  return costShare.map((cost, k) => {
    const row = shares[k] ?? [];
    const typeOf = typesOf(
      problem,
      k,
      prices.map((price) => price > 0),
    );
    const merged = [...new Set(typeOf)].map((type) => {
      const cells = row.map((_, o) => o).filter((o) => typeOf[o] === type);
      return {
        share: sum(cells.map((o) => row[o] ?? 0)),
        spent: sum(cells.map((o) => x[k * row.length + o] ?? 0)),
      };
    });
    const parts =
      sum(merged.map(({ share, spent }) => share ** (1 / sigma) * spent ** (theta / sigma))) ** (sigma / theta);
    const isSubsidised = row.some((share, o) => share > 0 && bracket(problem, k, o, prices) <= NO_PRICE);
    return isSubsidised ? Math.max(0, cost - parts) : Math.abs(cost - parts);
  });
}

function bracket(
  { requirements, surcharge }: SourcingProblem,
  k: number,
  o: number,
  prices: readonly number[],
): number {
  const subsidy = requirements.map(
    ({ a, b, atLeast }, c) => (prices[c] ?? 0) * ((a[k]?.[o] ?? 0) - atLeast * (b[k]?.[o] ?? 0)),
  );
  return 1 + (surcharge?.[k]?.[o] ?? 0) - sum(subsidy);
}
