import { CATEGORIES, type Category, PARTS, VEHICLE_CLASSES, type VehicleClass } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, parseTable, wordOf } from './table.js';
import type { Baseline } from './types.js';

/** Columns of parts-recipe.csv: one row per bought category, one column per class. */
export const RECIPE_COLUMNS: readonly string[] = ['category', ...VEHICLE_CLASSES];

/**
 * Shares of parts cost by class and category from the text of parts-recipe.csv.
 * @throws RoosimError `baseline_invalid` when a category is missing or a class doesn't sum to 1.
 */
export function parsePartsRecipe(text: string, file: string): Baseline['partsRecipe'] {
  const rows = parseTable(text, file, RECIPE_COLUMNS);
  const shares = new Map(rows.map((row) => [wordOf(row, 'category', PARTS), row]));
  const missing = PARTS.find((category) => !shares.has(category));
  if (missing !== undefined) throw baselineInvalid(file, 1, `The recipe has no row for ${missing}.`);
  const recipeOf = (vehicleClass: VehicleClass): Readonly<Record<Category, number>> => {
    const entries = CATEGORIES.map((category) => {
      const row = shares.get(category);
      return [category, row === undefined ? 0 : numberOf(row, vehicleClass, 0, 1)] as const;
    });
    const total = entries.reduce((sum, [, share]) => sum + share, 0);
    if (Math.abs(total - 1) > 1e-6)
      throw baselineInvalid(file, 1, `The recipe of ${vehicleClass} sums to ${total.toFixed(6)}, not to 1.`);
    return Object.fromEntries(entries) as Record<Category, number>;
  };
  return { car: recipeOf('car'), light_truck: recipeOf('light_truck') };
}
