import { describe, expect, it } from 'vitest';
import { rawReader } from '../../../scenarios/baselines/north-america-2019/build/raw.js';
import { readVolumes } from '../../../scenarios/baselines/north-america-2025/build/volumes.js';
import { quantityOf, textOf } from '../../../src/baseline/table.js';
import { SHIPPED_2025, shippedTable } from './shipped.js';

const MARKETS = ['us', 'ca', 'mx', 'jp', 'kr', 'eu', 'cn', 'row'];
const column = (market: string) => `sales_${market}`;
const carlines = shippedTable('carlines.csv', ['id', 'assembly', 'drive', ...MARKETS.map(column)]).map((row) => ({
  id: textOf(row, 'id'),
  assembly: textOf(row, 'assembly'),
  drive: textOf(row, 'drive'),
  sold: Object.fromEntries(MARKETS.map((market) => [market, 1000 * quantityOf(row, column(market))])),
}));
type SoldCarline = (typeof carlines)[number];

const total = (market: string, chosen: (carline: SoldCarline) => boolean = () => true) =>
  carlines.filter(chosen).reduce((sum, { sold }) => sum + (sold[market] ?? 0), 0);
const madeIn = (country: string) =>
  MARKETS.reduce((sum, market) => sum + total(market, (c) => c.assembly === country), 0);
const isWithin = (value: number, published: number, tolerance: number) =>
  expect(Math.abs(value / published - 1)).toBeLessThan(tolerance);

describe('the fleet of 2025 against published totals', () => {
  it('sells 16.21 million vehicles in the United States (Argonne)', () => {
    isWithin(total('us'), 16_213_903, 0.01);
  });

  it('sells 1.87 million in Canada (Statistics Canada 20-10-0025) and 1.52 million in Mexico (INEGI)', () => {
    isWithin(total('ca'), 1_867_797, 0.01);
    isWithin(total('mx'), 1_524_638, 0.01);
  });

  it('sells 1.24 million electric vehicles in the United States (Argonne, Cox)', () => {
    isWithin(
      total('us', ({ drive }) => drive === 'electric'),
      1_239_450,
      0.02,
    );
  });

  it('makes what is published: Mexico (INEGI), Canada (Trillium Network); the United States as remembered', () => {
    isWithin(madeIn('MX'), 3_953_494, 0.02);
    isWithin(madeIn('CA'), 1_200_000, 0.02);
    isWithin(madeIn('US'), 10_200_000, 0.02);
  });

  it('sends Mexican output where INEGI counts it', () => {
    const isMexican = ({ assembly }: SoldCarline) => assembly === 'MX';
    isWithin(total('us', isMexican), 2_653_897, 0.01);
    isWithin(total('ca', isMexican), 376_251, 0.01);
  });

  it('carries 95% of U.S. sales on a filing, of 2025 or the last before it that is at hand', () => {
    const { sold } = readVolumes(rawReader(SHIPPED_2025));
    const inUs = (bases: readonly string[]) =>
      sold.reduce((sum, { vehicle, sales }) => sum + (bases.includes(vehicle.basis) ? sales.US : 0), 0);
    const all = inUs(['filing', 'other_year', 'like', 'judgement']);
    expect(inUs(['filing', 'other_year']) / all).toBeGreaterThan(0.95);
    expect(inUs(['filing']) / all).toBeGreaterThan(0.91);
  });
});

describe('Mexican output by model', () => {
  const residuals = shippedTable('residuals.csv', ['total', 'target', 'reached']).map((row) => ({
    total: textOf(row, 'total'),
    target: quantityOf(row, 'target'),
    reached: quantityOf(row, 'reached'),
  }));
  const models = residuals.filter(({ total: name }) => name.startsWith('made in Mexico: '));

  it('is that of INEGI within a hundredth for the forty largest', () => {
    const largest = [...models].sort((a, b) => b.target - a.target).slice(0, 40);
    expect(largest).toHaveLength(40);
    for (const { total: name, target, reached } of largest)
      expect(Math.abs(reached / target - 1), name).toBeLessThan(0.01);
  });

  it('leaves no model out but two that are not sold yet', () => {
    const made = shippedTable('raw/mexico_production_by_model_2025-02_2026-01.csv', ['units_12_months']);
    const all = made.reduce((sum, row) => sum + quantityOf(row, 'units_12_months'), 0);
    expect(all - models.reduce((sum, { target }) => sum + target, 0)).toBe(35 + 24);
  });
});

describe('raking', () => {
  it('leaves no total off by more than a hundredth but electric models sold from the stock of 2024', () => {
    const off = shippedTable('residuals.csv', ['total', 'residual_pct']).filter(
      (row) => Math.abs(quantityOf(row, 'residual_pct')) > 1 && !textOf(row, 'total').startsWith('check: '),
    );
    expect(off.map((row) => textOf(row, 'total'))).toEqual([
      'electric: Honda Prologue',
      'electric: Chevrolet Blazer EV',
    ]);
  });
});
