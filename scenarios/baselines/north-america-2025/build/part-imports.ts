import { numberOf, quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import type { RawReader } from '../../north-america-2019/build/raw.js';
import { ORIGINS, type Origin } from './origins.js';
import { rake } from './rake.js';
import type { BaseRecipe } from './recipe.js';

/** Origins that U.S. plants import from. */
export const IMPORT_ORIGINS: readonly Origin[] = ORIGINS.filter((origin) => origin !== 'US');

/**
 * Part of each category that U.S. plants import from each origin: imports by category (BEA) and by origin (USITC) are known apart, and what
 * is in between is raked from U.S. imports of 2025 by category where they are at hand, Canada and Mexico, and from judged tilts elsewhere.
 */
export function importedByOrigin(
  raw: RawReader,
  recipe: BaseRecipe,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const shares = new Map(
    raw('tables/part-import-origins.csv', ['origin', 'share']).map((row) => [
      wordOf(row, 'origin', ORIGINS),
      numberOf(row, 'share', 0, 1),
    ]),
  );
  const spending = recipe.map(({ category, car, lightTruck, imported }) => ({
    category,
    imported,
    spent: ((car + lightTruck) / 2) * imported,
  }));
  const total = spending.reduce((sum, { spent }) => sum + spent, 0);
  const seeds = seedsOf(raw, recipe, shares);
  const cells = spending.flatMap(({ category, spent }) =>
    IMPORT_ORIGINS.map((origin) => ({ category, origin, seed: spent * (seeds.get(`${category} ${origin}`) ?? 0) })),
  );
  const select = (chosen: (cell: (typeof cells)[number]) => boolean) =>
    cells.flatMap((cell, i) => (chosen(cell) ? [i] : []));
  const raked = rake(
    cells.map(({ seed }) => seed),
    [
      ...IMPORT_ORIGINS.map((origin) => ({
        id: `parts from ${origin}`,
        target: (shares.get(origin) ?? 0) * total,
        cells: select((cell) => cell.origin === origin),
      })),
      ...spending.map(({ category, spent }) => ({
        id: `imports of ${category}`,
        target: spent,
        cells: select((cell) => cell.category === category),
      })),
    ],
  ).cells;
  return new Map(
    spending.map(({ category, imported, spent }) => [
      category,
      Object.fromEntries(
        select((cell) => cell.category === category).map((i) => [
          cells[i]?.origin ?? '',
          (imported * (raked[i] as number)) / spent,
        ]),
      ),
    ]),
  );
}

/** How likely imports of a category come from an origin, before raking: its share of all parts, tilted. */
function seedsOf(raw: RawReader, recipe: BaseRecipe, shares: ReadonlyMap<Origin, number>): ReadonlyMap<string, number> {
  const seeds = new Map<string, number>();
  for (const row of raw('tables/part-import-tilts.csv', ['category', 'JP', 'KR', 'EU', 'CN', 'ROW']))
    for (const origin of ['JP', 'KR', 'EU', 'CN', 'ROW'] as const)
      seeds.set(`${textOf(row, 'category')} ${origin}`, quantityOf(row, origin) * (shares.get(origin) ?? 0));
  const neighbours = importsFromNeighbours(raw);
  for (const { category, car, imported } of recipe)
    for (const origin of ['CA', 'MX'] as const)
      seeds.set(`${category} ${origin}`, (neighbours.get(`${category} ${origin}`) ?? 0) / (car * imported));
  const sum = (origins: readonly string[]) =>
    [...seeds].reduce((all, [key, seed]) => all + (origins.some((origin) => key.endsWith(origin)) ? seed : 0), 0);
  const known = (shares.get('CA') ?? 0) + (shares.get('MX') ?? 0);
  // Dollars of the neighbours' lines in the scale of the others' shares.
  const scale = ((known / (1 - known)) * sum([' JP', ' KR', ' EU', ' CN', ' ROW'])) / sum([' CA', ' MX']);
  return new Map([...seeds].map(([key, seed]) => [key, / (CA|MX)$/.test(key) ? seed * scale : seed]));
}

/** U.S. imports of 2025 from Canada and Mexico by category, USD. */
function importsFromNeighbours(raw: RawReader): ReadonlyMap<string, number> {
  const lines = raw('tables/part-import-lines.csv', ['hts', 'category']).map((row) => ({
    hts: textOf(row, 'hts'),
    category: textOf(row, 'category'),
  }));
  const imports = new Map<string, number>();
  const add = (code: string, partner: string, value: number, digits: number) => {
    const line = lines.find(({ hts }) => hts.length === digits && code.startsWith(hts));
    if (line === undefined) return;
    const key = `${line.category} ${partner === 'CAN' ? 'CA' : 'MX'}`;
    imports.set(key, (imports.get(key) ?? 0) + value);
  };
  for (const row of raw('us_imports_auto_hs10_can_mex_2025.csv', ['hts10', 'partner', 'customs_value_usd_2025']))
    add(textOf(row, 'hts10'), textOf(row, 'partner'), quantityOf(row, 'customs_value_usd_2025'), 6);
  for (const row of raw('us_imports_2025_auto_hs4_usmca.csv', ['hs4', 'partner', 'customs_value_usd_2025']))
    add(textOf(row, 'hs4'), textOf(row, 'partner'), quantityOf(row, 'customs_value_usd_2025'), 4);
  return imports;
}
