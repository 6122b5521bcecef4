import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf, wordOf } from '../../../../src/baseline/table.js';
import type { Country, VehicleClass } from './dimensions.js';
import { COUNTRIES } from './dimensions.js';
import { cellOf, type RawReader } from './raw.js';

/** A nameplate of the U.S. sales file. */
export type Nameplate = {
  readonly line: number;
  readonly key: string;
  readonly make: string;
  readonly nameplate: string;
  readonly maker: string;
  readonly homeRegion: Country;
  readonly vehicleClass: VehicleClass;
  readonly bodyStyle: string;
  /** Vehicles sold in the United States in model year 2019. */
  readonly usSales: number;
  readonly priceUsd: number;
};

/** What filings and sales are joined by. */
export function nameplateKey(make: string, nameplate: string): string {
  return `${make} ${nameplate}`;
}

/** U.S. sales of model year 2019 by nameplate, with corporate group and customs class. */
export function readNameplates(raw: RawReader): readonly Nameplate[] {
  // By manufacturer, and by manufacturer and make where a make is a producer of its own.
  const makers = new Map(
    raw('tables/makers.csv', ['manufacturer_id', 'maker', 'home_region']).map((row) => [
      textOf(row, 'manufacturer_id'),
      { maker: textOf(row, 'maker'), homeRegion: wordOf(row, 'home_region', COUNTRIES) },
    ]),
  );
  const vans = new Set(
    raw('tables/light-trucks.csv', ['make', 'nameplate']).map((row) =>
      nameplateKey(textOf(row, 'make'), textOf(row, 'nameplate')),
    ),
  );
  const columns = ['manufacturer_id', 'make', 'nameplate', 'us_sales', 'mean_msrp_usd', 'body_style'];
  return raw('us_sales_2019_by_nameplate.csv', columns).map((row) => {
    const [make, nameplate] = [textOf(row, 'make'), textOf(row, 'nameplate')];
    const manufacturer = textOf(row, 'manufacturer_id');
    const group = makers.get(`${manufacturer} ${make}`) ?? makers.get(manufacturer);
    if (group === undefined)
      throw baselineInvalid(row.file, row.line, `tables/makers.csv doesn't know ${manufacturer}.`);
    const key = nameplateKey(make, nameplate);
    const bodyStyle = cellOf(row, 'body_style');
    return {
      ...group,
      line: row.line,
      key,
      make,
      nameplate,
      bodyStyle,
      // Customs heading 8704 is pickups and cargo vans; minivans and SUVs are 8703 whatever EPA calls them.
      vehicleClass: bodyStyle === 'pickup' || vans.has(key) ? 'light_truck' : 'car',
      usSales: quantityOf(row, 'us_sales'),
      priceUsd: quantityOf(row, 'mean_msrp_usd'),
    };
  });
}
