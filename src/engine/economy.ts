import {
  createUnconstrainedSourcing,
  MOST_VARIANTS,
  type UnconstrainedSourcing,
} from '../baseline/filings/unconstrained-sourcing.js';
import type { Baseline } from '../baseline/types.js';
import type { MeasureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import { type Shape, shapeOf } from './shape.js';

/** The baseline's carlines under one set of parameters, as columns. Nothing in it depends on a scenario's rules. */
export type Economy = EconomyTerms & {
  readonly shape: Shape;
  /** θ: shape of part costs; η: elasticity of demand for vehicles; μ: elasticity of a market's total. */
  readonly theta: number;
  readonly eta: number;
  readonly marketElasticity: number;
  /** σ: how much firms differ in ways that filings do not show, as a share of cost; 0 gives the sharp rule. */
  readonly dispersion: number;
  readonly carlines: CarlineColumns;
  readonly variants: Variants;
};

/** What an economy follows from. */
export type EconomyTerms = {
  readonly baseline: Baseline;
  readonly parameter: ParameterReader;
  /** The regional measure of the rule that filings were made under, if there was one. */
  readonly filedUnder: MeasureWeights | undefined;
  /** Points (as shares) added to each carline's filed content: its rounding. */
  readonly filingShift: Float64Array | undefined;
};

/** Columns by carline. */
type CarlineColumns = {
  readonly count: number;
  readonly vehicleClass: Int32Array;
  /** Country of assembly. */
  readonly plant: Int32Array;
  /** Customs value, USD. */
  readonly unitCostUsd: Float64Array;
  /** Thousand vehicles by (carline, market) in the base year, and the markets' shares of them. */
  readonly sales: Float64Array;
  readonly marketShare: Float64Array;
  /** Share of unit cost by (carline, category). */
  readonly costShare: Float64Array;
};

/**
 * Variants of carlines, each with one unconstrained sourcing table: those that the rule of the base year may be holding up
 * stand for two. They are numbered by carline, and the weights of a carline's variants sum to 1.
 */
export type Variants = {
  count: number;
  /** First variant of each carline, and behind the last carline the count. */
  readonly first: Int32Array;
  /** By variant: its carline, and its part of it. */
  readonly carline: Int32Array;
  readonly weight: Float64Array;
  /** Sourcing tables s[k·O + o] by variant. */
  readonly shares: Float64Array;
};

/** Columns for the carlines of a baseline, with all that does not depend on parameters. */
export type EconomyColumns = { readonly carlines: CarlineColumns; readonly variants: Variants };

/** Makes the columns that {@link buildEconomy} fills, for as many sets of parameters as there are. */
export function createEconomyColumns({ carlines, dimensions }: Baseline): EconomyColumns {
  const { origins, categories, cells } = shapeOf(dimensions);
  const { countries, classes } = dimensions;
  const count = carlines.length;
  const columns = {
    count,
    vehicleClass: Int32Array.from(carlines, (carline) => classes.indexOf(carline.vehicleClass)),
    plant: Int32Array.from(carlines, (carline) => countries.indexOf(carline.assembly)),
    unitCostUsd: new Float64Array(count),
    sales: new Float64Array(count * origins),
    marketShare: new Float64Array(count * origins),
    costShare: new Float64Array(count * categories),
  };
  carlines.forEach(({ salesThousand }, carline) => {
    const sales = countries.map((market) => salesThousand[market] ?? 0);
    const total = sales.reduce((sum, sold) => sum + sold, 0);
    sales.forEach((sold, d) => {
      columns.sales[carline * origins + d] = sold;
      columns.marketShare[carline * origins + d] = total > 0 ? sold / total : 0;
    });
  });
  const most = MOST_VARIANTS * count;
  const variants = {
    count: 0,
    first: new Int32Array(count + 1),
    carline: new Int32Array(most),
    weight: new Float64Array(most),
    shares: new Float64Array(most * cells),
  };
  return { carlines: columns, variants };
}

/** Builds the economy that a set of parameters describes, in columns that those before it may have used. */
export function buildEconomy(terms: EconomyTerms, { carlines, variants }: EconomyColumns): Economy {
  const { baseline, parameter, filedUnder, filingShift } = terms;
  const theta = parameter('parts_sourcing_elasticity');
  const valueShare = parameter('customs_value_share_of_price');
  const recipes = costRecipes(baseline, parameter);
  const unconstrained: UnconstrainedSourcing = createUnconstrainedSourcing(baseline, parameter, theta, filedUnder);
  variants.count = 0;
  baseline.carlines.forEach((carline, i) => {
    const recipe = recipes[carlines.vehicleClass[i] as number] as Float64Array;
    carlines.costShare.set(recipe, i * recipe.length);
    carlines.unitCostUsd[i] = carline.priceUsd * valueShare;
    variants.first[i] = variants.count;
    const made = unconstrained(carline, recipe, filingShift?.[i] ?? 0, variants, variants.count);
    variants.carline.fill(i, variants.count, variants.count + made);
    variants.count += made;
  });
  variants.first[carlines.count] = variants.count;
  // Written out: objects made by spreading are each of a kind of their own to V8, which slows down all that reads them.
  return {
    baseline,
    parameter,
    filedUnder,
    filingShift,
    shape: shapeOf(baseline.dimensions),
    theta,
    eta: parameter('vehicle_demand_elasticity'),
    marketElasticity: parameter('market_price_elasticity'),
    dispersion: parameter('plan_choice_dispersion'),
    carlines,
    variants,
  };
}

/** Share of unit cost by category, for each class: assembly and development from the register, the rest by the parts recipe. */
function costRecipes({ dimensions, partsRecipe }: Baseline, parameter: ParameterReader): readonly Float64Array[] {
  const assembly = parameter('assembly_cost_share');
  const development = parameter('development_cost_share');
  return dimensions.classes.map((vehicleClass) =>
    Float64Array.from(dimensions.categories, ({ name, role }) => {
      if (role === 'assembly') return assembly;
      if (role === 'development') return development;
      return (partsRecipe[vehicleClass]?.[name] ?? 0) * (1 - assembly - development);
    }),
  );
}

/** The variants of a carline. */
export function variantsOf({ first }: Variants, carline: number): readonly number[] {
  const from = first[carline] as number;
  return Array.from({ length: (first[carline + 1] as number) - from }, (_, i) => from + i);
}
