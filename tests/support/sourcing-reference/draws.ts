/** A category's spending: its cost share, and shares, prices and a − h b of each requirement by type of cell. */
export type Category = {
  readonly costShare: number;
  readonly shares: readonly number[];
  readonly weights: readonly (readonly number[])[];
};

/** What a category costs at prices by type, what it spends on each type, and how much less for each requirement's price. */
export type Spending = {
  readonly value: number;
  readonly x: readonly number[];
  /** −∂²value/∂λ_i∂λ_j. */
  readonly curvature: readonly (readonly number[])[];
};

/**
 * Expected cost of a category when each part is bought where price × cost is lowest, the costs of types being Weibull draws:
 * costShare · E[min_t m_t Z_t]. Where all prices are positive that is costShare · (Σ s m^(−θ))^(−1/θ). A negative price wins
 * against any positive one, and among several the greatest |m| Z wins: E[max] by inclusion and exclusion.
 */
export function spend(category: Category, prices: readonly number[], theta: number): Spending {
  const types = prices.map((_, t) => t).filter((t) => (category.shares[t] ?? 0) > 0);
  const negative = types.filter((t) => at(prices, t) <= 0);
  if (negative.length === 0) return cheapest(category, prices, types, theta);
  return subsets(negative)
    .map((set) => ({ sign: set.length % 2 === 1 ? -1 : 1, part: cheapest(category, prices.map(Math.abs), set, theta) }))
    .reduce<Spending>(
      (sum, { sign, part }) => ({
        value: sum.value + sign * part.value,
        x: sum.x.map((x, t) => x - sign * at(part.x, t)),
        curvature: sum.curvature.map((row, i) => row.map((h, j) => h + sign * at(part.curvature[i] ?? [], j))),
      }),
      { value: 0, x: prices.map(() => 0), curvature: category.weights.map(() => category.weights.map(() => 0)) },
    );
}

/** The same over some types whose prices are positive, with the curvature (θ + 1) · value · Cov(g_i/m, g_j/m) over parts. */
function cheapest(
  { costShare, shares, weights }: Category,
  prices: readonly number[],
  types: readonly number[],
  theta: number,
): Spending {
  const m = prices.map((price) => Math.max(price, 1e-100));
  const least = Math.min(...types.map((t) => at(m, t)));
  const pull = m.map((price, t) => (types.includes(t) ? at(shares, t) * (price / least) ** -theta : 0));
  const aggregate = sum(pull);
  const value = costShare * least * aggregate ** (-1 / theta);
  const parts = pull.map((p) => p / aggregate);
  const relative = weights.map((row) => row.map((g, t) => g / at(m, t)));
  const centred = relative.map((row) => {
    const mean = sum(row.map((r, t) => at(parts, t) * r));
    return row.map((r) => r - mean);
  });
  const curvature = centred.map((one) =>
    centred.map((other) => (theta + 1) * value * sum(one.map((r, t) => at(parts, t) * r * at(other, t)))),
  );
  return { value, x: parts.map((part, t) => (part * value) / at(m, t)), curvature };
}

function subsets(of: readonly number[]): number[][] {
  const [first, ...rest] = of;
  if (first === undefined) return [];
  const others = subsets(rest);
  return [[first], ...others, ...others.map((set) => [first, ...set])];
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}

export function at(numbers: readonly number[], i: number): number {
  return numbers[i] ?? 0;
}
