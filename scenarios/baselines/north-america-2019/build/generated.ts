import { carlineColumns } from '../../../../src/baseline/carlines.js';
import { multiplierColumns } from '../../../../src/baseline/indirect-multipliers.js';
import { recipeColumns } from '../../../../src/baseline/parts-recipe.js';
import type { IndirectMultiplier } from '../../../../src/baseline/types.js';
import type { BuiltCarline } from './carline-table.js';
import { csvText, rounded } from './csv.js';
import { COUNTRIES, PARTS, VEHICLE_CLASSES } from './dimensions.js';
import type { Fleet } from './fleet.js';
import { roundedShares } from './origins.js';
import type { Recipe } from './recipe.js';

/** Text of carlines.csv. */
export function carlinesText(carlines: readonly BuiltCarline[]): string {
  return csvText(
    carlineColumns({ countries: COUNTRIES }),
    carlines.map(({ carline: c }) => {
      const [engine, transmission] = [roundedShares(c.engineOrigin), roundedShares(c.transmissionOrigin)];
      return [
        c.id,
        c.maker,
        c.make,
        c.nameplate,
        c.vehicleClass,
        c.assembly,
        c.homeRegion,
        rounded(c.usCanadaContent, 4),
        c.mexicoContent === undefined ? undefined : rounded(c.mexicoContent, 4),
        rounded(c.otherListedContent, 4),
        ...COUNTRIES.map((country) => engine[country]),
        ...COUNTRIES.map((country) => transmission[country]),
        ...COUNTRIES.map((market) => rounded(c.salesThousand[market] as number, 3)),
        rounded(c.priceUsd, 0),
      ];
    }),
  );
}

/** Text of parts-recipe.csv; shares to a millionth, the last category taking what rounding leaves. */
export function recipeText(recipe: Recipe): string {
  const column = (shares: Recipe['car']) => {
    const millionths = PARTS.map((category) => Math.round(shares[category] * 1e6));
    const left = 1e6 - millionths.reduce((sum, share) => sum + share, 0);
    const largest = millionths.indexOf(Math.max(...millionths));
    return millionths.map((share, i) => (i === largest ? share + left : share) / 1e6);
  };
  const [car, truck] = [column(recipe.car), column(recipe.lightTruck)];
  return csvText(
    recipeColumns({ classes: VEHICLE_CLASSES }),
    PARTS.map((category, i) => [category, car[i], truck[i], rounded(recipe.imported[category], 4)]),
  );
}

/** Text of indirect-multipliers.csv. */
export function multipliersText(multipliers: readonly IndirectMultiplier[]): string {
  return csvText(
    multiplierColumns({ countries: COUNTRIES }),
    multipliers.map(({ category, origin, jobsPerMusd }) => [
      category,
      origin,
      ...COUNTRIES.map((country) => rounded(jobsPerMusd[country] as number, 5)),
    ]),
  );
}

/** Text of unused.csv: filings and sales rows that became no carline, each with its reason. */
export function unusedText(fleet: Fleet): string {
  const filings = fleet.unusedFilings.map(
    ({ filing, reason }) => [filing.file, filing.line, `${filing.make} ${filing.carline}`, reason] as const,
  );
  const sales = fleet.unusedNameplates.map(
    ({ nameplate, reason }) => ['raw/us_sales_2019_by_nameplate.csv', nameplate.line, nameplate.key, reason] as const,
  );
  return csvText(['file', 'line', 'what', 'reason'], [...filings, ...sales]);
}
