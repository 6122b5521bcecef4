import { at, sum } from './draws.js';
import { type Dual, dual, type ReferenceProblem } from './dual.js';

export type ReferenceSolution = Dual & {
  readonly lambda: readonly number[];
  readonly status: 'optimal' | 'infeasible' | 'not converged';
};

/**
 * Maximises D over λ ≥ 0 in the plainest way: what the solver must agree with. Requirements are taken in one by one, the most
 * violated first, and those tell cells apart.
 */
export function solveReference(problem: ReferenceProblem, held: readonly number[] = []): ReferenceSolution {
  const isHeld = problem.requirements.map((_, c) => held[c] !== undefined && !Number.isNaN(held[c]));
  const telling = [...isHeld];
  let solution = solveTelling(
    problem,
    isHeld.map((is, c) => (is ? at(held, c) : 0)),
    telling,
    isHeld,
  );
  for (let round = 0; round < problem.requirements.length && solution.status === 'optimal'; round++) {
    const misses = solution.gradient.map((rise, c) => (telling[c] ? 0 : rise));
    const worst = Math.max(0, ...misses);
    if (worst <= 1e-12) return solution;
    telling[misses.indexOf(worst)] = true;
    solution = solveTelling(problem, solution.lambda, telling, isHeld);
  }
  return solution;
}

/** Projected Newton steps over the prices of telling requirements, damped until D rises. */
function solveTelling(
  problem: ReferenceProblem,
  from: readonly number[],
  telling: readonly boolean[],
  isHeld: readonly boolean[],
): ReferenceSolution {
  const isFree = telling.map((tells, c) => tells && !isHeld[c]);
  let lambda = [...from];
  let here = dual(problem, lambda, { telling });
  for (let iteration = 0; iteration < 500; iteration++) {
    const scale = Math.max(1, here.value);
    const misses = here.gradient.map((rise, c) => {
      if (!isFree[c]) return 0;
      return at(lambda, c) > 0 ? Math.abs(rise) * Math.max(1, at(lambda, c)) : Math.max(0, rise);
    });
    const miss = Math.max(0, ...misses);
    if (miss <= 1e-12 * scale) return { ...here, lambda, status: 'optimal' };
    if (provesInfeasible(problem, lambda, isFree, here)) return { ...here, lambda, status: 'infeasible' };
    const next = climb(problem, lambda, here, isFree, telling);
    if (next === undefined) return { ...here, lambda, status: miss <= 1e-9 * scale ? 'optimal' : 'not converged' };
    [lambda, here] = next;
  }
  return { ...here, lambda, status: 'not converged' };
}

function provesInfeasible(
  problem: ReferenceProblem,
  lambda: readonly number[],
  isFree: readonly boolean[],
  { gradient }: Dual,
): boolean {
  const own = gradient.map((_, c) => gradient.map((_, other) => (other === c ? 1 : 0)));
  const rays = [lambda, ...own.filter((_, c) => at(gradient, c) > 0)].map((ray) =>
    ray.map((x, c) => (isFree[c] ? x : 0)),
  );
  return rays.some((ray) => growth(problem, ray) > 1e-13);
}

/** What D(t·ray)/t tends to, as t grows, for a ray of length 1: positive where no sourcing meets the requirements. */
export function growth(problem: ReferenceProblem, ray: readonly number[]): number {
  const longest = Math.max(0, ...ray);
  if (longest === 0) return 0;
  const unit = ray.map((x) => x / longest);
  const { value, spending } = dual(problem, unit, { growth: true });
  return value / Math.max(1, sum(spending.flat()));
}

function climb(
  problem: ReferenceProblem,
  lambda: readonly number[],
  here: Dual,
  isFree: readonly boolean[],
  telling: readonly boolean[],
): [number[], Dual] | undefined {
  const active = lambda.map((price, c) => isFree[c] === true && (price > 0 || at(here.gradient, c) > 0));
  for (let damping = 0; damping < 1e30; damping = damping === 0 ? 1e-6 : 10 * damping) {
    const step = newton(here, active, damping);
    const longest = Math.max(...step.map(Math.abs));
    const part = Math.min(1, (10 * Math.max(1, ...lambda)) / longest);
    const next = lambda.map((price, c) => (active[c] ? Math.max(0, price + part * at(step, c)) : price));
    const gained = sum(next.map((price, c) => (price - at(lambda, c)) * at(here.gradient, c)));
    if (!(gained > 0)) continue;
    const there = dual(problem, next, { telling });
    const left = sum(next.map((price, c) => (price - at(lambda, c)) * at(there.gradient, c)));
    const noise = 1e-13 * Math.max(1, Math.abs(here.value));
    const rises = there.value >= here.value + 1e-4 * gained;
    if (rises || (there.value >= here.value - noise && Math.abs(left) <= 0.5 * gained)) return [next, there];
  }
  return undefined;
}

/** Solves (H + damping · diag H) step = gradient over active requirements, by elimination. */
function newton({ gradient, curvature }: Dual, active: readonly boolean[], damping: number): number[] {
  const list = gradient.map((_, c) => c).filter((c) => active[c]);
  const most = Math.max(0, ...list.map((c) => at(curvature[c] ?? [], c)));
  const rows = list.map((i) => {
    const row = list.map((j) => at(curvature[i] ?? [], j));
    const own = list.indexOf(i);
    row[own] = (1 + Math.max(damping, 1e-10)) * Math.max(at(row, own), 1e-14 * most + 1e-200);
    return [...row, at(gradient, i)];
  });
  rows.forEach((top, p) => {
    rows.slice(p + 1).forEach((row) => {
      const factor = at(row, p) / at(top, p);
      for (let j = p; j < row.length; j++) row[j] = at(row, j) - factor * at(top, j);
    });
  });
  const step = gradient.map(() => 0);
  for (let p = rows.length - 1; p >= 0; p--) {
    const row = rows[p] ?? [];
    const rest = at(row, list.length) - sum(list.slice(p + 1).map((c, j) => at(row, p + 1 + j) * at(step, c)));
    step[list[p] ?? 0] = rest / at(row, p);
  }
  return step;
}
