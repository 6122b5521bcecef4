import type { DatedValue, Rule, Scenario } from '../scenario/types.js';
import { kept } from '../types/kept.js';
import type { CarlineGroups } from './carline-groups.js';
import { withEarlier } from './dated.js';
import type { PolicyValues } from './parameters.js';
import { type Regime, type RegimeBook, regimeUnder } from './regime.js';
import { type RegimeOutline, regimeOutline } from './regime-outline.js';

/** Regimes of a scenario, and which is in force and which is planned for in each year. */
export type RegimeTimeline = {
  readonly regimes: readonly Regime[];
  /** The regime in force, by year from the first. */
  readonly inForce: readonly Regime[];
  /** The regime that sourcing decided in the year is made for. */
  readonly plannedFor: readonly Regime[];
};

/** What a timeline follows from besides its scenario. */
export type TimelineTerms = {
  /** From the base year on. */
  readonly years: readonly number[];
  /** Years by which a plan looks ahead. */
  readonly horizon: number;
  /** Values of the policy's parameters, each from a year on, ascending; the first from before all years. */
  readonly values: readonly { readonly from: number; readonly values: PolicyValues }[];
};

/**
 * Prepares the regimes of a scenario's years: all but the values of parameters is made once. Sourcing decided in a year is
 * made for the rule that is announced by then for `horizon` years ahead, under the duties of the day.
 */
export function createTimeline(
  scenario: Scenario,
  groups: CarlineGroups,
): (terms: TimelineTerms, book: RegimeBook) => RegimeTimeline {
  const changes = changeYears(scenario);
  const since = (year: number): number => changes.findLast((change) => change <= year) ?? Number.NEGATIVE_INFINITY;
  const outlines = new Map<string, RegimeOutline>();
  const outlineIn = (ruleYear: number, year: number): RegimeOutline =>
    kept(outlines, `${since(ruleYear)} ${since(year)}`, () =>
      regimeOutline(scenario, groups, { ruleYear, knownIn: year, year }),
    );
  const outlinesBy = new Map<string, YearOutlines>();
  const outlinesOf = (years: readonly number[], horizon: number): YearOutlines =>
    kept(outlinesBy, `${years.length} ${horizon}`, () => ({
      inForce: years.map((year) => outlineIn(year, year)),
      plannedFor: years.map((year) => outlineIn(year + horizon, year)),
    }));
  return ({ years, horizon, values }, book) => {
    const outlined = outlinesOf(years, horizon);
    const valuesIn = years.map((year) => values.findLast(({ from }) => from <= year)?.values as PolicyValues);
    const under = (outline: RegimeOutline, y: number): Regime =>
      regimeUnder(book, outline, valuesIn[y] as PolicyValues);
    const inForce = outlined.inForce.map(under);
    const plannedFor = outlined.plannedFor.map(under);
    // In the order they come: sums over them are then the same to the bit in all scenarios until one differs.
    const regimes = new Set(inForce.flatMap((regime, y) => [regime, plannedFor[y] as Regime]));
    return { regimes: [...regimes], inForce, plannedFor };
  };
}

/** Outlines of the regimes in force and planned for, by year. */
type YearOutlines = { readonly inForce: readonly RegimeOutline[]; readonly plannedFor: readonly RegimeOutline[] };

/** Years, ascending, in which anything in a scenario's policy changes: between two of them regimes stay as they are. */
function changeYears(scenario: Scenario): readonly number[] {
  const steps = (dated: DatedValue | 'mfn'): number[] => (dated === 'mfn' ? [] : dated.map((step) => step.from));
  const term = (what: { readonly inForce: number; readonly until: number | undefined }): number[] =>
    what.until === undefined ? [what.inForce] : [what.inForce, what.until];
  const thresholds = (rule: Rule): number[] => {
    if (rule.kind === 'at_least') return steps(rule.threshold);
    return rule.kind === 'never' ? [] : rule.of.flatMap(thresholds);
  };
  const { droppedRules: dropped = [] } = scenario;
  const years = [
    ...[...scenario.rules, ...dropped].flatMap(({ inForce, announced, rule }) => [
      inForce,
      announced,
      ...thresholds(rule),
    ]),
    ...dropped.map(({ until }) => until),
    ...scenario.treatments.flatMap(withEarlier).flatMap((way) => [...term(way), ...steps(way.duty)]),
    ...scenario.additionalDuties.flatMap(withEarlier).flatMap((duty) => [...term(duty), ...steps(duty.rate)]),
    ...scenario.partsDuties
      .flatMap(withEarlier)
      .flatMap((duty) => [...term(duty), ...steps(duty.rate), ...steps(duty.offset)]),
  ];
  return [...new Set(years)].sort((x, y) => x - y);
}
