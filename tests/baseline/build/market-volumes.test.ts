import { describe, expect, it } from 'vitest';
import { readMarketVolumes } from '../../../scenarios/baselines/north-america-2019/build/market-volumes.js';
import { cellOf, rawReader } from '../../../scenarios/baselines/north-america-2019/build/raw.js';
import { scaleToMarkets } from '../../../scenarios/baselines/north-america-2019/build/scale.js';
import { COUNTRIES } from '../../support/dimensions.js';
import { SHIPPED } from '../shipped.js';

const raw = rawReader(SHIPPED);
const volumes = readMarketVolumes(raw);
const madeIn = (country: 'US' | 'CA' | 'MX') => COUNTRIES.reduce((sum, market) => sum + volumes[country][market], 0);
const soldIn = (market: 'US' | 'CA' | 'MX') => COUNTRIES.reduce((sum, from) => sum + volumes[from][market], 0);
const assumed = (id: string) => {
  const row = raw('tables/market-assumptions.csv', ['id', 'value']).find((candidate) => cellOf(candidate, 'id') === id);
  return Number.parseFloat(row === undefined ? '' : cellOf(row, 'value')) / 100;
};

describe('volumes by place of assembly and market', () => {
  it('add up to OICA production of 2019 less heavy vehicles', () => {
    expect(madeIn('US')).toBeCloseTo(10_880.019 * (1 - assumed('heavy_share_of_production.US')), 6);
    expect(madeIn('CA')).toBeCloseTo(1_916.585 * (1 - assumed('heavy_share_of_production.CA')), 6);
    expect(madeIn('MX')).toBeCloseTo(3_986.794 * (1 - assumed('heavy_share_of_production.MX')), 6);
  });

  it('add up to OICA sales of 2019 less heavy vehicles', () => {
    expect(soldIn('US')).toBeCloseTo(17_480.004 * (1 - assumed('heavy_share_of_sales.US')), 6);
    expect(soldIn('CA')).toBeCloseTo(1_975.855 * (1 - assumed('heavy_share_of_sales.CA')), 6);
    expect(soldIn('MX')).toBeCloseTo(1_359.671 * (1 - assumed('heavy_share_of_sales.MX')), 6);
  });

  it('come near the shares of the U.S. market that CAR published for 2018 (.52 US, .11 Canada, .14 Mexico)', () => {
    expect(volumes.US.US / soldIn('US')).toBeCloseTo(0.52, 1);
    expect(Math.abs(volumes.CA.US / soldIn('US') - 0.11)).toBeLessThan(0.02);
    expect(Math.abs(volumes.MX.US / soldIn('US') - 0.14)).toBeLessThan(0.02);
  });

  it('send Mexican exports where AMIA said they went in 2017', () => {
    const published = new Map(
      raw('mexico_destination_shares_2017.csv', ['measure', 'value']).map((row) => [
        cellOf(row, 'measure'),
        cellOf(row, 'value'),
      ]),
    );
    const exported = madeIn('MX') - volumes.MX.MX;
    expect(volumes.MX.US / exported).toBeCloseTo(Number(published.get('share to USA')), 9);
    expect(volumes.MX.CA / exported).toBeCloseTo(Number(published.get('share to Canada')), 9);
  });
});

describe('scaleToMarkets', () => {
  it('meets each total of its country of assembly and keeps shares of U.S. sales', () => {
    const scaled = scaleToMarkets(
      [
        { assembly: 'US', usSales: 30 },
        { assembly: 'US', usSales: 10 },
        { assembly: 'MX', usSales: 5 },
      ],
      volumes,
    );
    for (const market of COUNTRIES) {
      expect((scaled[0]?.[market] ?? 0) + (scaled[1]?.[market] ?? 0)).toBeCloseTo(volumes.US[market], 9);
      expect(scaled[0]?.[market]).toBeCloseTo(3 * (scaled[1]?.[market] ?? 0), 9);
      expect(scaled[2]?.[market]).toBeCloseTo(volumes.MX[market], 9);
    }
  });
});
