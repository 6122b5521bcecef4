import type { Baseline } from '../baseline/types.js';
import type { MarketWays } from '../policy/regime.js';
import type { Dimensions } from '../types/dimensions.js';
import { makeChoices } from './compliance.js';
import type { Economy } from './economy.js';
import { createModel, createModelTables } from './model.js';
import { weighedAs } from './requirements.js';
import { shapeOf } from './shape.js';
import { createSolver } from './sourcing/solver.js';
import { optionsFor } from './sourcing-options.js';
import { sourcingTable } from './sourcing-tables.js';

/** A firm alone: one sourcing table, a plant and its markets, and a rule of one requirement Σ a·x ≥ atLeast · Σ b·x. */
export type Firm = {
  readonly dimensions: Dimensions;
  readonly plant: number;
  readonly theta: number;
  readonly eta: number;
  readonly dispersion: number;
  /** Shares of sales by market without duties, of cost by category, and of spending by category and origin. */
  readonly marketShare: readonly number[];
  readonly costShare: readonly number[];
  readonly shares: readonly number[];
  readonly requirement: { readonly a: Float64Array; readonly b: Float64Array; readonly atLeast: number };
  readonly treatments: MarketWays;
};

/** The simulator's own choice for a firm: share of its programmes that comply, and profit index over its programmes. */
export function choiceOfFirm(firm: Firm): { readonly share: number; readonly profit: number } {
  const shape = shapeOf(firm.dimensions);
  const solver = createSolver({ categories: shape.categories, origins: shape.origins });
  const zeros = new Float64Array(shape.cells * shape.members.length);
  const jobs = { assembly: zeros, parts: zeros, indirect: zeros, productivityGrowth: zeros, indirectPerDirect: 0 };
  const model = createModel(economyOf(firm), jobs, createModelTables(shape, 1, 1, solver));
  const measure = weighedAs(model.catalogue.book, firm.requirement);
  const asked = { measure: 'content', atLeast: firm.requirement.atLeast, credits: [] };
  const alternative = { number: 0, requirements: [{ asked, measure, reportedAs: -1 }] };
  const terms = {
    number: 0,
    plant: firm.plant,
    options: optionsFor(model.catalogue, [alternative], firm.treatments, []),
    treatments: firm.treatments,
    treatmentsNumber: 0,
    choicePages: [],
    cohortPages: [],
    cohortsUnder: new Map(),
  };
  const choice = makeChoices(model, terms, [sourcingTable(model, 0, firm.plant, 0)]);
  const { choices } = model;
  return { share: choices.share[choice] as number, profit: choices.profit[choice] as number };
}

/** An economy of one carline. */
function economyOf({ dimensions, plant, theta, eta, dispersion, marketShare, costShare, shares }: Firm): Economy {
  return {
    baseline: { dimensions } as Baseline,
    parameter: () => 0,
    filedUnder: undefined,
    filingShift: undefined,
    shape: shapeOf(dimensions),
    theta,
    eta,
    marketElasticity: 0,
    dispersion,
    carlines: {
      count: 1,
      vehicleClass: Int32Array.of(0),
      plant: Int32Array.of(plant),
      unitCostUsd: Float64Array.of(1),
      sales: Float64Array.from(marketShare),
      marketShare: Float64Array.from(marketShare),
      costShare: Float64Array.from(costShare),
    },
    variants: {
      count: 1,
      first: Int32Array.of(0, 1),
      carline: Int32Array.of(0),
      weight: Float64Array.of(1),
      shares: Float64Array.from(shares),
    },
  };
}
