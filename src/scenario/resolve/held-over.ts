import type { DatedValue, Rule } from '../types.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/** What a threshold is on, and whom it is for. */
export type Asked = Omit<AtLeast, 'kind' | 'threshold'>;

/**
 * What an earlier rule asks of a measure, of the same vehicles: its threshold; `none` when it asks nothing of them, and
 * `several` when it asks different things of some.
 */
export function thresholdBefore(rule: Rule | undefined, whom: Asked): DatedValue | 'none' | 'several' {
  const asked = rule === undefined ? [] : clausesOf(rule).filter((clause) => meets(clause, whom));
  const [first] = asked;
  if (first === undefined) return 'none';
  const isOne = asked.every((clause) => JSON.stringify(clause.threshold) === JSON.stringify(first.threshold));
  const isAll = whom.classes.every((vehicleClass) => asked.some(({ classes }) => classes.includes(vehicleClass)));
  const isSame = asked.every((clause) => isForAll(clause) || namesOf(clause) === namesOf(whom));
  return isOne && isAll && isSame ? first.threshold : 'several';
}

function clausesOf(rule: Rule): readonly AtLeast[] {
  if (rule.kind === 'at_least') return [rule];
  return rule.kind === 'never' ? [] : rule.of.flatMap(clausesOf);
}

/** Whether a clause asks the same kind of thing of some of the same vehicles. */
function meets(clause: AtLeast, whom: Asked): boolean {
  const shares = (some: readonly string[] | undefined, others: readonly string[] | undefined): boolean =>
    some === undefined || others === undefined || some.some((name) => others.includes(name));
  return (
    clause.measure === whom.measure &&
    clause.isCeiling === whom.isCeiling &&
    (['classes', 'makers', 'nameplates', 'assembledIn'] as const).every((key) => shares(clause[key], whom[key]))
  );
}

function isForAll(clause: AtLeast): boolean {
  return namesOf(clause) === '{}';
}

function namesOf({ makers, exceptMakers, nameplates, assembledIn }: Asked): string {
  return JSON.stringify({ makers, exceptMakers, nameplates, assembledIn });
}
