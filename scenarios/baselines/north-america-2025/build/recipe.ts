import { numberOf, optionalNumberOf, parseTable, textOf } from '../../../../src/baseline/table.js';
import { csvText, rounded } from '../../north-america-2019/build/csv.js';
import type { RawReader } from '../../north-america-2019/build/raw.js';
import { IMPORT_ORIGINS, importedByOrigin } from './part-imports.js';

/** Shares of parts cost of vehicles with engines, and what U.S. plants import of each category: the recipe of 2019. */
export type BaseRecipe = readonly {
  readonly category: string;
  readonly car: number;
  readonly lightTruck: number;
  readonly imported: number;
}[];

/** The recipe of another baseline from the text of its parts-recipe.csv. */
export function readBaseRecipe(text: string, file: string): BaseRecipe {
  return parseTable(text, file, ['category', 'car', 'light_truck', 'imported']).map((row) => ({
    category: textOf(row, 'category'),
    car: numberOf(row, 'car', 0, 1),
    lightTruck: numberOf(row, 'light_truck', 0, 1),
    imported: numberOf(row, 'imported', 0, 1),
  }));
}

/**
 * Text of parts-recipe.csv: vehicles with engines as the base has them, electric ones with a battery where the engine was, and what U.S.
 * plants import of each category, in all and by origin; batteries are those of 2025, not the starters of 2017.
 */
export function recipeText(raw: RawReader, combustion: BaseRecipe): string {
  const columns = ['category', 'share', 'low', 'high', 'imported', 'status', 'source'];
  const rows = raw('tables/electric-recipe.csv', columns);
  const electric = new Map(rows.map((row) => [textOf(row, 'category'), numberOf(row, 'share', 0, 1)]));
  const imported = new Map(rows.map((row) => [textOf(row, 'category'), optionalNumberOf(row, 'imported', 0, 1)]));
  const base = combustion.map((row) => ({ ...row, imported: imported.get(row.category) ?? row.imported }));
  const car = electricShares(base, electric, ({ car: share }) => share);
  const lightTruck = electricShares(base, electric, ({ lightTruck: share }) => share);
  const imports = importedByOrigin(raw, base);
  return csvText(
    [
      'category',
      'car',
      'light_truck',
      'car_electric',
      'light_truck_electric',
      'imported',
      ...IMPORT_ORIGINS.map(column),
    ],
    base.map((row, i) => [
      row.category,
      row.car,
      row.lightTruck,
      car[i],
      lightTruck[i],
      row.imported,
      ...IMPORT_ORIGINS.map((origin) => rounded(imports.get(row.category)?.[origin] ?? 0, 5)),
    ]),
  );
}

function column(origin: string): string {
  return `imported_${origin.toLowerCase()}`;
}

/** Stated shares as they are, the others in the proportions of the base; millionths, the largest taking what rounding leaves. */
function electricShares(
  base: BaseRecipe,
  stated: ReadonlyMap<string, number>,
  shareOf: (row: BaseRecipe[number]) => number,
): readonly number[] {
  const left = [...stated.values()].reduce((rest, share) => rest - share, 1);
  const others = base.reduce((sum, row) => sum + (stated.has(row.category) ? 0 : shareOf(row)), 0);
  const millionths = base.map((row) => Math.round(1e6 * (stated.get(row.category) ?? (shareOf(row) / others) * left)));
  const excess = millionths.reduce((sum, share) => sum + share, -1e6);
  const largest = millionths.indexOf(Math.max(...millionths));
  return millionths.map((share, i) => (i === largest ? share - excess : share) / 1e6);
}
