import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../support/dimensions.js';

const YEARS = fc.integer({ min: 2019, max: 2031 });
const share = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`),
  fc.integer({ min: 0, max: 1000 }).map((n) => `${n / 10}%`),
  fc.integer({ min: 0, max: 1e9 }).map((n) => `${(n / 1e7).toFixed(7)}%`),
);
const rising = fc
  .tuple(
    fc.uniqueArray(YEARS, { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([years, values]) => {
    const steps = values.toSorted((a, b) => a - b);
    return Object.fromEntries(years.toSorted((a, b) => a - b).map((year, i) => [year, `${steps[i] ?? 0}%`]));
  });
const dated = fc.oneof(share, rising, fc.constant('60% + 1% * (year - 2019)'));
const some = <T extends string>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const label = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
const parts = CATEGORIES.filter((category) => category !== 'assembly');

const measure = fc
  .record({
    counts: some(COUNTRIES),
    base: fc.oneof(fc.constantFrom('net_cost', 'total_cost'), some(CATEGORIES)),
    development: optional(fc.constantFrom('counted', 'excluded')),
    deemed_originating: optional(
      fc.oneof(some(parts), fc.dictionary(fc.constantFrom(...parts), share, { minKeys: 1 })),
    ),
    wage_floor: optional(fc.boolean()),
  })
  .filter(({ base, development }) => development !== 'excluded' || base.toString() !== 'development');

const clause = fc.letrec<{ clause: Record<string, unknown> }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    fc.record({
      regional: dated,
      us: optional(fc.oneof(dated, fc.record({ at_most: dated }))),
      assembled_in: optional(some(COUNTRIES)),
      nameplates: optional(some(['Ford F-150', 'Toyota Corolla', 'Honda CR-V'])),
      for: optional(some(VEHICLE_CLASSES)),
      makers: optional(some(['Ford', 'Toyota', 'Honda'])),
      credits: optional(fc.record({ development: share, flat: share })),
    }),
    fc.record({ core: dated, except_makers: optional(some(['Ford', 'Tesla'])) }),
    fc.record({ all_of: fc.array(tie('clause'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any_of: fc.array(tie('clause'), { minLength: 1, maxLength: 3 }), us: dated }),
  ),
})).clause;

const period = {
  in_force: optional(fc.integer({ min: 2020, max: 2025 })),
  until: optional(fc.integer({ min: 2032, max: 2040 })),
};

const additionalDuty = fc.record({
  label,
  into: some(COUNTRIES),
  from: some(COUNTRIES),
  rate: dated,
  on: optional(fc.oneof(fc.constant('value'), fc.record({ content_from: some(COUNTRIES) }))),
  where: optional(fc.constantFrom('qualifying', 'other', 'all')),
  ...period,
});

const shift = fc.record({
  label,
  categories: optional(fc.oneof(fc.constant('parts'), some(parts))),
  from: fc.constantFrom('MX', 'ROW'),
  to: fc.constantFrom('US', 'CA'),
  amount: share,
  start: optional(YEARS),
  over: optional(fc.integer({ min: 0, max: 9 }).map((n) => `${n} years`)),
  assembled_in: optional(some(COUNTRIES)),
});

const labelled = <T extends { readonly label: string }>(entry: fc.Arbitrary<T>) =>
  optional(fc.uniqueArray(entry, { minLength: 1, maxLength: 3, selector: (one) => one.label }));

/** Texts of scenario files without errors that extend another, using most of what a file can say. */
export const randomFile: fc.Arbitrary<string> = fc
  .record({
    scenario: fc.constant('mine'),
    title: optional(label),
    extends: fc.constantFrom('nafta-1994', 'usmca', 'section-232', 'reshoring'),
    content: fc.record({ core: measure, regional: optional(measure) }),
    rule: optional(
      fc.tuple(clause, fc.integer({ min: 2019, max: 2031 })).map(([rule, year]) => ({ in_force: year, ...rule })),
    ),
    treatments: optional(
      fc.record({
        quota: fc.record({
          into: some(COUNTRIES),
          from: some(COUNTRIES),
          requires: fc.constantFrom('rule', 'nothing'),
          duty: fc.oneof(fc.constant('mfn'), dated),
          paperwork: optional(fc.boolean()),
          ...period,
        }),
      }),
    ),
    additional_duties: labelled(additionalDuty),
    sourcing_shifts: labelled(shift),
    parameters: optional(
      fc.record({
        paperwork: fc.record({
          value: fc.constant('1.23456789%'),
          range: optional(fc.constant('0.1% to 9.99%')),
          why: optional(label),
        }),
        vehicle_demand_elasticity: fc.double({ min: 1.2, max: 19, noNaN: true }),
      }),
    ),
    metrics: optional(fc.constant({ part: 'jobs.total[US] / jobs.total[NAM]', twice: '2 * part' })),
    claims: optional(fc.constant([{ says: 'something', holds_if: 'part > 30% and jobs.total > 5 jobs', in: 2025 }])),
    calendar: optional(fc.constant([{ date: '2018-07-01', label: 'a day' }])),
  })
  .map((file) => {
    const { claims, ...rest } = file;
    const withClaims = file.metrics === undefined ? rest : { ...rest, claims };
    return stringify(JSON.parse(JSON.stringify(withClaims)));
  });
