import type { Scenario } from '../types.js';
import { type Difference, diffScenarios } from './diff.js';
import { claimText } from './entry-text.js';
import { ruleInOneLine } from './rule-text.js';

/**
 * What a scenario does, in plain sentences: relative to the one it extends where that is given, else by itself.
 * @param parent The scenario it extends.
 */
export function describeScenario(scenario: Scenario, parent?: Scenario): readonly string[] {
  const { firstYear, lastYear } = scenario.baseline;
  const opening = [
    `${scenario.title}${scenario.title === scenario.name ? '' : ` (${scenario.name})`}.`,
    ...(scenario.summary === '' ? [] : [scenario.summary]),
  ];
  const claims = scenario.claims.map((claim) => `Claimed: ${claimText(claim)}.`);
  if (parent === undefined) {
    const years = lastYear === firstYear ? `${firstYear}` : `${firstYear} to ${lastYear}`;
    return [
      ...opening,
      `It stands on the baseline ${scenario.baseline.name}, ${years}.`,
      `In ${lastYear} its rule is: ${ruleInOneLine(scenario, lastYear)}.`,
      ...claims,
    ];
  }
  const changes = diffScenarios(parent, scenario).filter(({ topic }) => topic !== 'claim');
  const base = `It extends ${parent.name} (${parent.title})`;
  return [
    ...opening,
    changes.length === 0 ? `${base} and changes nothing.` : `${base} and changes this:`,
    ...changes.map(differenceSentence),
    ...claims,
  ];
}

/** A difference as a sentence, as a change from the first scenario to the second. */
function differenceSentence({ topic, about, a, b, why }: Difference): string {
  const reason = why === undefined ? '' : ` Reason: ${why.replace(/\.$/, '')}.`;
  const subject = topic === 'rule' ? `The rule, ${about},` : `The ${topic} '${about}'`;
  if (a === undefined) return `New ${topic} '${about}': ${b ?? ''}.${reason}`;
  if (b === undefined) return `${subject} is gone; it was: ${a}.${reason}`;
  return topic === 'rule'
    ? `${subject} asks for: ${b}; before: ${a}.${reason}`
    : `${subject} is now: ${b}; before: ${a}.${reason}`;
}
