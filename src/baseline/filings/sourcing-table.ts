import type { Baseline, Carline } from '../types.js';
import { filingTerms, normalise, partsOrigins, withSmallestShare } from './parts-origins.js';

/** Writes the sourcing table that a carline's filing implies, shares by category (rows) and origin. */
export type FilingReader = (carline: Carline, costShare: ArrayLike<number>, shift: number, into: Float64Array) => void;

/**
 * Reads filings as sourcing tables s[k·O + o], rows summing to 1: engine and transmission where the filing puts them, the
 * other parts scaled so that all parts together have the origins of the filing. Among these, the odds of coming from the rest
 * of the world differ between categories as those of U.S. imports do; among the other countries shares are alike. Assembly is
 * where the plant is, development where the maker does it.
 *
 * A filing is of the equipment a plant receives, not of sheet metal (49 CFR 583.4): what plants of the region buy of each
 * material outside it is an assumption of the register, `outside_share`, and within it origins are those of the other parts.
 *
 * A filing's engine counts as made where it is assembled, though its parts come from elsewhere too; where that would need
 * more content from a country than the filing has in all, the row is blended with the average until the totals fit.
 */
export function createFilingReader(baseline: Baseline, parameter: (id: string) => number): FilingReader {
  const { countries, region, categories, restOfWorld } = baseline.dimensions;
  const O = countries.length;
  const terms = filingTerms(baseline, parameter);
  const pattern = importPattern(baseline, parameter);
  const elsewhere = countries.indexOf(restOfWorld);
  const [engineRow, transmissionRow] = baseline.filings.powertrain.map((name) =>
    categories.findIndex((category) => category.name === name),
  ) as [number, number];
  const assemblyRow = categories.findIndex(({ role }) => role === 'assembly');
  const developmentRow = categories.findIndex(({ role }) => role === 'development');
  const rowsOf = (wanted: string): number[] => [...categories.keys()].filter((k) => categories[k]?.role === wanted);
  const parts = rowsOf('part');
  const others = parts.filter((k) => k !== engineRow && k !== transmissionRow);
  const materials = rowsOf('material').map((k) => ({ k, outside: parameter(`outside_share.${categories[k]?.name}`) }));
  const average = new Float64Array(O);
  const engine = new Float64Array(O);
  const transmission = new Float64Array(O);
  const rest = new Float64Array(O);
  const outside = new Float64Array(categories.length);
  const readOrigins = (shares: Carline['engineOrigin'], into: Float64Array): Float64Array => {
    for (let o = 0; o < O; o++) into[o] = shares[countries[o] as string] ?? 0;
    return withSmallestShare(into, terms);
  };
  return (carline, costShare, shift, into) => {
    const plant = countries.indexOf(carline.assembly);
    const home = countries.indexOf(carline.homeRegion);
    partsOrigins(carline, plant, terms, shift, average);
    readOrigins(carline.engineOrigin, engine);
    readOrigins(carline.transmissionOrigin, transmission);
    let partsShare = 0;
    for (const k of parts) partsShare += costShare[k] as number;
    const engineWeight = (costShare[engineRow] as number) / partsShare;
    const transmissionWeight = (costShare[transmissionRow] as number) / partsShare;
    const powertrain = engineWeight + transmissionWeight;
    let keep = 1;
    for (let o = 0; o < O; o++) {
      const stated = engineWeight * (engine[o] as number) + transmissionWeight * (transmission[o] as number);
      rest[o] = stated;
      const excess = stated - powertrain * (average[o] as number);
      if (excess > 0) keep = Math.min(keep, ((average[o] as number) * (1 - powertrain)) / excess);
    }
    for (let o = 0; o < O; o++) {
      const left = (average[o] as number) * (1 - (1 - keep) * powertrain) - keep * (rest[o] as number);
      rest[o] = Math.max(0, left);
    }
    normalise(rest);
    const mean = rest[elsewhere] as number;
    setOutsideShares(outside, mean, costShare, pattern, others);
    const write = (k: number, share: (o: number) => number): void => {
      for (let o = 0; o < O; o++) into[k * O + o] = share(o);
    };
    for (const k of others) {
      const inside = (1 - (outside[k] as number)) / (1 - mean);
      write(k, (o) => (o === elsewhere ? (outside[k] as number) : (rest[o] as number) * inside));
    }
    for (const material of materials) {
      const bought = region.members.includes(carline.assembly) ? material.outside : mean;
      const inside = (1 - bought) / (1 - mean);
      write(material.k, (o) => (o === elsewhere ? bought : (rest[o] as number) * inside));
    }
    write(engineRow, (o) => keep * (engine[o] as number) + (1 - keep) * (average[o] as number));
    write(transmissionRow, (o) => keep * (transmission[o] as number) + (1 - keep) * (average[o] as number));
    write(assemblyRow, (o) => (o === plant ? 1 : 0));
    write(developmentRow, (o) => (o === home ? 1 : 0));
  };
}

/**
 * How much more than other parts each category is bought from afar: its odds of being imported in U.S. plants, to the
 * power of the register's `category_import_pattern`. Zero power: all alike.
 */
function importPattern(baseline: Baseline, parameter: (id: string) => number): Float64Array {
  const power = parameter('category_import_pattern');
  return Float64Array.from(baseline.dimensions.categories, ({ name }) => {
    const share = Math.min(0.99, Math.max(0.001, baseline.importedShare[name] ?? 0));
    return (share / (1 - share)) ** power;
  });
}

/** Largest change of the logarithm of a scale that is not worth another step. */
const SETTLED = 1e-13;

/**
 * Sets the share of each category that comes from the rest of the world: odds in proportion to the pattern, scaled so that the
 * cost-weighted mean is `mean`. By Newton's method in the logarithm of the scale, in which the mean rises; a step that leaves
 * the interval known to hold the root is replaced by a bisection.
 */
function setOutsideShares(
  shares: Float64Array,
  mean: number,
  costShare: ArrayLike<number>,
  pattern: Float64Array,
  categories: readonly number[],
): void {
  shares.fill(mean > 0 && mean < 1 ? 0 : mean);
  if (!(mean > 0 && mean < 1)) return;
  let low = -30;
  let high = 30;
  let at = Math.log(mean / (1 - mean));
  for (let i = 0; i < 100; i++) {
    const scale = Math.exp(at);
    let sum = 0;
    let slope = 0;
    let weight = 0;
    for (const k of categories) {
      const odds = scale * (pattern[k] as number);
      const share = odds / (1 + odds);
      const cost = costShare[k] as number;
      shares[k] = share;
      sum += cost * share;
      slope += cost * share * (1 - share);
      weight += cost;
    }
    const gap = mean * weight - sum;
    if (gap > 0) low = at;
    else high = at;
    const newton = at + gap / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= SETTLED) break;
    at = next;
  }
}
