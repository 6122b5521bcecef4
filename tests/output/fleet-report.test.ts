import { describe, expect, it } from 'vitest';
import { fleetOf } from '../../src/analysis/fleet/fleet.js';
import { simulate } from '../../src/engine/simulate.js';
import { outcome } from '../../src/engine/types.js';
import { fleetColumns } from '../../src/output/fleet-columns.js';
import { fleetCsv } from '../../src/output/fleet-report.js';
import { type OutcomeCountry, outcomeClasses, outcomeCountries } from '../../src/types/dimensions.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { runInProcess } from '../cli/support.js';
import { csvRows } from '../support/csv.js';
import { shippedScenario } from '../support/shipped.js';

const { dimensions } = shippedScenario('usmca').baseline;

type Row = Readonly<Record<string, string>>;

/** Totals of a column as the help of `roosim fleet` says they are made. */
function total(rows: readonly Row[], name: string): number {
  const column = fleetColumns(dimensions).find((one) => one.name === name);
  if (column === undefined) throw new Error(`There is no column ${name}.`);
  const values = rows.filter((row) => row[name] !== '').map((row) => Number(row[name]));
  if (column.total === 'sum') return values.reduce((sum, value) => sum + value, 0);
  const { meanBy } = column.total;
  const weight = (row: Row): number => Number(row[meanBy]);
  const weighed = rows.filter((row) => row[name] !== '' && weight(row) > 0);
  const whole = weighed.reduce((sum, row) => sum + weight(row), 0);
  return whole > 0 ? weighed.reduce((sum, row) => sum + Number(row[name]) * weight(row), 0) / whole : Number.NaN;
}

/** A metric made from the columns of carlines alone; undefined for what carlines have no part of. */
function fromCarlines(rows: readonly Row[], metric: MetricName, country: OutcomeCountry): number | undefined {
  const members: readonly string[] = country === 'NAM' ? dimensions.region.members : [country];
  const made = rows.filter(({ plant }) => members.includes(plant ?? ''));
  const sum = (names: readonly string[], of = rows): number => names.reduce((all, name) => all + total(of, name), 0);
  const inMembers = (name: string): number => sum(members.map((member) => `${name}.${member}`));
  switch (metric) {
    case 'price.index':
      return undefined;
    case 'compliance.carlines': {
      const home = made.filter(
        (row) => row.plant === /\((\w+)\)$/.exec(row.name ?? '')?.[1] && row['compliance.vehicles'] !== '',
      );
      return home.reduce((all, row) => all + Number(row['compliance.vehicles']), 0) / home.length;
    }
    case 'jobs.assembly':
      return total(made, 'jobs.assembly');
    case 'jobs.parts':
      return inMembers('jobs.parts');
    case 'jobs.direct':
      return total(made, 'jobs.assembly') + inMembers('jobs.parts');
    case 'jobs.indirect':
      return inMembers('jobs.indirect');
    case 'jobs.total':
      return total(made, 'jobs.assembly') + inMembers('jobs.parts') + inMembers('jobs.indirect');
    case 'vehicles.assembled':
      return total(made, 'vehicles');
    case 'vehicles.sold':
      return inMembers('sold');
    case 'vehicles.imported':
      return sum(
        members.map((market) => `sold.${market}`),
        rows.filter(({ plant }) => !members.includes(plant ?? '')),
      );
    case 'duty.paid':
      return inMembers('duty.paid') + total(made, 'duty.parts');
    default:
      return total(made, metric);
  }
}

describe('the carlines of a scenario', () => {
  it.each(['nafta-1994', 'usmca', 'us-85-50', 'withdrawal', 'section-232', 'reshoring'])(
    'add up to the metrics of %s, to 1e-9',
    (name) => {
      const scenario = shippedScenario(name);
      for (const year of [2019, 2025]) {
        const results = simulate(scenario, { years: [year] });
        const rows = csvRows(fleetCsv(scenario, fleetOf(scenario, [year])));
        for (const vehicleClass of outcomeClasses(dimensions)) {
          const ofClass = rows.filter((row) => vehicleClass === 'all' || row.class === vehicleClass);
          for (const country of outcomeCountries(dimensions)) {
            for (const metric of METRICS) {
              const whole = outcome(results, metric, country, vehicleClass, year);
              if (Number.isNaN(whole)) continue;
              const parts = fromCarlines(ofClass, metric, country);
              if (parts === undefined) continue;
              const place = `${metric} ${country} ${vehicleClass} ${year}`;
              expect(Math.abs(parts - whole) / Math.max(1, Math.abs(whole)), place).toBeLessThan(1e-9);
            }
          }
        }
      }
    },
  );

  it('reach what a plan was made to reach, and shares of met lie between 0 and 1', () => {
    const rows = fleetOf(shippedScenario('us-85-50'), [2031]);
    const asked = rows.flatMap(({ requirements }) => requirements);
    expect(new Set(asked.map(({ measure }) => measure)).size).toBeGreaterThan(1);
    for (const { asked: threshold, reached, met } of asked) {
      expect(threshold).toBeGreaterThan(0);
      expect(met).toBeGreaterThanOrEqual(0);
      expect(met).toBeLessThanOrEqual(1 + 1e-12);
      if (met > 1 - 1e-12) expect(reached).toBeGreaterThan(threshold - 1e-9);
    }
  });
});

describe('roosim fleet', () => {
  it('names makers and carlines, one a line', async () => {
    const makers = await runInProcess(['fleet', 'usmca', '--list', 'makers']);
    expect(makers.stdout.split('\n')).toContain('Toyota');
    const carlines = await runInProcess(['fleet', 'usmca', '--list', 'carlines', '--maker', 'toyota']);
    expect(
      carlines.stdout
        .trim()
        .split('\n')
        .every((line) => /^(Toyota|Lexus|Scion|Subaru) /.test(line)),
    ).toBe(true);
  });

  it('says who is meant by a maker that is not there, and refuses an outlook', async () => {
    expect(await runInProcess(['fleet', 'usmca', '--maker', 'Hond'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("Did you mean 'Honda'?"),
    });
    expect(await runInProcess(['fleet', 'scenarios/outlooks/talks-2018.yaml'])).toMatchObject({ exitCode: 2 });
  });

  it('gives JSON that says how each column is added up', async () => {
    const { stdout } = await runInProcess(['fleet', 'usmca', '--format', 'json', '--maker', 'Tesla']);
    const { fields, carlines } = JSON.parse(stdout) as {
      fields: { name: string }[];
      carlines: Record<string, unknown>[];
    };
    expect(carlines.length).toBeGreaterThan(0);
    for (const { name } of fields) expect(carlines[0]).toHaveProperty([name]);
  });
});
