import type { Rule } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { nothingThere, type Step, setDated } from './sweep-place.js';

/**
 * A rule with the thresholds replaced that the steps name: `regional` for all on that measure, `all_of`, 0, `regional` for
 * those of one part, and a year at the end for one step of a dated threshold.
 */
export function setInRule(rule: Rule, steps: readonly Step[], value: number, path: string): Rule {
  const [step, ...rest] = steps;
  if ((step === 'all_of' || step === 'any_of') && rule.kind === step && typeof rest[0] === 'number') {
    const [index, ...further] = rest;
    const part = rule.of[index];
    if (part === undefined) throw nothingThere(path, [`${step}[0] to ${step}[${rule.of.length - 1}]`]);
    return { ...rule, of: rule.of.with(index, setInRule(part, further, value, path)) };
  }
  // `at_most` names a ceiling as the file writes it; which thresholds are ceilings the rule knows.
  const after = rest[0] === 'at_most' ? rest.slice(1) : rest;
  const years = after.filter((year) => typeof year === 'number');
  if (typeof step !== 'string' || years.length !== after.length || after.length > 1) {
    throw nothingThere(path, measuresOf(rule));
  }
  if (!measuresOf(rule).includes(step)) throw nothingThere(path, measuresOf(rule));
  return setThreshold(rule, step, years[0], value, path);
}

function setThreshold(rule: Rule, measure: string, year: number | undefined, value: number, path: string): Rule {
  switch (rule.kind) {
    case 'all_of':
    case 'any_of':
      return { ...rule, of: rule.of.map((part) => setThreshold(part, measure, year, value, path)) };
    case 'at_least':
      if (rule.measure !== measure) return rule;
      if (!(value >= 0 && value <= 1)) {
        throw new RoosimError('usage', `A threshold lies between 0% and 100%; ${value} does not.`);
      }
      return { ...rule, threshold: setDated(rule.threshold, year, value, path) };
    case 'never':
      return rule;
  }
}

function measuresOf(rule: Rule): readonly string[] {
  if (rule.kind === 'never') return [];
  if (rule.kind === 'at_least') return [rule.measure];
  return [...new Set(rule.of.flatMap(measuresOf))];
}
