/** Sourcing problems of the fleet under a proposal, for each of those that solve them. */

/**
 * The problems of the carlines that are made in the region, by variant, under the last rule of a proposal at central values.
 * @param load imports a built module by its path
 */
export async function fleetProblems(load, proposal, names, thresholds) {
  const { createPreparation } = await load('engine/index.js');
  const { measureWeights } = await load('policy/content-measure.js');
  const { baseline, rules } = proposal;
  const { economy } = createPreparation(proposal)({}).model;
  const { variants, carlines, shape } = economy;
  const { measures } = rules.at(-1);
  const { countries, region } = baseline.dimensions;
  const inRegion = (variant) => region.members.includes(countries[carlines.plant[variants.carline[variant]]]);
  const row = (table, at, width) => table.subarray(at * width, (at + 1) * width);
  return {
    theta: economy.theta,
    dimensions: { categories: shape.categories, origins: shape.origins },
    requirements: names.map((name) => measureWeights(measures[name], baseline.dimensions, economy.parameter)),
    thresholds,
    problems: Array.from({ length: variants.count }, (_, variant) => variant)
      .filter(inRegion)
      .map((variant) => ({
        costShare: row(carlines.costShare, variants.carline[variant], shape.categories),
        shares: row(variants.shares, variant, shape.cells),
      })),
  };
}

/** The same problems with so many origins: those beyond the baseline's are empty. */
export function widened(fleet, origins) {
  const narrow = fleet.dimensions.origins;
  const wide = (table) => {
    const into = new Float64Array((table.length / narrow) * origins);
    table.forEach((x, i) => {
      into[Math.floor(i / narrow) * origins + (i % narrow)] = x;
    });
    return into;
  };
  return {
    ...fleet,
    dimensions: { ...fleet.dimensions, origins },
    requirements: fleet.requirements.map(({ a, b }) => ({ a: wide(a), b: wide(b) })),
    problems: fleet.problems.map(({ costShare, shares }) => ({ costShare, shares: wide(shares) })),
  };
}

/** What the solver is given, and room for what it gives. */
export function columnsOf({ theta, dimensions, thresholds, problems }) {
  const count = problems.length;
  const joined = (columns) => Float64Array.from(columns.flatMap((column) => [...column]));
  return {
    columns: {
      count,
      theta,
      costShare: joined(problems.map(({ costShare }) => costShare)),
      shares: joined(problems.map(({ shares }) => shares)),
      thresholds: joined(problems.map(() => thresholds)),
    },
    solutions: {
      status: new Uint8Array(count),
      cost: new Float64Array(count),
      shadowPrices: new Float64Array(count * thresholds.length),
      spending: new Float64Array(count * dimensions.categories * dimensions.origins),
    },
  };
}

/** Problems as tests/support/sourcing-reference has them. */
export function forReference({ theta, dimensions, requirements, thresholds, problems }) {
  const rows = (table) =>
    Array.from({ length: dimensions.categories }, (_, k) => [
      ...table.subarray(k * dimensions.origins, (k + 1) * dimensions.origins),
    ]);
  const asked = requirements.map(({ a, b }, c) => ({ a: rows(a), b: rows(b), atLeast: thresholds[c] }));
  return problems.map(({ costShare, shares }) => ({
    theta,
    costShare: [...costShare],
    shares: rows(shares),
    requirements: asked,
  }));
}

/** Problems as kernel.c reads them. Cells with the same weights are of one type, whatever their category. */
export function forC({ theta, requirements, thresholds, problems }) {
  const tables = [...requirements.map(({ a }) => a), ...requirements.map(({ b }) => b)];
  const keys = Array.from(tables[0], (_, cell) => tables.map((table) => table[cell]).join(' '));
  const types = [...new Set(keys)];
  const first = types.map((type) => keys.indexOf(type));
  return [
    [theta, requirements.length, problems.length, types.length],
    ...tables.map((table) => first.map((cell) => table[cell])),
    thresholds,
    keys.map((key) => types.indexOf(key)),
    ...problems.flatMap(({ costShare, shares }) => [costShare, shares]),
  ]
    .map((numbers) => `${[...numbers].join(' ')}\n`)
    .join('');
}
