import type { PlanOffer, PreparedRun } from '../../engine/index.js';
import type { Category } from '../../types/dimensions.js';

/** Spending on one cost category as shares of unit cost: by origin, and the part of it that a measure counts. */
export type BuildUpRow = {
  readonly category: Category;
  /** Share of unit cost when nothing constrains sourcing. */
  readonly costShare: number;
  /** Spending by origin, countries in their order, in units of unconstrained unit cost. */
  readonly byOrigin: readonly number[];
  /** Whether the category is in the base of reported content: all but development. */
  readonly inBase: boolean;
};

/** How the spending of a carline's plan builds up, category by category. */
export function buildUp({ model }: PreparedRun, { spending }: PlanOffer, carline: number): readonly BuildUpRow[] {
  const { categories, countries } = model.economy.baseline.dimensions;
  const O = countries.length;
  return categories.map(({ name, role }, k) => ({
    category: name,
    costShare: model.economy.carlines.costShare[carline * categories.length + k] as number,
    byOrigin: [...spending.subarray(k * O, k * O + O)],
    inBase: role !== 'development',
  }));
}
