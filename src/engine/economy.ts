import type { Baseline, Carline } from '../baseline/types.js';
import { contentOf, type MeasureWeights } from '../policy/content-measure.js';
import type { ParameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { unconstrainedTable } from './held-up.js';
import { filingTerms, importPattern, writeSourcingTable } from './sourcing-table.js';
import { CELLS, MOST_VARIANTS, tableOf, type Variants } from './variants.js';

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
  readonly variants: Variants;
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
  const firstOf = new Uint16Array(n + 1);
  const carlineOf = new Uint16Array(MOST_VARIANTS * n);
  const weight = new Float64Array(MOST_VARIANTS * n);
  const tables = new Float64Array(MOST_VARIANTS * n * CELLS);
  let count = 0;
  const addVariant = (carline: number, part: number): void => {
    carlineOf[count] = carline;
    weight[count] = part;
    count++;
  };
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
    firstOf[i] = count;
    writeSourcingTable(filed, carline, recipe, pattern, terms, filingShift?.[i] ?? 0);
    const content = held === undefined ? 0 : contentAt(held.reference, filed, recipe);
    const part = held === undefined ? 0 : heldUpPart(held, carline, content);
    if (part < 1) {
      tables.set(filed, count * CELLS);
      addVariant(i, 1 - part);
    }
    if (held !== undefined && part > 0) {
      const lower = tableOf({ tables }, count);
      unconstrainedTable(filed, recipe, held.reference, theta, content, held.lift, lower);
      addVariant(i, part);
    }
  });
  firstOf[n] = count;
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
    variants: { count, firstOf, carlineOf, weight, tables },
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

/** A carline's table as filed, and spending on the way to its content. */
const filed = new Float64Array(CELLS);
const spending = new Float64Array(CELLS);
