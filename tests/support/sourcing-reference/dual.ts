import { at, type Category, spend, sum } from './draws.js';

/** A problem as the reference has it: tables by category and origin. */
export type ReferenceProblem = {
  readonly theta: number;
  readonly costShare: readonly number[];
  readonly shares: readonly (readonly number[])[];
  readonly surcharge?: readonly (readonly number[])[];
  readonly requirements: readonly {
    readonly a: readonly (readonly number[])[];
    readonly b: readonly (readonly number[])[];
    readonly atLeast: number;
  }[];
};

export type Dual = {
  readonly value: number;
  /** ∂D/∂λ_c. */
  readonly gradient: readonly number[];
  /** −∂²D/∂λ_i∂λ_j. */
  readonly curvature: readonly (readonly number[])[];
  readonly spending: readonly (readonly number[])[];
};

/**
 * D at prices λ, cells being told apart by requirements with a price or, if given, by those that are `telling`; with `growth`,
 * what D(t λ)/t tends to, which leaves the cost of parts out.
 */
export function dual(
  problem: ReferenceProblem,
  lambda: readonly number[],
  { growth = false, telling }: { readonly growth?: boolean; readonly telling?: readonly boolean[] } = {},
): Dual {
  const told = telling ?? lambda.map((price) => price > 0);
  const rows = problem.costShare.map((_, k) => rowDual(problem, k, lambda, growth, told));
  const C = problem.requirements.length;
  const net = (c: number, k: number, o: number): number => netWeight(problem, c, k, o);
  const spending = rows.map(({ spending }) => spending);
  return {
    value: sum(rows.map(({ value }) => value)),
    gradient: Array.from(
      { length: C },
      (_, c) => -sum(spending.flatMap((row, k) => row.map((x, o) => net(c, k, o) * x))),
    ),
    curvature: Array.from({ length: C }, (_, i) =>
      Array.from({ length: C }, (_, j) => sum(rows.map(({ curvature }) => at(curvature[i] ?? [], j)))),
    ),
    spending,
  };
}

type RowDual = {
  readonly value: number;
  readonly curvature: readonly (readonly number[])[];
  readonly spending: number[];
};

function rowDual(
  problem: ReferenceProblem,
  k: number,
  lambda: readonly number[],
  growth: boolean,
  telling: readonly boolean[],
): RowDual {
  const shares = problem.shares[k] ?? [];
  const typeOf = typesOf(problem, k, telling);
  const types = [...new Set(typeOf)];
  const firstOf = types.map((type) => typeOf.indexOf(type));
  const merged = types.map((type) => sum(shares.filter((_, o) => typeOf[o] === type)));
  const weights = problem.requirements.map((_, c) =>
    types.map(
      (type, t) =>
        sum(shares.map((s, o) => (typeOf[o] === type ? s * netWeight(problem, c, k, o) : 0))) /
        Math.max(at(merged, t), 1e-300),
    ),
  );
  const prices = firstOf.map((o) => {
    const cost = growth ? 0 : 1 + at(problem.surcharge?.[k] ?? [], o);
    return cost - sum(lambda.map((price, c) => (price === 0 ? 0 : price * netWeight(problem, c, k, o))));
  });
  const category: Category = { costShare: at(problem.costShare, k), shares: merged, weights };
  const { value, x, curvature } = spend(category, prices, problem.theta);
  const spending = shares.map((share, o) => {
    const t = types.indexOf(typeOf[o] ?? 0);
    return share === 0 ? 0 : (at(x, t) * share) / at(merged, t);
  });
  return { value, curvature, spending };
}

/** Types of cells of a category: those with the same a − h b of telling requirements and the same surcharge are of one. */
export function typesOf(problem: ReferenceProblem, k: number, telling: readonly boolean[]): number[] {
  const keys = (problem.shares[k] ?? []).map((_, o) => {
    const weights = problem.requirements.map((_, c) => (telling[c] ? netWeight(problem, c, k, o) : 0));
    return [...weights, problem.surcharge?.[k]?.[o] ?? 0].join(' ');
  });
  return keys.map((key) => keys.indexOf(key));
}

function netWeight({ requirements }: ReferenceProblem, c: number, k: number, o: number): number {
  const { a, b, atLeast } = requirements[c] ?? { a: [], b: [], atLeast: 0 };
  return at(a[k] ?? [], o) - atLeast * at(b[k] ?? [], o);
}
