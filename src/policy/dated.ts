import type { DatedRule, DatedValue, Scenario } from '../scenario/types.js';

/** The value that holds in a year: that of the last step that has come, or the first step's before any has. */
export function valueIn(dated: DatedValue, year: number): number {
  let value = dated[0]?.value ?? 0;
  for (const step of dated) if (step.from <= year) value = step.value;
  return value;
}

/** Something with a first year and an end, or none, that may have taken the place of something else. */
type Dated<T> = { readonly inForce: number; readonly until: number | undefined; readonly before?: T };

/** What holds in a year of an entry and those whose place it took; undefined when none does. */
export function holdingIn<T extends Dated<T>>(entry: T, year: number): T | undefined {
  let found: T | undefined = entry;
  while (found !== undefined && year < found.inForce) found = found.before;
  return found === undefined || (found.until !== undefined && year >= found.until) ? undefined : found;
}

/** An entry and all whose place it took, the newest first. */
export function withEarlier<T extends { readonly before?: T }>(entry: T): readonly T[] {
  return entry.before === undefined ? [entry] : [entry, ...withEarlier(entry.before)];
}

/** The rule in force in a year, among those announced by `knownIn`: the last whose date has come, or the first of all. */
export function ruleIn(
  { rules, droppedRules = [] }: Pick<Scenario, 'rules' | 'droppedRules'>,
  year: number,
  knownIn = year,
): DatedRule | undefined {
  let found = rules[0];
  let since = Number.NEGATIVE_INFINITY;
  const expected =
    droppedRules.length === 0 ? rules : [...rules, ...droppedRules.filter(({ until }) => knownIn < until)];
  for (const dated of expected) {
    if (dated.inForce > year || dated.announced > knownIn || dated.inForce < since) continue;
    found = dated;
    since = dated.inForce;
  }
  return found;
}
