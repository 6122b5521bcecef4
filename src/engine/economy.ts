import type { Baseline, Carline } from '../baseline/types.js';
import { contentOf, type MeasureWeights } from '../policy/content-measure.js';
import { type ParameterReader, parameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { unconstrainedTable } from './held-up.js';
import { importPattern, sourcingTable } from './sourcing-table.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const ROW = COUNTRIES.indexOf('ROW');

/** The baseline's carlines under one set of parameters, as arrays. Nothing in it depends on a scenario's rules. */
export type Economy = {
  readonly baseline: Baseline;
  /** The measure that the filings' rule was read with, if any. */
  readonly reference: MeasureWeights | undefined;
  readonly parameter: ParameterReader;
  readonly theta: number;
  readonly eta: number;
  /** By carline: class (VEHICLE_CLASSES), place of assembly (COUNTRIES), customs value in USD. */
  readonly classOf: Uint8Array;
  readonly assemblyOf: Uint8Array;
  readonly unitCostUsd: Float64Array;
  /** Thousand vehicles by (carline, market) in the base year, and the markets' shares of them. */
  readonly sales: Float64Array;
  readonly marketShare: Float64Array;
  /** Share of unit cost by (carline, category). */
  readonly costShare: Float64Array;
  /** Variants of carlines: those that the rule of the base year may be holding up stand for two. */
  readonly variants: readonly Variant[];
  /** Those of each carline. */
  readonly variantsOf: readonly (readonly Variant[])[];
};

/** A carline, or a part of it, with one unconstrained sourcing table s[k·O + o]. Weights of a carline's variants sum to 1. */
export type Variant = {
  readonly index: number;
  readonly carline: number;
  readonly weight: number;
  readonly shares: Float64Array;
};

/**
 * Builds the economy that a set of parameters describes.
 *
 * @param values parameter values by register id
 * @param reference the regional measure of the rule that the filings were made under
 * @param filingShift points (as shares) added to each carline's U.S.-and-Canada content
 */
export function buildEconomy(
  baseline: Baseline,
  values: Readonly<Record<string, number>>,
  reference: MeasureWeights | undefined,
  filingShift?: Float64Array,
): Economy {
  const parameter = parameterReader(values);
  const { carlines } = baseline;
  const n = carlines.length;
  const theta = parameter('parts_sourcing_elasticity');
  const costShare = new Float64Array(n * K);
  const sales = new Float64Array(n * O);
  const marketShare = new Float64Array(n * O);
  const unitCostUsd = new Float64Array(n);
  const valueShare = parameter('customs_value_share_of_price');
  const recipes = costRecipes(baseline, parameter);
  const pattern = importPattern(baseline, parameter);
  const variants: Variant[] = [];
  const variantsOf: Variant[][] = [];
  carlines.forEach((carline, i) => {
    const recipe = recipes[carline.vehicleClass];
    costShare.set(recipe, i * K);
    unitCostUsd[i] = carline.priceUsd * valueShare;
    let total = 0;
    for (const market of COUNTRIES) total += carline.salesThousand[market];
    COUNTRIES.forEach((market, d) => {
      sales[i * O + d] = carline.salesThousand[market];
      marketShare[i * O + d] = total > 0 ? carline.salesThousand[market] / total : 0;
    });
    const table = sourcingTable(carline, recipe, pattern, parameter, filingShift?.[i] ?? 0);
    const own: Variant[] = [];
    for (const variant of heldUpVariants(carline, table, recipe, reference, parameter, theta)) {
      own.push({ index: variants.length + own.length, carline: i, ...variant });
    }
    variants.push(...own);
    variantsOf.push(own);
  });
  return {
    baseline,
    reference,
    parameter,
    theta,
    eta: parameter('vehicle_demand_elasticity'),
    classOf: Uint8Array.from(carlines, (c) => VEHICLE_CLASSES.indexOf(c.vehicleClass)),
    assemblyOf: Uint8Array.from(carlines, (c) => COUNTRIES.indexOf(c.assembly)),
    unitCostUsd,
    sales,
    marketShare,
    costShare,
    variants,
    variantsOf,
  };
}

/** Share of unit cost by category and class: assembly and development from the register, the rest by the parts recipe. */
function costRecipes(
  baseline: Baseline,
  parameter: ParameterReader,
): Readonly<Record<Carline['vehicleClass'], Float64Array>> {
  const assembly = parameter('assembly_cost_share');
  const development = parameter('development_cost_share');
  const recipe = (vehicleClass: Carline['vehicleClass']): Float64Array =>
    Float64Array.from(CATEGORIES, (category) => {
      if (category === 'assembly') return assembly;
      if (category === 'development') return development;
      return baseline.partsRecipe[vehicleClass][category] * (1 - assembly - development);
    });
  return { car: recipe('car'), light_truck: recipe('light_truck') };
}

/**
 * A carline made in the region whose content lies just above the threshold it was filed under may stand there because of
 * it: a part of it is taken to be held up by the rule, from a lower content (model section 2).
 */
function heldUpVariants(
  carline: Carline,
  table: Float64Array,
  recipe: Float64Array,
  reference: MeasureWeights | undefined,
  parameter: ParameterReader,
  theta: number,
): readonly { readonly weight: number; readonly shares: Float64Array }[] {
  const free = [{ weight: 1, shares: table }];
  if (reference === undefined || carline.assembly === COUNTRIES[ROW]) return free;
  const spending = table.map((share, cell) => share * (recipe[(cell / O) | 0] as number));
  const above = contentOf(reference, spending) - parameter('nafta_threshold');
  const part = parameter('rule_held.part');
  const lift = parameter('rule_held.lift');
  if (above < 0 || above > parameter('rule_held.band') || part === 0 || lift === 0) return free;
  const lower = unconstrainedTable(table, recipe, reference, theta, above + parameter('nafta_threshold'), lift);
  if (part === 1) return [{ weight: 1, shares: lower }];
  return [
    { weight: 1 - part, shares: table },
    { weight: part, shares: lower },
  ];
}
