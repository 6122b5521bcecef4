import type { Baseline } from '../../src/baseline/types.js';
import { createModel, createModelTables, type Model } from '../../src/engine/model.js';
import type { Pool } from '../../src/engine/pools.js';
import { weighedAs } from '../../src/engine/requirements.js';
import { shapeOf } from '../../src/engine/shape.js';
import { createSolver } from '../../src/engine/sourcing/solver.js';
import { optionsFor, type SourcingOption } from '../../src/engine/sourcing-options.js';
import { sourcingTable } from '../../src/engine/sourcing-tables.js';
import { uniforms } from './random-world.js';
import { shippedBaseline } from './scenarios.js';

const { dimensions } = shippedBaseline();
const shape = shapeOf(dimensions);
const { cells, categories, origins } = shape;

/**
 * Carlines of one maker made in one country with random recipes and tables, and a rule on regional and on core content.
 * @param counted how much of what is regional counts: at a half, the rule is out of reach
 */
export function randomPool(
  seed: number,
  { savings = 0.03, averaged = [0], counted = 1 } = {},
): { model: Model; pool: Pool } {
  const u = uniforms(seed);
  const n = 2 + Math.floor(u() * 4);
  const normalised = (row: number[]): number[] => {
    const sum = row.reduce((total, x) => total + x, 0);
    return row.map((x) => x / sum);
  };
  const recipes = Array.from({ length: n }, () => normalised(Array.from({ length: categories }, () => 0.02 + u())));
  const tables = recipes.map(() => {
    const outside = 0.15 + 0.6 * u();
    return Array.from({ length: categories }, () =>
      normalised([0.1 + u(), 0.1 + u(), 0.1 + u(), (3 * outside * (0.5 + u())) / (1 - outside)]),
    ).flat();
  });
  const zeros = new Float64Array(cells * shape.members.length);
  const model = createModel(
    {
      baseline: { dimensions } as Baseline,
      parameter: () => 0,
      filedUnder: undefined,
      filingShift: undefined,
      shape,
      theta: 2.5 + 5 * u(),
      eta: 4,
      marketElasticity: -1,
      dispersion: 0.004 + 0.01 * u(),
      carlines: {
        count: n,
        vehicleClass: new Int32Array(n),
        plant: new Int32Array(n).fill(2),
        unitCostUsd: new Float64Array(n).fill(1),
        sales: new Float64Array(n * origins).fill(1),
        marketShare: new Float64Array(n * origins).fill(1 / origins),
        costShare: Float64Array.from(recipes.flat()),
      },
      variants: {
        count: n,
        first: Int32Array.from({ length: n + 1 }, (_, i) => i),
        carline: Int32Array.from({ length: n }, (_, i) => i),
        weight: new Float64Array(n).fill(1),
        shares: Float64Array.from(tables.flat()),
      },
    },
    { assembly: zeros, parts: zeros, indirect: zeros, productivityGrowth: zeros, indirectPerDirect: 0 },
    createModelTables(shape, n, n, createSolver({ categories, origins })),
  );
  const requirement = (base: (k: number) => boolean, atLeast: number) => {
    const b = Float64Array.from({ length: cells }, (_, cell) => (base(Math.floor(cell / origins)) ? 1 : 0));
    const a = b.map((weight, cell) => (cell % origins === origins - 1 ? 0 : counted * weight));
    return {
      asked: { measure: 'content', atLeast, credits: [] },
      measure: weighedAs(model.catalogue.book, { a, b }),
      reportedAs: -1,
    };
  };
  const requirements = [requirement(() => true, 0.55 + 0.25 * u()), requirement((k) => k < 4, 0.5 + 0.25 * u())];
  const [option] = optionsFor(model.catalogue, [{ number: 0, requirements }], [[], [], [], []], []).compliant;
  return {
    model,
    pool: {
      option: option as SourcingOption,
      averaged,
      tables: recipes.map((_, variant) => sourcingTable(model, variant, 2, 0)),
      weights: recipes.map(() => 0.2 + u()),
      savings: recipes.map(() => savings * (0.5 + u())),
    },
  };
}
