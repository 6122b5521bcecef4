import { quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import { type Category, PARTS } from './dimensions.js';
import { cellOf, type RawReader } from './raw.js';

/** Industries of the BEA cost table, as it writes them. */
export const BEA_AUTOMOBILES = '336111 automobiles';
export const BEA_LIGHT_TRUCKS = '336112 light trucks & SUVs';
export const BEA_LIGHT_VEHICLES = '336111+336112 light vehicles';

/** Spending of one industry on one system of the vehicle, and where the model puts it. */
export type SystemCost = {
  readonly category: Category;
  readonly wiodSector: string;
  /** Domestic and imported together, and imported alone, USD million. */
  readonly costMusd: number;
  readonly importedMusd: number;
};

/**
 * An industry's spending on the systems that are parts of a vehicle. Margins, headquarters, energy, services and the industry's own value
 * added are left out: margins fall on all parts alike, the others are no parts.
 */
export function readSystemCosts(raw: RawReader, industry: string): readonly SystemCost[] {
  const places = new Map(
    raw('tables/bea-systems.csv', ['system', 'category', 'wiod_sector']).map((row) => [textOf(row, 'system'), row]),
  );
  return raw('bea2017_light_vehicle_cost_by_system.csv', [
    'industry',
    'system',
    'domestic_musd',
    'imported_musd',
  ]).flatMap((row) => {
    const place = places.get(textOf(row, 'system'));
    if (place === undefined || cellOf(place, 'category') === '' || textOf(row, 'industry') !== industry) return [];
    return [
      {
        category: wordOf(place, 'category', PARTS),
        wiodSector: textOf(place, 'wiod_sector'),
        costMusd: quantityOf(row, 'domestic_musd') + quantityOf(row, 'imported_musd'),
        importedMusd: quantityOf(row, 'imported_musd'),
      },
    ];
  });
}
