import type { ContentMeasure, DatedRule, Rule, Scenario } from '../types.js';

/** Content measures by name. */
export type Measures = Readonly<Record<string, ContentMeasure>>;

/** Rules over the years, and those that were announced and never came. */
type Rules = Pick<Scenario, 'rules' | 'droppedRules'>;

/**
 * Joins the rules of a file with those it inherits: its own replace the inherited ones from their first date on; what firms
 * planned for before it was announced stays as it was. A measure that the file redefines applies to its own rules, or
 * without one lets the inherited rules go on under the new measures from `effectiveYear` on.
 */
export function joinTimeline(
  parent: Scenario,
  measures: Measures,
  rules: readonly DatedRule[],
  effectiveYear: number,
): Rules {
  const from = rules[0]?.inForce ?? effectiveYear;
  const before = rulesBefore(parent, from);
  const later = parent.rules.filter((rule) => rule.inForce >= from);
  if (rules.length > 0)
    return withDropped([...before, ...rules], parent, later, Math.min(...rules.map((r) => r.announced)));
  const active = before.at(-1);
  const changes = (rule: DatedRule): boolean =>
    measuresOf(rule.rule).some((name) => !sameMeasure(rule.measures[name], measures[name]));
  const anew = [active].filter((rule) => rule !== undefined && later[0]?.inForce !== from && changes(rule));
  const renewed = anew.map((rule) => ({ ...(rule as DatedRule), inForce: from, announced: from, measures }));
  const changed = later.map((rule) =>
    changes(rule) ? { ...rule, announced: Math.max(rule.announced, from), measures } : { ...rule, measures },
  );
  return withDropped([...before, ...renewed, ...changed], parent, later.filter(changes), from);
}

/** The inherited rules that were in force before a year; the first one is taken to hold ever since. */
function rulesBefore({ rules, baseline }: Scenario, year: number): readonly DatedRule[] {
  const before = rules.filter((rule) => rule.inForce < year);
  const [first] = rules;
  if (before.length > 0 || first === undefined || year <= baseline.firstYear) return before;
  return [{ ...first, inForce: baseline.firstYear, announced: Math.min(first.announced, baseline.firstYear) }];
}

/** Rules with those that firms planned for until a year, and the inherited ones that never came. */
function withDropped(
  rules: readonly DatedRule[],
  parent: Scenario,
  dropped: readonly DatedRule[],
  until: number,
): Rules {
  const planned = dropped.filter(({ announced }) => announced < until).map((rule) => ({ ...rule, until }));
  const all = [...(parent.droppedRules ?? []), ...planned];
  return all.length === 0 ? { rules } : { rules, droppedRules: all };
}

/** Names of the measures a rule asks for. */
export function measuresOf(rule: Rule): readonly string[] {
  if (rule.kind === 'at_least') return [rule.measure];
  return rule.kind === 'never' ? [] : rule.of.flatMap(measuresOf);
}

/** Whether two measures count the same. */
export function sameMeasure(a: ContentMeasure | undefined, b: ContentMeasure | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
