import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeJobs } from '../../src/analysis/attribution.js';
import type { Baseline } from '../../src/baseline/types.js';
import { type CarlineOutcome, outcome, type Results, simulate } from '../../src/engine/index.js';
import type { Scenario } from '../../src/scenario/types.js';
import type { Country } from '../../src/types/dimensions.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../support/dimensions.js';
import { randomBaseline, randomPair, randomParameters, randomRule } from '../support/random-world.js';
import { atLeast, dated } from '../support/scenarios.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
fc.configureGlobal({ numRuns: 60 });

const shares: readonly MetricName[] = [
  'content.regional',
  'content.us',
  'compliance.value',
  'compliance.carlines',
  'eligible.value',
];

/** Every figure of a run with its name, those that do not apply left out. */
function figures(results: Results): { name: string; metric: MetricName; value: number }[] {
  return results.years
    .flatMap((year) =>
      METRICS.flatMap((metric) =>
        OUTCOME_COUNTRIES.flatMap((country) =>
          OUTCOME_CLASSES.map((c) => ({
            name: `${metric} ${country} ${c} ${year}`,
            metric,
            value: outcome(results, metric, country, c, year),
          })),
        ),
      ),
    )
    .filter(({ value }) => !Number.isNaN(value));
}

function fixedAssembly(seed: number): Record<string, number> {
  return { ...randomParameters(seed), assembly_adjustment_rate: 0 };
}

