import { identity, inv, type Matrix, matrix, subtract } from 'mathjs';
import type { IndirectMultiplier } from '../../../../src/baseline/types.js';
import type { SystemCost } from './bea-systems.js';
import { CATEGORIES, type Category, COUNTRIES, type Country } from './dimensions.js';
import { type InputOutput, sectorIndex } from './input-output.js';

/**
 * Jobs upstream of one million USD of spending on each category at each origin: employment coefficients times (I - A)^-1 f - f, Leontief's
 * quantity model. f spreads the spending over the supplying sectors by what light-vehicle makers buy of each; its own round is left out
 * because the model counts those jobs as direct. Assembly and development buy nothing here: assembly's inputs are the other categories.
 */
export function buildMultipliers(table: InputOutput, costs: readonly SystemCost[]): readonly IndirectMultiplier[] {
  const inverse = leontiefInverse(table.coefficients);
  return CATEGORIES.flatMap((category) =>
    COUNTRIES.map((origin): IndirectMultiplier => {
      const jobs: Record<Country, number> = { US: 0, CA: 0, MX: 0, ROW: 0 };
      for (const { sector, share } of supplyingSectors(category, costs)) {
        const bought = sectorIndex(table, origin, sector);
        for (const country of COUNTRIES)
          for (const from of table.sectors) {
            const at = sectorIndex(table, country, from);
            const output = (inverse[at]?.[bought] as number) - (at === bought ? 1 : 0);
            jobs[country] += share * (table.jobsPerMusd[at] as number) * output;
          }
      }
      return { category, origin, jobsPerMusd: jobs };
    }),
  );
}

/** Output of every sector per unit of final demand for every sector: (I - A)^-1. */
export function leontiefInverse(coefficients: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const a: Matrix = matrix(coefficients.map((row) => [...row]));
  const unit = identity(coefficients.length) as Matrix;
  return inv(subtract(unit, a)).toArray() as number[][];
}

/** Sectors that supply a category, by their share of what light-vehicle makers spend on it; none for assembly and development. */
export function supplyingSectors(
  category: Category,
  costs: readonly SystemCost[],
): readonly { readonly sector: string; readonly share: number }[] {
  const own = costs.filter((cost) => cost.category === category);
  const total = own.reduce((sum, cost) => sum + cost.costMusd, 0);
  return [...new Set(own.map((cost) => cost.wiodSector))].map((sector) => ({
    sector,
    share: own.filter((cost) => cost.wiodSector === sector).reduce((sum, cost) => sum + cost.costMusd, 0) / total,
  }));
}
