/**
 * Sourcing under one content rule with two origins and one category, in closed form: Head, Mayer & Melitz (2024), section 2,
 * equations (1) to (6). `theta` is the shape of parts costs, `delta` the relative cost of parts from outside the region
 * (above 1: the region is cheaper), costs are relative to the region's cost level.
 */

/** Share of parts bought in the region when no rule binds: 1 / (1 + δ^−θ). It is also their share of parts cost. */
export function unconstrainedShare(delta: number, theta: number): number {
  return 1 / (1 + delta ** -theta);
}

/** Cost of the parts when no rule binds: (1 + δ^−θ)^(−1/θ). */
export function unconstrainedCost(delta: number, theta: number): number {
  return (1 + delta ** -theta) ** (-1 / theta);
}

/** Cost of the parts when a share `partsShare` of them is bought in the region: χ^k + δ (1 − χ)^k, k = (1 + θ)/θ. */
export function costAtShare(partsShare: number, delta: number, theta: number): number {
  const k = (1 + theta) / theta;
  return partsShare ** k + delta * (1 - partsShare) ** k;
}

/** Share of parts cost spent in the region when a share `partsShare` of parts is bought there. */
export function costShareAtShare(partsShare: number, delta: number, theta: number): number {
  const k = (1 + theta) / theta;
  const regional = partsShare ** k;
  return regional / (regional + delta * (1 - partsShare) ** k);
}

/** Share of parts bought in the region when a share `costShare` of their cost is spent there; inverse of {@link costShareAtShare}. */
export function shareAtCostShare(costShare: number, delta: number, theta: number): number {
  if (costShare <= 0) return 0;
  return 1 / (1 + ((1 / costShare - 1) / delta) ** (theta / (theta + 1)));
}

/**
 * Cost penalty of a rule: cost of the parts under it over their cost without, at least 1.
 * `costShare` is the share of parts cost that the rule asks to be regional.
 */
export function costPenalty(costShare: number, delta: number, theta: number): number {
  if (costShare <= unconstrainedShare(delta, theta)) return 1;
  return costAtShare(shareAtCostShare(costShare, delta, theta), delta, theta) / unconstrainedCost(delta, theta);
}

/**
 * Share of parts cost that must be regional for total content to reach `requirement`, when assembly is the share
 * `assemblyShare` of cost and regional: (R − α)/(1 − α), 0 where assembly alone meets the rule.
 */
export function requiredCostShare(requirement: number, assemblyShare: number): number {
  return assemblyShare < requirement ? (requirement - assemblyShare) / (1 - assemblyShare) : 0;
}

/** Regional content of the vehicle, assembly included, when the share `costShare` of parts cost is regional. */
export function contentWithAssembly(costShare: number, assemblyShare: number): number {
  return assemblyShare + (1 - assemblyShare) * costShare;
}

/**
 * Tariff index of a carline, equation (15): the uniform factor on its price that costs the same profit as paying each
 * market's duty. `relativeSales` are sales in each dutiable market over sales in markets where no duty would be due;
 * `exponent` is 1 − η for profits, −η for quantities.
 */
export function tariffIndex(relativeSales: readonly number[], dutyRates: readonly number[], exponent: number): number {
  let paid = 1;
  let sold = 1;
  relativeSales.forEach((sales, market) => {
    paid += sales * (1 + (dutyRates[market] ?? 0)) ** exponent;
    sold += sales;
  });
  return (paid / sold) ** (1 / exponent);
}

/**
 * Largest parts share a firm accepts when complying may cost at most the factor `highestPenalty` (≥ 1); 1 when it
 * complies with any rule. Newton's method from above on a convex function, so each step stays above the root.
 */
export function cutOffShare(highestPenalty: number, delta: number, theta: number): number {
  const lowest = unconstrainedShare(delta, theta);
  if (!(highestPenalty > 1)) return lowest;
  const budget = highestPenalty * unconstrainedCost(delta, theta);
  if (budget >= 1) return 1;
  const k = (1 + theta) / theta;
  const root = 1 / theta;
  let share = 1;
  for (let step = 0; step < 60; step++) {
    const regionalRoot = share ** root;
    const foreignRoot = (1 - share) ** root;
    const excess = share * regionalRoot + delta * (1 - share) * foreignRoot - budget;
    const next = share - excess / (k * (regionalRoot - delta * foreignRoot));
    if (!(next > lowest)) return lowest;
    if (share - next < 1e-12) return next;
    share = next;
  }
  return share;
}
