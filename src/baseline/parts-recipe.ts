import { type Category, categoryNames, type Dimensions, type VehicleClass } from '../types/dimensions.js';
import { baselineInvalid } from './invalid.js';
import { numberOf, parseTable, wordOf } from './table.js';
import type { Baseline } from './types.js';

/** Columns of parts-recipe.csv: one row per bought category, a column per class, and what plants import of it. */
export function recipeColumns({ classes }: Pick<Dimensions, 'classes'>): readonly string[] {
  return ['category', ...classes, 'imported'];
}

/**
 * Shares of parts cost by class and category from the text of parts-recipe.csv.
 * @throws RoosimError `baseline_invalid` when a category is missing or a class doesn't sum to 1.
 */
export function parsePartsRecipe(text: string, file: string, dimensions: Dimensions): Baseline['partsRecipe'] {
  const bought = categoryNames(dimensions, ['part', 'material']);
  const rows = parseTable(text, file, recipeColumns(dimensions));
  const shares = new Map(rows.map((row) => [wordOf(row, 'category', bought), row]));
  const missing = bought.find((category) => !shares.has(category));
  if (missing !== undefined) throw baselineInvalid(file, 1, `The recipe has no row for ${missing}.`);
  const recipeOf = (vehicleClass: VehicleClass): Readonly<Record<Category, number>> => {
    const entries = categoryNames(dimensions).map((category) => {
      const row = shares.get(category);
      return [category, row === undefined ? 0 : numberOf(row, vehicleClass, 0, 1)] as const;
    });
    const total = entries.reduce((sum, [, share]) => sum + share, 0);
    if (Math.abs(total - 1) > 1e-6)
      throw baselineInvalid(file, 1, `The recipe of ${vehicleClass} sums to ${total.toFixed(6)}, not to 1.`);
    return Object.fromEntries(entries);
  };
  return Object.fromEntries(dimensions.classes.map((vehicleClass) => [vehicleClass, recipeOf(vehicleClass)]));
}

/**
 * Part of each bought category that plants of the region's first country import, from the text of parts-recipe.csv; 0 for
 * the other categories.
 * @throws RoosimError `baseline_invalid` when a share is not between 0 and 1.
 */
export function parseImportedShares(text: string, file: string, dimensions: Dimensions): Baseline['importedShare'] {
  const bought = categoryNames(dimensions, ['part', 'material']);
  const rows = parseTable(text, file, recipeColumns(dimensions));
  const shares = new Map(rows.map((row) => [wordOf(row, 'category', bought), numberOf(row, 'imported', 0, 1)]));
  return Object.fromEntries(categoryNames(dimensions).map((category) => [category, shares.get(category) ?? 0]));
}
