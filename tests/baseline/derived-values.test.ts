import { describe, expect, it } from 'vitest';
import { joinFleet } from '../../scenarios/baselines/north-america-2019/build/fleet.js';
import { readInputOutput, sectorIndex } from '../../scenarios/baselines/north-america-2019/build/input-output.js';
import { cellOf, rawReader } from '../../scenarios/baselines/north-america-2019/build/raw.js';
import { loadBaseline } from '../../src/baseline/load.js';
import { quantityOf } from '../../src/baseline/table.js';
import { COUNTRIES } from '../support/dimensions.js';
import { SHIPPED } from './shipped.js';

const raw = rawReader(SHIPPED);
const { register, carlines } = loadBaseline(SHIPPED);
const parameter = (id: string) => {
  const found = register.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};

/** The cell of the only row that has these values. */
function published(table: string, where: Readonly<Record<string, string>>, column: string): number {
  const rows = raw(table, [...Object.keys(where), column]).filter((row) =>
    Object.entries(where).every(([key, value]) => cellOf(row, key) === value),
  );
  expect(rows, JSON.stringify(where)).toHaveLength(1);
  return Number(cellOf(rows[0] as (typeof rows)[number], column));
}

const jobsOf = (country: string, naics: string, year: string) =>
  published('auto_employment_usa_can_mex.csv', { country, naics, year }, 'employment');
const madeIn = (country: string, year: string) =>
  published('oica_production_usa_can_mex_2006_2023.csv', { country, year }, 'total') / 1000;
const wiodJobs = (country: string, sector13: string) =>
  published('employment_by_sector_2014_usa_can_mex.csv', { country, sector13 }, 'jobs_per_musd_output');
const bea = (industry_code: string, column: string) =>
  published('bea2017_industry_totals_motor_vehicle.csv', { industry_code }, column);

const [heavyRow] = raw('tables/market-assumptions.csv', ['id', 'value']).filter(
  (row) => cellOf(row, 'id') === 'heavy_share_of_production.US',
);
const heavyShareUs = heavyRow === undefined ? Number.NaN : quantityOf(heavyRow, 'value');

const PARTS_INDUSTRIES = ['336310', '336320', '3363A0', '336350', '336360', '336370', '336390'];
const partsJobsUs =
  jobsOf('USA', '3363', '2017') / PARTS_INDUSTRIES.reduce((sum, code) => sum + bea(code, 'gross_output_musd'), 0);

