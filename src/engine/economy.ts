import type { Baseline, Carline } from '../baseline/types.js';
import { contentOf, type MeasureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { unconstrainedTable } from './held-up.js';
import { filingTerms, importPattern, writeSourcingTable } from './sourcing-table.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const ROW = COUNTRIES.indexOf('ROW');
const CELLS = K * O;
/** A carline stands for two at most: as filed, and from before the rule held it up. */
const MOST_VARIANTS = 2;

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
 * @param reference the regional measure of the rule that the filings were made under
 * @param filingShift points (as shares) added to each carline's U.S.-and-Canada content
 */
export function buildEconomy(
  baseline: Baseline,
  parameter: ParameterReader,
  reference: MeasureWeights | undefined,
  filingShift?: Float64Array,
): Economy {
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
  const terms = filingTerms(parameter);
  const held = ruleHeld(reference, parameter);
  // One memory for all tables: thousands of economies are built in a minute.
  const tables = new Float64Array(MOST_VARIANTS * n * CELLS);
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
    const at = MOST_VARIANTS * i * CELLS;
    const shares = tables.subarray(at, at + CELLS);
    writeSourcingTable(shares, carline, recipe, pattern, terms, filingShift?.[i] ?? 0);
    const content = held === undefined ? 0 : contentAt(held.reference, shares, recipe);
    const part = held === undefined ? 0 : heldUpPart(held, carline, content);
    const index = variants.length;
    const own: Variant[] = [];
    if (part < 1) own.push({ index, carline: i, weight: 1 - part, shares });
    if (held !== undefined && part > 0) {
      const lower = tables.subarray(at + CELLS, at + 2 * CELLS);
      unconstrainedTable(shares, recipe, held.reference, theta, content, held.lift, lower);
      own.push({ index: index + own.length, carline: i, weight: part, shares: lower });
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

/** What is assumed of carlines that the rule they were filed under may be holding up. */
type RuleHeld = {
  readonly reference: MeasureWeights;
  readonly threshold: number;
  readonly band: number;
  readonly part: number;
  readonly lift: number;
};

function ruleHeld(reference: MeasureWeights | undefined, parameter: ParameterReader): RuleHeld | undefined {
  if (reference === undefined) return undefined;
  return {
    reference,
    threshold: parameter('nafta_threshold'),
    band: parameter('rule_held.band'),
    part: parameter('rule_held.part'),
    lift: parameter('rule_held.lift'),
  };
}

/**
 * A carline made in the region whose content lies just above the threshold it was filed under may stand there because of
 * it: a part of it is taken to be held up by the rule, from a lower content (model section 2).
 */
function heldUpPart(held: RuleHeld, carline: Carline, content: number): number {
  if (carline.assembly === COUNTRIES[ROW] || held.lift === 0) return 0;
  const above = content - held.threshold;
  return above < 0 || above > held.band ? 0 : held.part;
}

/** Content of a sourcing table; 0 when the measure has no base in it. */
function contentAt(weights: MeasureWeights, shares: Float64Array, recipe: Float64Array): number {
  for (let cell = 0; cell < CELLS; cell++) {
    spending[cell] = (shares[cell] as number) * (recipe[(cell / O) | 0] as number);
  }
  return contentOf(weights, spending);
}

/** Spending on the way to a content. */
const spending = new Float64Array(CELLS);
