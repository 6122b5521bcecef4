/**
 * Exact Shapley values of a game with vector payoffs: player j's value is Σ_S |S|!(n−|S|−1)!/n! · (v(S ∪ j) − v(S)) over the
 * coalitions S without j (Shapley 1953). Values sum to v(all) − v(none).
 *
 * @param players how many; the game is evaluated 2^players times
 * @param game payoff of a coalition, given as who is in it; of the same length each time
 * @example shapleyValues(2, ([a, b]) => Float64Array.of((a ? 1 : 0) + (a && b ? 2 : 0))).values // [[2], [1]]
 */
export function shapleyValues(
  players: number,
  game: (isIn: readonly boolean[]) => Float64Array,
): { readonly values: readonly Float64Array[]; readonly total: Float64Array } {
  const coalitions = 2 ** players;
  const payoffs = Array.from({ length: coalitions }, (_, mask) =>
    game(Array.from({ length: players }, (__, j) => ((mask >> j) & 1) === 1)),
  );
  const none = payoffs[0] as Float64Array;
  const all = payoffs[coalitions - 1] as Float64Array;
  const weight = coalitionWeights(players);
  const values = Array.from({ length: players }, (_, j) => {
    const value = new Float64Array(none.length);
    for (let mask = 0; mask < coalitions; mask++) {
      if ((mask >> j) & 1) continue;
      const w = weight[countOnes(mask)] as number;
      const without = payoffs[mask] as Float64Array;
      const joined = payoffs[mask | (1 << j)] as Float64Array;
      for (let i = 0; i < value.length; i++) {
        value[i] = (value[i] as number) + w * ((joined[i] as number) - (without[i] as number));
      }
    }
    return value;
  });
  return { values, total: all.map((x, i) => x - (none[i] as number)) };
}

/** |S|!(n−|S|−1)!/n! by size of the coalition. */
function coalitionWeights(players: number): readonly number[] {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return Array.from(
    { length: players },
    (_, size) => (factorial(size) * factorial(players - size - 1)) / factorial(players),
  );
}

function countOnes(mask: number): number {
  let ones = 0;
  for (let rest = mask; rest > 0; rest >>= 1) ones += rest & 1;
  return ones;
}
