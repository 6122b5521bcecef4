import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf } from '../../../../src/baseline/table.js';
import type { Country } from './dimensions.js';
import type { RawReader } from './raw.js';

const REGION = ['US', 'CA', 'MX'] as const;
type RegionCountry = (typeof REGION)[number];
const OICA_CODE: Readonly<Record<RegionCountry, string>> = { US: 'USA', CA: 'CAN', MX: 'MEX' };
const BASE_YEAR = 2019;

/** Light vehicles of 2019 by place of assembly and market, thousand. */
export type MarketVolumes = Readonly<Record<Country, Readonly<Record<Country, number>>>>;

/**
 * OICA production and sales of 2019 less heavy vehicles, spread over markets by the shares of the table of market assumptions. What a
 * country of the region buys beyond the region's own deliveries comes from outside; what ROW sells to itself is not counted.
 * @throws RoosimError `baseline_invalid` when a figure is missing or the region would deliver more than a market buys.
 */
export function readMarketVolumes(raw: RawReader): MarketVolumes {
  const assume = readAssumptions(raw);
  const light = (table: string, kind: string, country: RegionCountry) =>
    (oica(raw, table, country) / 1000) * (1 - assume(`heavy_share_of_${kind}.${country}`));
  const deliveries = Object.fromEntries(
    REGION.map((from) => {
      const made = light('oica_production_usa_can_mex_2006_2023.csv', 'production', from);
      const shares = deliveryShares(from, assume);
      return [from, { US: made * shares.US, CA: made * shares.CA, MX: made * shares.MX, ROW: made * shares.ROW }];
    }),
  ) as Record<RegionCountry, Record<Country, number>>;
  const imports = (market: RegionCountry): number => {
    const sold = light('oica_sales_usa_can_mex_2005_2023.csv', 'sales', market);
    const rest = sold - REGION.reduce((sum, from) => sum + deliveries[from][market], 0);
    if (rest <= 0)
      throw baselineInvalid(
        'raw/tables/market-assumptions.csv',
        1,
        `The region delivers more to ${market} than is sold there.`,
      );
    return rest;
  };
  return { ...deliveries, ROW: { US: imports('US'), CA: imports('CA'), MX: imports('MX'), ROW: 0 } };
}

/** Shares of a country's output by market; they sum to 1, the largest market taking the rest. */
function deliveryShares(from: RegionCountry, assume: (id: string) => number): Readonly<Record<Country, number>> {
  const share = (to: Country) => assume(`production_share_sold_in.${from}.${to}`);
  if (from === 'US') {
    const [ca, mx, row] = [share('CA'), share('MX'), share('ROW')];
    return { US: 1 - ca - mx - row, CA: ca, MX: mx, ROW: row };
  }
  if (from === 'CA') {
    const [us, mx, row] = [share('US'), share('MX'), share('ROW')];
    return { US: us, CA: 1 - us - mx - row, MX: mx, ROW: row };
  }
  const exported = assume('exports_share_of_production.MX');
  const [us, ca] = [exported * assume('exports_share_to.MX.US'), exported * assume('exports_share_to.MX.CA')];
  return { US: us, CA: ca, MX: 1 - exported, ROW: exported - us - ca };
}

function readAssumptions(raw: RawReader): (id: string) => number {
  const file = 'tables/market-assumptions.csv';
  const rows = raw(file, ['id', 'value', 'low', 'high', 'status', 'source']);
  const values = new Map(rows.map((row) => [textOf(row, 'id'), quantityOf(row, 'value')]));
  return (id) => {
    const value = values.get(id);
    if (value === undefined) throw baselineInvalid(`raw/${file}`, 1, `The table has no ${id}.`);
    return value;
  };
}

function oica(raw: RawReader, table: string, country: RegionCountry): number {
  const row = raw(table, ['country', 'year', 'total']).find(
    (candidate) => textOf(candidate, 'country') === OICA_CODE[country] && quantityOf(candidate, 'year') === BASE_YEAR,
  );
  if (row === undefined) throw baselineInvalid(`raw/${table}`, 1, `No figure for ${country} in ${BASE_YEAR}.`);
  return quantityOf(row, 'total');
}