describe('derived entries of the register, computed again from the raw files', () => {
  it('U.S. assembly jobs per thousand vehicles: QCEW 33611 over light vehicles made', () => {
    const light = madeIn('USA', '2019') * (1 - heavyShareUs);
    expect(parameter('assembly_jobs_per_thousand_vehicles.US').value).toBeCloseTo(
      jobsOf('USA', '33611', '2019') / light,
      1,
    );
  });

  it('Canadian assembly jobs: mean of 2016 and 2018; Mexican from the recalled 80,000', () => {
    const canada =
      (jobsOf('CAN', '3361', '2016') / madeIn('CAN', '2016') + jobsOf('CAN', '3361', '2018') / madeIn('CAN', '2018')) /
      2;
    expect(parameter('assembly_jobs_per_thousand_vehicles.CA').value).toBeCloseTo(canada, 1);
    expect(parameter('assembly_jobs_per_thousand_vehicles.MX').value).toBeCloseTo(
      jobsOf('MEX', '3361', '2017') / madeIn('MEX', '2017'),
      1,
    );
  });

  it('parts jobs per million dollars: QCEW over BEA output; Canada and Mexico by WIOD ratios', () => {
    const ratio = partsJobsUs / wiodJobs('USA', 'MV29');
    expect(parameter('parts_jobs_per_musd.US').value).toBeCloseTo(partsJobsUs, 2);
    expect(parameter('parts_jobs_per_musd.CA').value).toBeCloseTo(wiodJobs('CAN', 'MV29') * ratio, 2);
    expect(parameter('parts_jobs_per_musd.MX').value).toBeCloseTo(wiodJobs('MEX', 'MV29') * ratio, 2);
  });

  it('materials jobs per million dollars: compensation over pay, and WIOD ratios', () => {
    const metals = ['331110', '33131B'];
    const sum = (column: string) => metals.reduce((total, code) => total + bea(code, column), 0);
    const pay = published(
      'employment_by_sector_2014_usa_can_mex.csv',
      { country: 'USA', sector13: 'METAL' },
      'labour_comp_per_worker_usd',
    );
    const us = ((sum('compensation_of_employees_musd') / sum('gross_output_musd')) * 1e6) / pay;
    expect(parameter('materials_jobs_per_musd.US').value).toBeCloseTo(us, 2);
    for (const [country, code] of [
      ['CA', 'CAN'],
      ['MX', 'MEX'],
    ] as const)
      expect(
        Math.abs(
          parameter(`materials_jobs_per_musd.${country}`).value -
            (us * wiodJobs(code, 'METAL')) / wiodJobs('USA', 'METAL'),
        ),
      ).toBeLessThan(0.02);
  });

  it('the U.S. part of U.S.-and-Canada content lies where WIOD puts the goods a vehicle is made of', () => {
    const table = readInputOutput(raw);
    const goods = ['MV', 'METAL', 'RUBPL', 'ELEC', 'MACH', 'CHEM', 'OMFG'];
    for (const assembly of ['US', 'CA', 'MX'] as const) {
      const bought = (from: 'US' | 'CA') =>
        goods.reduce(
          (sum, s) =>
            sum + (table.coefficients[sectorIndex(table, from, s)]?.[sectorIndex(table, assembly, 'MV')] as number),
          0,
        );
      const share = bought('US') / (bought('US') + bought('CA'));
      const { bounds, value, distribution } = parameter(`us_share_of_us_canada_content.${assembly}`);
      expect(share).toBeGreaterThan(bounds.low);
      expect(
        'low' in distribution && share >= distribution.low && share <= distribution.high,
        `${assembly} ${share} against ${value}`,
      ).toBe(true);
    }
  });

  it('the duty-free share of U.S. imports is Korea’s', () => {
    const imports = joinFleet(raw).vehicles.filter((vehicle) => vehicle.assembly === 'ROW');
    const sold = (some: typeof imports) => some.reduce((sum, vehicle) => sum + vehicle.usSales, 0);
    const korean = imports.filter(({ filings }) =>
      filings.every(({ assemblyCodes }) => ['KOR', 'K'].includes(assemblyCodes)),
    );
    expect(Math.abs(parameter('row_duty_free_share.US').value - sold(korean) / sold(imports))).toBeLessThan(0.03);
  });

  it('customs value per list price: BEA output per light vehicle, carried to 2019 prices, against U.S.-built carlines', () => {
    const output = bea('336111', 'gross_output_musd') + bea('336112', 'gross_output_musd');
    const perVehicle = (output / (madeIn('USA', '2017') * (1 - heavyShareUs))) * 1000;
    const made = carlines.filter(({ assembly }) => assembly === 'US');
    const volume = (c: (typeof made)[number]) =>
      COUNTRIES.reduce((sum, market) => sum + (c.salesThousand[market] ?? 0), 0);
    const price =
      made.reduce((sum, c) => sum + volume(c) * c.priceUsd, 0) / made.reduce((sum, c) => sum + volume(c), 0);
    const share = perVehicle / price;
    expect(share).toBeGreaterThan(0.57);
    expect(share).toBeLessThan(parameter('customs_value_share_of_price').value);
  });
});

describe('jobs that the fleet implies', () => {
  const value = (id: string) => parameter(id).value;
  const partsShare = 1 - value('assembly_cost_share') - value('development_cost_share');

  /** Spending on parts by origin, USD million, from filings and the central values, without a rule. */
  function partsSpending(): Readonly<Record<(typeof COUNTRIES)[number], number>> {
    const spent = { US: 0, CA: 0, MX: 0, ROW: 0 };
    for (const c of carlines) {
      const volume = COUNTRIES.reduce((sum, market) => sum + (c.salesThousand[market] ?? 0), 0);
      const parts = (volume * c.priceUsd * value('customs_value_share_of_price') * partsShare) / 1000;
      const us = value(`us_share_of_us_canada_content.${c.assembly}`);
      const unlisted = 1 - c.usCanadaContent - c.otherListedContent;
      const mexico =
        c.mexicoContent ?? Math.min(value('mexico_unlisted_cap'), value('mexico_unlisted_share') * unlisted);
      spent.US += parts * c.usCanadaContent * us;
      spent.CA += parts * c.usCanadaContent * (1 - us);
      spent.MX += parts * mexico;
      spent.ROW += parts * (1 - c.usCanadaContent - mexico);
    }
    return spent;
  }

  it('are half of U.S. parts employment: trucks, spare parts, second tiers and exports are the rest', () => {
    const jobs = partsSpending().US * value('parts_jobs_per_musd.US');
    expect(jobs / jobsOf('USA', '3363', '2019')).toBeGreaterThan(0.4);
    expect(jobs / jobsOf('USA', '3363', '2019')).toBeLessThan(0.7);
  });

  it('are no more than there are in Canada and Mexico', () => {
    expect(partsSpending().CA * value('parts_jobs_per_musd.CA')).toBeLessThan(jobsOf('CAN', '3363', '2018'));
    expect(partsSpending().MX * value('parts_jobs_per_musd.MX')).toBeLessThan(jobsOf('MEX', '3363', '2017'));
  });
});
