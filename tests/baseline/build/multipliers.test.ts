import { describe, expect, it } from 'vitest';
import {
  BEA_LIGHT_VEHICLES,
  readSystemCosts,
} from '../../../scenarios/baselines/north-america-2019/build/bea-systems.js';
import { readInputOutput, sectorIndex } from '../../../scenarios/baselines/north-america-2019/build/input-output.js';
import {
  leontiefInverse,
  supplyingSectors,
} from '../../../scenarios/baselines/north-america-2019/build/multipliers.js';
import { cellOf, rawReader } from '../../../scenarios/baselines/north-america-2019/build/raw.js';
import { loadBaseline } from '../../../src/baseline/load.js';
import { CATEGORIES, COUNTRIES, PARTS } from '../../support/dimensions.js';
import { SHIPPED } from '../shipped.js';

const raw = rawReader(SHIPPED);
const table = readInputOutput(raw);
const costs = readSystemCosts(raw, BEA_LIGHT_VEHICLES);
const size = table.coefficients.length;

/** A f + A² f + A³ f + …: output of every supplier round, without the first; no inverse. */
function upstreamOutput(finalDemand: readonly number[]): readonly number[] {
  let round = finalDemand;
  const total = finalDemand.map(() => 0);
  for (let n = 0; n < 200; n++) {
    round = table.coefficients.map((row) => row.reduce((sum, a, j) => sum + a * (round[j] as number), 0));
    round.forEach((output, i) => {
      total[i] = (total[i] as number) + output;
    });
  }
  return total;
}

describe('indirect job multipliers', () => {
  const multipliers = loadBaseline(SHIPPED).indirectMultipliers;

  it('cover every category and origin', () => {
    expect(multipliers).toHaveLength(CATEGORIES.length * COUNTRIES.length);
  });

  it.each(PARTS)('of %s equal the rounds of suppliers added one by one', (category) => {
    for (const origin of COUNTRIES) {
      const demand = Array.from({ length: size }, () => 0);
      for (const { sector, share } of supplyingSectors(category, costs))
        demand[sectorIndex(table, origin, sector)] = share;
      expect(demand.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
      const output = upstreamOutput(demand);
      const shipped = multipliers.find((m) => m.category === category && m.origin === origin);
      COUNTRIES.forEach((country, block) => {
        const jobs = table.sectors.reduce((sum, _, s) => {
          const at = block * table.sectors.length + s;
          return sum + (table.jobsPerMusd[at] as number) * (output[at] as number);
        }, 0);
        expect(shipped?.jobsPerMusd[country]).toBeCloseTo(jobs, 4);
      });
    }
  });

  it('are zero for assembly and development, whose inputs are the other categories', () => {
    for (const m of multipliers.filter(({ category }) => category === 'assembly' || category === 'development'))
      expect(m.jobsPerMusd).toEqual({ US: 0, CA: 0, MX: 0, ROW: 0 });
  });

  it('are largest at home, within the region', () => {
    for (const origin of ['US', 'CA', 'MX'] as const)
      for (const m of multipliers.filter(
        (candidate) => candidate.origin === origin && (PARTS as readonly string[]).includes(candidate.category),
      ))
        expect(Math.max(...Object.values(m.jobsPerMusd))).toBe(m.jobsPerMusd[origin]);
  });
});

describe('the input-output table', () => {
  it('closes: inputs and value added make one dollar of output in every sector', () => {
    // Value added shares of the same release, by region: a sample of the columns the fleet uses.
    const published: readonly [(typeof COUNTRIES)[number], string, number][] = [
      ['US', 'MV', 0.223514263],
      ['CA', 'MV', 0.268790473],
      ['MX', 'MV', 0.347399014],
      ['US', 'METAL', 0.332008506],
      ['MX', 'ELEC', 0.199522898],
    ];
    for (const [country, sector, valueAdded] of published) {
      const column = sectorIndex(table, country, sector);
      const inputs = table.coefficients.reduce((sum, row) => sum + (row[column] as number), 0);
      expect(inputs + valueAdded).toBeCloseTo(1, 6);
    }
  });

  it('has an inverse that undoes I - A', () => {
    const inverse = leontiefInverse(table.coefficients);
    for (const [i, j] of [
      [0, 0],
      [0, 13],
      [13, 0],
      [26, 26],
      [51, 5],
    ] as const) {
      const product = (inverse[i] as readonly number[]).reduce(
        (sum, x, k) => sum + x * ((k === j ? 1 : 0) - (table.coefficients[k]?.[j] as number)),
        0,
      );
      expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
    }
  });

  it('gives about the jobs per million USD of motor vehicle output that its publisher’s accounts give (1.43 in the U.S. sector)', () => {
    expect(table.jobsPerMusd[sectorIndex(table, 'US', 'MV')]).toBe(1.432);
    expect(table.jobsPerMusd[sectorIndex(table, 'ROW', 'MV')]).toBe(0);
  });
});

describe('BEA 2017 multipliers', () => {
  const columns = ['336111', '336112', '336310', '336320', '3363A0', '336350', '336360', '336370', '336390'];
  const requirements = raw('bea2017_domestic_total_requirements_mv_columns.csv', ['industry', ...columns]);
  const published = new Map(
    raw('bea2017_domestic_requirements_multipliers_motor_vehicle.csv', [
      'commodity',
      'total_domestic_output_multiplier',
    ]).map((row) => [cellOf(row, 'commodity'), Number(cellOf(row, 'total_domestic_output_multiplier'))]),
  );

  it.each(columns)('%s: the column of total requirements sums to the output multiplier', (column) => {
    const sum = requirements.reduce((total, row) => total + Number(cellOf(row, column)), 0);
    expect(sum).toBeCloseTo(published.get(column) as number, 3);
  });

  it('lie near those of the world table: U.S. output per dollar of U.S. motor vehicles', () => {
    const inverse = leontiefInverse(table.coefficients);
    const at = sectorIndex(table, 'US', 'MV');
    const domestic = table.sectors.reduce((sum, s) => sum + (inverse[sectorIndex(table, 'US', s)]?.[at] as number), 0);
    expect(Math.abs(domestic - (published.get('336112') as number))).toBeLessThan(0.25);
  });
});
