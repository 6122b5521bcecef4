import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import { COUNTRIES } from './dimensions.js';
import type { Vehicle } from './fleet.js';
import { nameplateKey } from './nameplates.js';
import type { RawReader } from './raw.js';

/**
 * Pickups above 8,500 lb, which neither the labeling act nor the sales file covers though they fall under the same heading: content and price of
 * the lighter pickup made in the same country, sales from the table.
 * @throws RoosimError `baseline_invalid` when the lighter pickup isn't in the fleet.
 */
export function heavierPickups(vehicles: readonly Vehicle[], raw: RawReader): readonly Vehicle[] {
  const columns = ['make', 'nameplate', 'assembly', 'like', 'us_sales', 'status', 'reason'];
  return raw('tables/heavier-pickups.csv', columns).map((row) => {
    const [make, nameplate, assembly] = [
      textOf(row, 'make'),
      textOf(row, 'nameplate'),
      wordOf(row, 'assembly', COUNTRIES),
    ];
    const like = nameplateKey(make, textOf(row, 'like'));
    const lighter = vehicles.find((vehicle) => vehicle.nameplate.key === like && vehicle.assembly === assembly);
    if (lighter === undefined)
      throw baselineInvalid(row.file, row.line, `The fleet has no ${like} made in ${assembly}.`);
    const usSales = quantityOf(row, 'us_sales');
    return {
      ...lighter,
      nameplate: { ...lighter.nameplate, key: nameplateKey(make, nameplate), nameplate, usSales },
      usSales,
      contentOf: like,
    };
  });
}