describe('laws over random fleets, rules and parameters, assembly free to move', () => {
  it('gives exactly nothing for a scenario that changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { baseline } = randomPair(seed);
        const parameters = randomParameters(seed);
        const same = { ...baseline, name: 'same', rules: [...baseline.rules] };
        const unchanged = Buffer.from(simulate(same, { parameters }).cells.buffer);
        expect(unchanged.equals(Buffer.from(simulate(baseline, { parameters }).cells.buffer))).toBe(true);
      }),
    );
  });

  it('keeps shares between 0 and 1, and duties, jobs, vehicles and prices finite and not negative', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const results = simulate(randomPair(seed).scenario, { parameters: randomParameters(seed) });
        for (const { name, metric, value } of figures(results)) {
          const highest = shares.includes(metric) ? 1 + 1e-12 : Number.MAX_VALUE;
          if (!(value >= -1e-9 && value <= highest)) expect.fail(`${name} is ${value}`);
        }
      }),
    );
  });

  it('starts every scenario from the same base year', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { baseline, scenario } = randomPair(seed);
        const parameters = randomParameters(seed);
        const at2019 = (s: Scenario): number[] => [...simulate(s, { parameters, years: [2019] }).cells];
        expect(at2019(scenario)).toEqual(at2019(baseline));
      }),
    );
  });

  it('prices no requirement that does not bind', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { scenario } = randomPair(seed, randomRule(seed, 0.001));
        const later = figures(simulate(scenario, { parameters: { ...randomParameters(seed), parts_cycle_years: 1 } }));
        for (const { name, metric, value } of later.filter((f) => !f.name.endsWith('2019'))) {
          if (metric.startsWith('shadow_price')) expect(value, name).toBe(0);
        }
      }),
    );
  });

  it('scales money and jobs in parts with unit cost, and leaves shares alone', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { scenario } = randomPair(seed);
        const parameters = randomParameters(seed);
        const dearer: Baseline = {
          ...scenario.baseline,
          carlines: scenario.baseline.carlines.map((c) => ({ ...c, priceUsd: 2 * c.priceUsd })),
        };
        const plain = figures(simulate(scenario, { parameters }));
        const scaled = figures(simulate({ ...scenario, baseline: dearer }, { parameters }));
        plain.forEach(({ name, metric, value }, i) => {
          const doubles =
            ['jobs.parts', 'jobs.indirect', 'duty.paid', 'cost.compliance'].includes(metric) ||
            metric.startsWith('shadow_price');
          if (metric === 'jobs.direct' || metric === 'jobs.total') return;
          const other = (scaled[i]?.value ?? Number.NaN) / (doubles ? 2 : 1);
          if (!(Math.abs(other - value) <= 1e-9 * (1 + Math.abs(value))))
            expect.fail(`${name}: ${other} against ${value}`);
        });
      }),
    );
  });

  it('splits every change in jobs into parts that sum to it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { baseline, scenario } = randomPair(seed);
        const parameters = randomParameters(seed);
        const shifted: Scenario = {
          ...scenario,
          sourcingShifts: [
            {
              label: 'home',
              categories: ['electrical', 'interior'],
              from: 'MX',
              to: 'US',
              amount: 0.2,
              start: 2021,
              overYears: 3,
              classes: ['car', 'light_truck'],
              assembledIn: ['US', 'CA', 'MX'],
            },
          ],
        };
        const before = simulate(baseline, { parameters });
        const after = simulate(shifted, { parameters });
        for (const { country, jobs, byCause, total } of attributeJobs(baseline, shifted, 2026, { parameters })) {
          const metric = jobs === 'direct' ? 'jobs.direct' : 'jobs.indirect';
          const change = outcome(after, metric, country, 'all', 2026) - outcome(before, metric, country, 'all', 2026);
          const size = 1 + outcome(before, metric, country, 'all', 2026);
          expect(Math.abs(Object.values(byCause).reduce((sum, x) => sum + x, 0) - total) / size).toBeLessThan(1e-9);
          expect(Math.abs(total - change) / size).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('relabels results when the countries of the region are relabelled', () => {
    const swap: Record<Country, Country> = { US: 'MX', CA: 'US', MX: 'CA', ROW: 'ROW' };
    fc.assert(
      fc.property(seeds, (seed) => {
        const baseline = randomBaseline(seed);
        const parameters = randomParameters(seed);
        const rename = <T>(record: Readonly<Record<Country, T>>): Record<Country, T> =>
          Object.fromEntries(Object.entries(record).map(([c, x]) => [swap[c], x])) as Record<Country, T>;
        const renamedId = (id: string): string =>
          id.replace(/\.(US|CA|MX)(\.|$)/, (_, c: Country, end: string) => `.${swap[c]}${end}`);
        const original = regionalOnly(baseline);
        const relabelled = regionalOnly({
          ...baseline,
          register: new Map([...baseline.register].map(([id, p]) => [renamedId(id), p])),
          carlines: baseline.carlines.map((c) => ({
            ...c,
            assembly: swap[c.assembly] as Country,
            homeRegion: swap[c.homeRegion] as Country,
            salesThousand: rename(c.salesThousand),
          })),
          indirectMultipliers: [],
        });
        const tables = { smallest_sourcing_share: 0.005 };
        const a = simulate(original, { parameters: { ...parameters, ...tables } });
        const b = simulate(relabelled, {
          parameters: {
            ...Object.fromEntries(Object.entries(parameters).map(([id, x]) => [renamedId(id), x])),
            ...tables,
          },
        });
        for (const metric of [
          'content.regional',
          'compliance.value',
          'vehicles.assembled',
          'duty.paid',
          'price.index',
        ] as const) {
          for (const country of ['US', 'CA', 'MX'] as const) {
            const x = outcome(a, metric, country, 'all', 2027);
            const renamed = outcome(b, metric, swap[country] as Country, 'all', 2027);
            if (Number.isNaN(x)) expect(renamed, `${metric} ${country}`).toBeNaN();
            else expect(renamed, `${metric} ${country}`).toBeCloseTo(x, 6);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** A scenario with a rule that treats the countries of the region alike, on filings that do too. */
function regionalOnly(baseline: Baseline): Scenario {
  const none = { US: 0, CA: 0, MX: 0, ROW: 1 };
  const plain: Baseline = {
    ...baseline,
    carlines: baseline.carlines.map((c) => ({
      ...c,
      usCanadaContent: 0,
      mexicoContent: 0,
      otherListedContent: 0,
      engineOrigin: none,
      transmissionOrigin: none,
    })),
  };
  const { scenario } = randomPair(1);
  return { ...scenario, baseline: plain, rules: [...scenario.rules.slice(0, 1), dated(2020, atLeast('traced', 0.55))] };
}

describe('laws with assembly fixed', () => {
  const detail = (scenario: Scenario, parameters: Record<string, number>): readonly CarlineOutcome[] =>
    simulate(scenario, { parameters, detail: true, years: [2027] }).carlines ?? [];

  it('never lowers the chance of a carline to comply by loosening the rule', () => {
    // One foreign market each: with several, the mean over them moves as markets shrink and grow beside each other.
    const oneMarket = (scenario: Scenario): Scenario => ({
      ...scenario,
      baseline: {
        ...scenario.baseline,
        carlines: scenario.baseline.carlines.map((c) => {
          const abroad = c.assembly === 'US' ? 'CA' : 'US';
          const none = { US: 0, CA: 0, MX: 0, ROW: 0 };
          const home = { [c.assembly]: c.salesThousand[c.assembly] };
          return { ...c, salesThousand: { ...none, ...home, [abroad]: c.salesThousand[abroad] } };
        }),
      },
    });
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.3, max: 1, noNaN: true }), (seed, strictness) => {
        const parameters = fixedAssembly(seed);
        const strict = detail(oneMarket(randomPair(seed, randomRule(seed)).scenario), parameters);
        const loose = detail(oneMarket(randomPair(seed, randomRule(seed, strictness)).scenario), parameters);
        strict.forEach((carline, i) => {
          if (Number.isNaN(carline.complianceProbability)) return;
          const chance = loose[i]?.complianceProbability;
          expect(chance, carline.carlineId).toBeGreaterThanOrEqual(carline.complianceProbability - 1e-12);
        });
      }),
    );
  });

  it('never lowers the content of a carline by tightening the rule when there is no way out', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.3, max: 1, noNaN: true }), (seed, strictness) => {
        const parameters = { ...fixedAssembly(seed), parts_cycle_years: 1 };
        const rule = (scale: number): Scenario => {
          const { scenario } = randomPair(seed, {
            kind: 'at_least',
            measure: 'traced',
            threshold: [{ from: 2020, value: 0.9 * scale }],
            classes: ['car', 'light_truck'],
            credits: [],
          });
          return {
            ...scenario,
            treatments: scenario.treatments.map((t) => (t.requires === 'rule' ? t : { ...t, from: ['ROW'] })),
          };
        };
        const strict = detail(rule(1), parameters);
        const loose = detail(rule(strictness), parameters);
        strict.forEach((carline, i) => {
          const canComply = !(carline.complianceProbability < 1);
          if (!canComply || Number.isNaN(carline.regionalContent)) return;
          expect(carline.regionalContent, carline.carlineId).toBeGreaterThanOrEqual(
            (loose[i]?.regionalContent ?? 0) - 1e-7,
          );
        });
      }),
    );
  });
});
