import * as fc from 'fast-check';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES } from '../support/dimensions.js';

/** A scenario file before it is text, without its name and what it extends. */
export type Proposal = Readonly<Record<string, unknown>>;

const year = fc.integer({ min: 2020, max: 2030 });
const share = fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`);
/** Ceilings that leave room beside the floors. */
const ceiling = fc.integer({ min: 50, max: 100 }).map((n) => `${n}%`);
const rate = fc.integer({ min: 0, max: 300 }).map((n) => `${n / 10}%`);
const byYear = (value: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(fc.tuple(year, value), { minLength: 1, maxLength: 3, selector: ([at]) => at })
    .map((steps) => Object.fromEntries(steps));
const dated = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: byYear(value) });
const some = <T extends string>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const parts = CATEGORIES.filter((category) => category !== 'assembly');
const REGION = ['US', 'CA', 'MX'] as const;

const measure = fc.record({
  counts: maybe(some(COUNTRIES)),
  base: maybe(fc.constantFrom('net_cost', 'total_cost')),
  tracing: maybe(fc.constantFrom('all', 'nafta')),
  wage_floor: maybe(fc.boolean()),
});
const clause = fc.record({
  regional: dated(share),
  us: maybe(fc.oneof(dated(share), fc.record({ at_most: dated(ceiling) }))),
  assembled_in: maybe(some(COUNTRIES)),
  nameplates: maybe(some(['Ford F-150', 'Honda Odyssey', 'Chevrolet Malibu'])),
  for: maybe(some(VEHICLE_CLASSES)),
  makers: maybe(some(['Ford', 'Toyota', 'Honda', 'GM'].slice(0, 3))),
});
const rule = fc
  .record({
    in_force: maybe(year),
    early: fc.integer({ min: 0, max: 3 }),
    what: fc.oneof(
      clause,
      fc.record({ all_of: fc.array(clause, { minLength: 1, maxLength: 3 }) }),
      fc.constant({ withdrawn: true }),
    ),
  })
  .map(({ in_force, early, what }) => ({
    ...what,
    ...(in_force === undefined ? {} : { in_force, ...(early === 0 ? {} : { announced: in_force - early }) }),
  }));

const period = { in_force: maybe(year), until: maybe(fc.integer({ min: 2031, max: 2034 })) };
const duty = fc.oneof(fc.constant('mfn'), dated(rate));
const edited = fc.record({
  from: maybe(some(COUNTRIES)),
  for: maybe(some(VEHICLE_CLASSES)),
  duty: maybe(duty),
  paperwork: maybe(fc.boolean()),
  in_force: maybe(year),
});
const treatments = fc.record(
  {
    preferential: edited,
    // Whoever meets no rule needs a way in, from everywhere and for all.
    mfn: fc.record({ duty: maybe(duty), in_force: maybe(year) }),
    quota: fc.record({
      into: some(REGION),
      from: some(COUNTRIES),
      requires: fc.constantFrom('rule', 'nothing'),
      duty: fc.oneof(fc.constant('mfn'), rate),
      ...period,
    }),
  },
  { requiredKeys: [] },
);

const labelled = <T extends { readonly label: string }>(entry: fc.Arbitrary<T>) =>
  fc.uniqueArray(entry, { minLength: 1, maxLength: 2, selector: ({ label }) => label });
const additionalDuty = fc.record({
  label: fc.constantFrom('one', 'two', 'vehicles from the rest of the world'),
  into: some(REGION),
  from: some(COUNTRIES),
  rate: dated(rate),
  on: maybe(fc.record({ content_from: some(COUNTRIES) })),
  where: maybe(fc.constantFrom('qualifying', 'other', 'all')),
  ...period,
});
const partsDuty = fc.record({
  label: fc.constantFrom('three', 'parts from outside North America for U.S. plants'),
  assembled_in: some(REGION),
  origins: some(COUNTRIES),
  rate: dated(rate),
  offset: maybe(rate),
  ...period,
});
const shift = fc.record({
  label: fc.constantFrom('four', 'engines come home'),
  categories: some(parts),
  from: fc.constantFrom('MX', 'ROW'),
  to: fc.constantFrom('US', 'CA'),
  amount: share,
  start: maybe(year),
  over: maybe(fc.integer({ min: 0, max: 6 }).map((n) => `${n} years`)),
});
const parameters = fc.record(
  {
    paperwork: fc.record({ value: fc.constantFrom('1%', '2.5%'), range: maybe(fc.constant('0.5% to 3%')) }),
    'mfn.US.car': fc.oneof(rate, byYear(rate), fc.record({ value: byYear(rate), why: fc.constant('talks') })),
    'untraced.electrical': share,
    vehicle_demand_elasticity: fc.double({ min: 2, max: 9, noNaN: true }),
  },
  { requiredKeys: [] },
);

/** Files that change what they extend, in one place or in many, with dates and without. */
export const proposal: fc.Arbitrary<Proposal> = fc
  .record(
    {
      content: fc.record({ regional: measure, us: measure }, { requiredKeys: [] }),
      rule: fc.oneof(rule, fc.uniqueArray(rule, { minLength: 1, maxLength: 2, selector: (one) => startOf(one) ?? 0 })),
      treatments,
      additional_duties: labelled(additionalDuty),
      parts_duties: labelled(partsDuty),
      sourcing_shifts: labelled(shift),
      parameters,
    },
    { requiredKeys: [] },
  )
  .map((file) => JSON.parse(JSON.stringify(file)) as Proposal);

/** Names of years as keys, and of dates as values, anywhere in a file: all by which it says that something begins. */
export function earliestDate(written: unknown): number | undefined {
  if (written === null || typeof written !== 'object') return undefined;
  const years = Object.entries(written).flatMap(([key, value]) => {
    if (['in_force', 'announced', 'start'].includes(key)) return [value as number];
    if (/^20\d\d$/.test(key)) return [Number(key)];
    return earliestDate(value) ?? [];
  });
  return years.length === 0 ? undefined : Math.min(...years);
}

function startOf(written: unknown): number | undefined {
  const { in_force } = written as { readonly in_force?: number };
  return in_force ?? earliestDate(written);
}
