import type { Baseline } from '../../baseline/types.js';
import { categoryNames, type Dimensions, netCost } from '../../types/dimensions.js';
import { sameMeasure } from '../resolve/timeline.js';
import type {
  AdditionalDuty,
  ContentMeasure,
  DatedRule,
  DatedValue,
  PartsDuty,
  Rule,
  Scenario,
  SourcingShift,
} from '../types.js';
import { formatPercent } from '../values.js';

/** A value as a scenario file writes it. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };
/** What values are written for: names of its economy, and its first year. */
type Economy = Pick<Baseline, 'firstYear' | 'dimensions'>;
type WrittenMap = { readonly [key: string]: Written };

/** A dated value as a file writes it: alone when it holds from the first year on, else by year. */
export function writtenDated(dated: DatedValue, firstYear: number): Written {
  const [first] = dated;
  if (dated.length === 1 && first?.from === firstYear) return formatPercent(first.value);
  return Object.fromEntries(dated.map(({ from, value }) => [String(from), formatPercent(value)]));
}

function unlessAll<T extends string>(key: string, some: readonly T[], all: readonly T[]): WrittenMap {
  return some.join() === all.join() ? {} : { [key]: some };
}

/** A content measure, every key written out. */
function writtenMeasure(measure: ContentMeasure, dimensions: Dimensions): WrittenMap {
  const key = measure.base.join();
  const isNetCost = key === netCost(dimensions).join();
  const isTotalCost = key === categoryNames(dimensions).join();
  const base = isNetCost ? 'net_cost' : isTotalCost ? 'total_cost' : measure.base;
  const { untraced } = measure;
  const tracing: WrittenMap =
    untraced === 'register'
      ? { tracing: 'nafta' }
      : Object.keys(untraced).length === 0
        ? { tracing: 'all' }
        : { deemed_originating: writtenDeemed(untraced) };
  return { counts: measure.counts, base, ...tracing, wage_floor: measure.atWageFloor };
}

function writtenDeemed(untraced: Readonly<Record<string, number>>): Written {
  const entries = Object.entries(untraced);
  if (entries.every(([, share]) => share === 1)) return entries.map(([category]) => category);
  return Object.fromEntries(entries.map(([category, share]) => [category, formatPercent(share)]));
}

/** A rule with its dates; measures that differ from the scenario's are written with it. */
export function writtenRule(dated: DatedRule, scenario: Scenario): WrittenMap {
  const { dimensions } = scenario.baseline;
  const own = Object.entries(dated.measures).filter(([name, m]) => !sameMeasure(m, scenario.measures[name]));
  return {
    in_force: dated.inForce,
    ...(dated.announced === dated.inForce ? {} : { announced: dated.announced }),
    ...(own.length === 0
      ? {}
      : { content: Object.fromEntries(own.map(([name, m]) => [name, writtenMeasure(m, dimensions)])) }),
    ...writtenClause(dated.rule, scenario.baseline),
  };
}

function writtenClause(rule: Rule, baseline: Economy): WrittenMap {
  if (rule.kind === 'never') return { withdrawn: true };
  if (rule.kind !== 'at_least') return { [rule.kind]: rule.of.map((part) => writtenClause(part, baseline)) };
  const threshold = writtenDated(rule.threshold, baseline.firstYear);
  const credits = Object.fromEntries(rule.credits.map(({ kind, upTo }) => [kind, formatPercent(upTo)]));
  return {
    [rule.measure]: rule.isCeiling === true ? { at_most: threshold } : threshold,
    ...unlessAll('for', rule.classes, baseline.dimensions.classes),
    ...(rule.makers === undefined ? {} : { makers: rule.makers }),
    ...(rule.exceptMakers === undefined ? {} : { except_makers: rule.exceptMakers }),
    ...(rule.nameplates === undefined ? {} : { nameplates: rule.nameplates }),
    ...(rule.assembledIn === undefined ? {} : { assembled_in: rule.assembledIn }),
    ...(rule.credits.length === 0 ? {} : { credits }),
  };
}

function writtenPeriod({
  inForce,
  until,
}: {
  readonly inForce: number;
  readonly until: number | undefined;
}): WrittenMap {
  return { in_force: inForce, ...(until === undefined ? {} : { until }) };
}

/** A duty on top. */
export function writtenAdditionalDuty(d: AdditionalDuty, { firstYear, dimensions }: Economy): WrittenMap {
  return {
    label: d.label,
    into: d.into,
    from: d.from,
    ...unlessAll('for', d.classes, dimensions.classes),
    rate: writtenDated(d.rate, firstYear),
    on: d.on === 'value' ? 'value' : { content_from: d.on.contentFrom },
    where: d.where,
    ...writtenPeriod(d),
  };
}

/** A duty on parts. */
export function writtenPartsDuty(d: PartsDuty, { firstYear, dimensions }: Economy): WrittenMap {
  return {
    label: d.label,
    assembled_in: d.assembledIn,
    origins: d.origins,
    categories: writtenCategories(d.categories, dimensions),
    rate: writtenDated(d.rate, firstYear),
    offset: writtenDated(d.offset, firstYear),
    ...writtenPeriod(d),
  };
}

/** A sourcing shift. */
export function writtenShift(s: SourcingShift, { dimensions }: Economy): WrittenMap {
  return {
    label: s.label,
    categories: writtenCategories(s.categories, dimensions),
    from: s.from,
    to: s.to,
    amount: formatPercent(s.amount),
    start: s.start,
    over: `${s.overYears} ${s.overYears === 1 ? 'year' : 'years'}`,
    ...unlessAll('for', s.classes, dimensions.classes),
    ...(s.makers === undefined ? {} : { makers: s.makers }),
    ...unlessAll('assembled_in', s.assembledIn, dimensions.region.members),
  };
}

function writtenCategories(categories: PartsDuty['categories'], dimensions: Dimensions): Written {
  return categories.join() === categoryNames(dimensions, ['part']).join() ? 'parts' : categories;
}
