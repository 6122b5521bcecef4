import type { DatedValue, Rule } from '../types.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/** Whom a threshold is for. */
type Whom = Pick<AtLeast, 'classes' | 'makers' | 'exceptMakers'>;

/**
 * What an earlier rule asks of a measure, of the same vehicles: its threshold; `none` when it asks nothing of them, and
 * `several` when it asks different things of some.
 */
export function thresholdBefore(rule: Rule | undefined, measure: string, whom: Whom): DatedValue | 'none' | 'several' {
  const asked =
    rule === undefined ? [] : clausesOf(rule).filter((clause) => clause.measure === measure && meets(clause, whom));
  const [first] = asked;
  if (first === undefined) return 'none';
  const isOne = asked.every((clause) => JSON.stringify(clause.threshold) === JSON.stringify(first.threshold));
  const isAll = whom.classes.every((vehicleClass) => asked.some(({ classes }) => classes.includes(vehicleClass)));
  const isSame = asked.every((clause) => makersOf(clause) === '{}' || makersOf(clause) === makersOf(whom));
  return isOne && isAll && isSame ? first.threshold : 'several';
}

function clausesOf(rule: Rule): readonly AtLeast[] {
  if (rule.kind === 'at_least') return [rule];
  return rule.kind === 'never' ? [] : rule.of.flatMap(clausesOf);
}

function meets(clause: AtLeast, { classes, makers }: Whom): boolean {
  const named = clause.makers;
  const sharesMakers = named === undefined || makers === undefined || named.some((maker) => makers.includes(maker));
  return sharesMakers && clause.classes.some((vehicleClass) => classes.includes(vehicleClass));
}

function makersOf({ makers, exceptMakers }: Whom): string {
  return JSON.stringify({ makers, exceptMakers });
}
