import type { DatedRule, DatedValue } from '../scenario/types.js';

/** The value that holds in a year: that of the last step that has come, or the first step's before any has. */
export function valueIn(dated: DatedValue, year: number): number {
  let value = dated[0]?.value ?? 0;
  for (const step of dated) if (step.from <= year) value = step.value;
  return value;
}

/** Whether something with a first year and an end, or none, holds in a year. */
export function isInForce(
  what: { readonly inForce: number; readonly until: number | undefined },
  year: number,
): boolean {
  return what.inForce <= year && (what.until === undefined || year < what.until);
}

/** The rule in force in a year, among those announced by `knownIn`: the last whose date has come, or the first of all. */
export function ruleIn(rules: readonly DatedRule[], year: number, knownIn = year): DatedRule | undefined {
  let found = rules[0];
  for (const dated of rules) if (dated.inForce <= year && dated.announced <= knownIn) found = dated;
  return found;
}
