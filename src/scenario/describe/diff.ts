import type { Dimensions } from '../../types/dimensions.js';
import type { Scenario } from '../types.js';
import {
  additionalDutyText,
  claimText,
  measureText,
  overrideText,
  partsDutyText,
  shiftText,
  treatmentText,
} from './entry-text.js';
import { requirementParts } from './rule-text.js';
import { ruleOf } from './words.js';

/** One thing that separates two scenarios. A side is undefined where the scenario has nothing of it. */
export type Difference = {
  readonly topic:
    | 'baseline'
    | 'rule'
    | 'content'
    | 'treatment'
    | 'additional duty'
    | 'parts duty'
    | 'sourcing shift'
    | 'assumption'
    | 'metric'
    | 'claim'
    | 'outlook';
  /** What it is about: years of a rule, the name of a measure, the label of a duty. */
  readonly about: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
  /** Why the second scenario has it so, where it says. */
  readonly why: string | undefined;
};

/** What separates two scenarios, in the terms of the rule: first the rule over the years, then everything else. */
export function diffScenarios(a: Scenario, b: Scenario): readonly Difference[] {
  const named = <T>(
    topic: Difference['topic'],
    left: readonly [string, T][],
    right: readonly [string, T][],
    text: (entry: T) => string,
  ) => diffNamed(topic, new Map(left), new Map(right), text);
  const labelled = <T extends { readonly label: string }>(entries: readonly T[]) =>
    entries.map((entry): [string, T] => [entry.label, entry]);
  const treatments = ({ treatments }: Scenario) =>
    treatments.map((t): [string, (typeof treatments)[number]] => [t.name, t]);
  const claims = ({ claims }: Scenario) => claims.map((claim): [string, typeof claim] => [claim.says, claim]);
  const inWords =
    <T>(text: (entry: T, dimensions: Dimensions) => string) =>
    (entry: T): string =>
      text(entry, a.baseline.dimensions);
  return [
    ...(a.baseline.name === b.baseline.name
      ? []
      : [difference('baseline', 'economy', a.baseline.name, b.baseline.name)]),
    ...diffRules(a, b),
    ...named('content', Object.entries(a.measures), Object.entries(b.measures), inWords(measureText)),
    ...named('treatment', treatments(a), treatments(b), inWords(treatmentText)),
    ...named(
      'additional duty',
      labelled(a.additionalDuties),
      labelled(b.additionalDuties),
      inWords(additionalDutyText),
    ),
    ...named('parts duty', labelled(a.partsDuties), labelled(b.partsDuties), inWords(partsDutyText)),
    ...named('sourcing shift', labelled(a.sourcingShifts), labelled(b.sourcingShifts), inWords(shiftText)),
    ...diffAssumptions(a, b),
    ...named('metric', Object.entries(a.metrics), Object.entries(b.metrics), ({ text }) => text),
    ...named('claim', claims(a), claims(b), (claim) => `${claimText(claim)}; holds if ${claim.holdsIf.text}`),
    ...named(
      'outlook',
      labelled(a.outlook ?? []),
      labelled(b.outlook ?? []),
      ({ weight, scenario }) => `${Number((weight * 100).toFixed(6))}% ${scenario.name}`,
    ),
  ];
}

function difference(
  topic: Difference['topic'],
  about: string,
  a: string | undefined,
  b: string | undefined,
  why?: string,
): Difference {
  return { topic, about, a, b, why };
}

function diffNamed<T>(
  topic: Difference['topic'],
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  text: (entry: T) => string,
): Difference[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) => {
    const [left, right] = [a.get(name), b.get(name)];
    const [leftText, rightText] = [left && text(left), right && text(right)];
    return leftText === rightText ? [] : [difference(topic, name, leftText, rightText)];
  });
}

/** Spans of years in which the two rules ask for different things. */
function diffRules(a: Scenario, b: Scenario): Difference[] {
  const first = Math.max(a.baseline.firstYear, b.baseline.firstYear);
  const last = Math.min(a.baseline.lastYear, b.baseline.lastYear);
  const spans: { from: number; to: number; a: string; b: string }[] = [];
  for (let year = first; year <= last; year += 1) {
    const [left, right] = partsThatDiffer(requirementIn(a, year), requirementIn(b, year));
    const open = spans.at(-1);
    if (open?.to === year - 1 && open.a === left && open.b === right) open.to = year;
    else if (left !== right) spans.push({ from: year, to: year, a: left, b: right });
  }
  return spans.map(({ from, to, a: left, b: right }) => {
    const years = to === last ? `from ${from} on` : from === to ? String(from) : `${from} to ${to}`;
    return difference('rule', years, left, right);
  });
}

function requirementIn(scenario: Scenario, year: number): readonly string[] {
  const dated = ruleOf(scenario, year);
  return dated === undefined ? ['no rule'] : requirementParts(dated, year, scenario.baseline.dimensions);
}

/** Of two lists of requirements, what each has that the other has not. */
function partsThatDiffer(a: readonly string[], b: readonly string[]): readonly [string, string] {
  const without = (parts: readonly string[], others: readonly string[]): string => {
    const own = parts.filter((part) => !others.includes(part));
    return own.length === 0 ? 'nothing of it' : own.join(', ');
  };
  return a.join() === b.join() ? ['', ''] : [without(a, b), without(b, a)];
}

function diffAssumptions(a: Scenario, b: Scenario): Difference[] {
  const ids = new Set([...Object.keys(a.parameterOverrides), ...Object.keys(b.parameterOverrides)]);
  return [...ids].flatMap((id) => {
    const [left, right] = [a, b].map((scenario) => {
      const parameter = scenario.baseline.register.get(id);
      const override = scenario.parameterOverrides[id];
      if (override !== undefined) return overrideText(override, parameter);
      return parameter && overrideText({ value: parameter.value, why: undefined, range: undefined }, parameter);
    });
    const why = b.parameterOverrides[id]?.why;
    return left === right ? [] : [difference('assumption', id, left, right, why)];
  });
}
