import type { ContentMeasure, DatedRule, Rule, Scenario } from '../types.js';

/** Content measures by name. */
export type Measures = Readonly<Record<string, ContentMeasure>>;

/**
 * Joins the rules of a file with those it inherits: its own replace the inherited ones from their first date on. A
 * measure it redefines applies from that date too, since rules that held before keep their measures; they only learn
 * the names that are new, so that every rule knows all names. Without a rule of its own, the inherited one goes on
 * under the new measures from `effectiveYear` on.
 */
export function joinTimeline(
  parent: Scenario,
  measures: Measures,
  rules: readonly DatedRule[],
  effectiveYear: number,
): readonly DatedRule[] {
  const from = rules[0]?.inForce ?? effectiveYear;
  const before = parent.rules.filter((rule) => rule.inForce < from);
  const kept = before.map((rule) => ({ ...rule, measures: { ...measures, ...rule.measures } }));
  return [...kept, ...(rules.length > 0 ? rules : continued(parent, before.at(-1), measures, from))];
}

/** The inherited rules from a year on; the one in force then begins anew if a measure it asks for has changed. */
function continued(
  parent: Scenario,
  active: DatedRule | undefined,
  measures: Measures,
  from: number,
): readonly DatedRule[] {
  const later = parent.rules.filter((rule) => rule.inForce >= from).map((rule) => ({ ...rule, measures }));
  const beginsAnew =
    active !== undefined &&
    later[0]?.inForce !== from &&
    measuresOf(active.rule).some((name) => !sameMeasure(active.measures[name], measures[name]));
  return beginsAnew ? [{ inForce: from, announced: from, rule: active.rule, measures }, ...later] : later;
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
