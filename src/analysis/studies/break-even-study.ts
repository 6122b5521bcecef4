import { bisect } from 'simple-statistics';
import { z } from 'zod';
import { minimumCostSourcing, outcome, simulate } from '../../engine/index.js';
import { loadScenarios } from '../../scenario/load.js';
import { sweepPath } from '../sweep-path.js';

const InputsSchema = z.strictObject({
  requirement: z.number().gt(0).lt(100),
  /** Spending on development as a share of a vehicle's cost, %. */
  development: z.number().gt(0).lt(100),
  /** Part of it done in the region, %, by maker. */
  regional_part: z.record(z.string(), z.number().min(0).max(100)),
  parts_sourcing_elasticity: z.number().positive(),
  unconstrained_content: z.number().gt(0).lt(100),
  fleet: z.strictObject({ scenario: z.string(), baseline: z.string(), path: z.string(), year: z.int() }),
});
type Inputs = z.infer<typeof InputsSchema>;

/**
 * The threshold at which counting development keeps the bite of a content rule: where a carline buys as much in the region
 * as it would without counting it. By the formula (R + r·e)/(1 + e), e development over all other cost and r the part of it
 * done in the region; by the sourcing solver; and, for the whole fleet, where the region's content is what it was. Percent.
 */
export function breakEven(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const quantities = new Map<string, number>();
  for (const [maker, percent] of Object.entries(given.regional_part)) {
    const part = percent / 100;
    quantities.set(`${maker}: by the formula`, 100 * byFormula(given, part));
    quantities.set(`${maker}: by the solver`, 100 * bySolver(given, part));
  }
  quantities.set('whole fleet: regional content as before', 100 * byFleet(given, locate));
  return quantities;
}

function byFormula({ requirement, development }: Inputs, part: number): number {
  const e = development / (100 - development);
  return (requirement / 100 + part * e) / (1 + e);
}

/** Parts, and development in the region and outside; the threshold on both at which parts are bought as under the rule on parts. */
function bySolver(given: Inputs, part: number): number {
  const e = given.development / 100;
  const home = given.unconstrained_content / 100;
  const boughtInRegion = (atLeast: number, counted: boolean): number => {
    const weigh = (row: readonly number[]): readonly number[] => (counted ? row : [0, 0, 0, 0]);
    const [a, b] = [weigh([1, 1, 1, 0]), weigh([1, 1, 1, 1])];
    const { spending } = minimumCostSourcing({
      theta: given.parts_sourcing_elasticity,
      // Development is done where the maker is at home, whatever the rule: in each place a category of its own.
      costShare: [1 - e, part * e, (1 - part) * e],
      shares: [
        [home, 0, 0, 1 - home],
        [1, 0, 0, 0],
        [0, 0, 0, 1],
      ],
      requirements: [
        {
          a: [[1, 1, 1, 0], a, a],
          b: [[1, 1, 1, 1], b, b],
          atLeast,
        },
      ],
    });
    const [row = []] = spending;
    return (row[0] ?? Number.NaN) / row.reduce((sum, x) => sum + x, 0);
  };
  const target = boughtInRegion(given.requirement / 100, false);
  return bisect((threshold) => boughtInRegion(threshold, true) - target, 0.4, 0.95, 60, 1e-10);
}

function byFleet(given: Inputs, locate: (named: string) => string): number {
  const { scenario: name, baseline: baselineName, path, year } = given.fleet;
  const [scenario, baseline] = loadScenarios([locate(name), locate(baselineName)]);
  if (scenario === undefined || baseline === undefined) return Number.NaN;
  const set = sweepPath(scenario, path);
  const content = (of: typeof scenario): number =>
    outcome(simulate(of, { years: [year] }), 'content.regional', 'NAM', 'all', year);
  const before = content(baseline);
  return bisect((threshold) => content(set(scenario, threshold)) - before, 0.5, 0.7, 40, 1e-6);
}
