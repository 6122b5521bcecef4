import { type Dimensions, leadingMember } from '../../types/dimensions.js';
import { effectiveRegister } from '../effective-register.js';
import { measuresOf } from '../resolve/timeline.js';
import type { DatedRule, Rule, Scenario } from '../types.js';
import { formatPercent } from '../values.js';
import { classWords, countryWords, measureWords, ruleOf, valueInYear } from './words.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/**
 * The rule of a year and what a vehicle pays that misses it, in one line.
 * @example '85% North American, 50% U.S., every part traced, or pay 2.5% (cars) / 25% (light trucks)'
 */
export function ruleInOneLine(scenario: Scenario, year: number): string {
  const dated = ruleOf(scenario, year);
  const duty = `${mfnWords(scenario)}${additionalWords(scenario, year)}`;
  if (dated === undefined || dated.rule.kind === 'never') return `no preference: pay ${duty}`;
  return `${requirementParts(dated, year, scenario.baseline.dimensions).join(', ')}, or pay ${duty}`;
}

/** What a rule asks for in a year, part by part: requirements that must all be met, and how parts are traced. */
export function requirementParts(dated: DatedRule, year: number, dimensions: Dimensions): readonly string[] {
  const { rule } = dated;
  const parts =
    rule.kind === 'all_of'
      ? rule.of.map((part) => ruleWords(part, year, true, dimensions))
      : [ruleWords(rule, year, false, dimensions)];
  const tracing = tracingWords(dated);
  return tracing === undefined ? parts : [...parts, tracing];
}

function ruleWords(rule: Rule, year: number, isInside: boolean, dimensions: Dimensions): string {
  if (rule.kind === 'never') return 'nothing qualifies';
  if (rule.kind === 'at_least') return thresholdWords(rule, year, dimensions);
  const isAll = rule.kind === 'all_of';
  const parts = rule.of.map((part) => ruleWords(part, year, true, dimensions));
  const text = parts.join(isAll ? ', ' : ' or ');
  return isInside ? `(${text})` : text;
}

function thresholdWords(rule: AtLeast, year: number, dimensions: Dimensions): string {
  if (rule.classes.length === 0) return `nothing ${measureWords(rule.measure, dimensions)}, for it is for nobody`;
  const whom = [
    ...(rule.classes.length === dimensions.classes.length ? [] : [classWords(rule.classes, dimensions)]),
    ...(rule.makers === undefined ? [] : [someMakers(rule.makers)]),
    ...(rule.exceptMakers === undefined ? [] : [`not ${someMakers(rule.exceptMakers)}`]),
    ...(rule.nameplates === undefined ? [] : [someMakers(rule.nameplates)]),
    ...(rule.assembledIn === undefined ? [] : [`made in ${countryWords(rule.assembledIn, dimensions)}`]),
  ];
  const scope = whom.length === 0 ? '' : ` (${whom.join(', ')})`;
  const most = rule.isCeiling === true ? 'at most ' : '';
  return `${most}${formatPercent(valueInYear(rule.threshold, year))} ${measureWords(rule.measure, dimensions)}${scope}`;
}

function someMakers(makers: readonly string[]): string {
  const FEW = 2;
  return makers.length <= FEW ? makers.join(' and ') : `${makers[0] as string} and ${makers.length - 1} others`;
}

function tracingWords({ rule, measures }: DatedRule): string | undefined {
  const used = measuresOf(rule).map((name) => measures[name]);
  if (used.length === 0) return undefined;
  if (used.some((measure) => measure?.untraced === 'register')) return 'with the tracing list of NAFTA';
  const isTraced = used.every((measure) => measure !== undefined && Object.keys(measure.untraced).length === 0);
  return isTraced ? 'every part traced' : undefined;
}

/** Rates on top of that in the region's first country. */
function additionalWords({ additionalDuties, baseline }: Scenario, year: number): string {
  const market = leadingMember(baseline.dimensions);
  const due = additionalDuties.filter(
    ({ into, inForce, until }) => into.includes(market) && inForce <= year && (until === undefined || year < until),
  );
  const rates = new Set(due.map(({ rate }) => valueInYear(rate, year)).filter((rate) => rate > 0));
  return rates.size === 0 ? '' : `, plus ${[...rates].map(formatPercent).join(' or ')} in additional duties`;
}

/** The duty a vehicle pays in the region's first country without a preference. */
function mfnWords(scenario: Scenario): string {
  const register = effectiveRegister(scenario);
  const { dimensions } = scenario.baseline;
  const rates = dimensions.classes.map((vehicleClass) => {
    const rate = register.get(`mfn.${leadingMember(dimensions)}.${vehicleClass}`)?.value;
    return rate === undefined ? undefined : `${formatPercent(rate)} (${classWords([vehicleClass], dimensions)})`;
  });
  return rates.includes(undefined) ? 'the MFN duty' : rates.join(' / ');
}
