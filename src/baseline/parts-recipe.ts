import { CATEGORIES, type Category, PARTS, VEHICLE_CLASSES, type VehicleClass } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, parseTable, wordOf } from './table.js';
import type { Baseline } from './types.js';

/** Columns of parts-recipe.csv: one row per bought category, a column per class, and what plants import of it. */
export const RECIPE_COLUMNS: readonly string[] = ['category', ...VEHICLE_CLASSES, 'imported'];

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

/**
 * Part of each bought category that U.S. plants import, from the text of parts-recipe.csv; 0 for the other two categories.
 * @throws RoosimError `baseline_invalid` when a share is not between 0 and 1.
 */
export function parseImportedShares(text: string, file: string): Baseline['importedShare'] {
  const rows = parseTable(text, file, RECIPE_COLUMNS);
  const shares = new Map(rows.map((row) => [wordOf(row, 'category', PARTS), numberOf(row, 'imported', 0, 1)]));
  return Object.fromEntries(CATEGORIES.map((category) => [category, shares.get(category) ?? 0])) as Record<
    Category,
    number
  >;
}
