import { VEHICLE_CLASSES } from '../../types/dimensions.js';
import { nameHint } from '../diagnostics/nearest.js';
import { type Clause, RULE_KEYS, type WrittenRule } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { DatedRule, Rule, ThresholdCredit } from '../types.js';
import { parsePercent } from '../values.js';
import { asList, checkStart, inOrderOf, type ResolveContext } from './context.js';
import { resolveDated, type WrittenDated, warnIfFalling } from './dated.js';
import { resolveMeasures } from './measures.js';
import { checkRuleSize } from './sizes.js';
import type { Measures } from './timeline.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/** Whom a clause is for; clauses inside take it over where they say nothing else. */
type Scope = Pick<AtLeast, 'classes' | 'makers' | 'exceptMakers' | 'credits'>;

/** Keys of a clause that ask for nothing by themselves. */
const SCOPE_KEYS = ['in_force', 'announced', 'withdrawn', 'content', 'for', 'makers', 'except_makers', 'credits'];

const EVERYONE: Scope = { classes: VEHICLE_CLASSES, credits: [] };

/** The rules that a file writes, by the year they come into force. */
export function resolveRules(context: ResolveContext, measures: Measures): readonly DatedRule[] {
  const { rule } = context.file;
  if (rule === undefined) return [];
  const written = asList(rule);
  const isList = Array.isArray(rule);
  const rules = written.flatMap((one, i) => resolveDatedRule(context, one, measures, isList ? ['rule', i] : ['rule']));
  const seen = new Set<number>();
  for (const [i, { inForce }] of rules.entries()) {
    if (seen.has(inForce))
      context.report('rule_date_duplicate', ['rule', i], `Two rules come into force in ${inForce}.`);
    seen.add(inForce);
  }
  return [...rules].sort((a, b) => a.inForce - b.inForce);
}

function resolveDatedRule(context: ResolveContext, written: WrittenRule, inherited: Measures, at: Path): DatedRule[] {
  const inForce = written.in_force ?? context.effectiveYear;
  const announced = written.announced ?? inForce;
  checkStart(context, inForce, [...at, 'in_force']);
  if (announced > inForce)
    context.report(
      'dates_order',
      [...at, 'announced'],
      `The rule is in force in ${inForce}, before it is announced in ${announced}.`,
    );
  if (context.parent !== undefined && inForce <= context.baseline.firstYear)
    context.report(
      'rule_in_the_past',
      [...at, 'in_force'],
      `This rule is in force in ${inForce}, so it also changes ${context.baseline.firstYear}, the year the data are of.`,
    );
  const measures = resolveMeasures(context, written.content, inherited, [...at, 'content']);
  const formulasFrom = Math.min(Math.max(context.baseline.firstYear, inForce), context.baseline.lastYear);
  const rule = resolveHead({ ...context, formulasFrom }, written, at);
  if (rule === undefined) return [];
  checkRuleSize(context, rule, at);
  return [{ inForce, announced, rule, measures }];
}

function resolveHead(context: ResolveContext, written: WrittenRule, at: Path): Rule | undefined {
  if (written.withdrawn !== true) return resolveClause(context, written, at, EVERYONE);
  const head = new Set<string>(['in_force', 'announced', 'withdrawn', 'content']);
  const other = Object.keys(written).find((key) => !head.has(key));
  if (other !== undefined)
    context.report('key_conflict', [...at, other], `'withdrawn: true' leaves no room for '${other}'.`, { part: 'key' });
  return { kind: 'never' };
}

function resolveClause(context: ResolveContext, clause: Clause, at: Path, outer: Scope): Rule | undefined {
  const scope = resolveScope(context, clause, at, outer);
  const known = new Set<string>(RULE_KEYS);
  const measures = Object.keys(clause).filter((key) => !known.has(key));
  const inside = (key: 'all_of' | 'any_of'): (Rule | undefined)[] =>
    (clause[key] ?? []).map((inner, i) => resolveClause(context, inner, [...at, key, i], scope));
  const anyOf = inside('any_of');
  const parts: (Rule | undefined)[] = [
    ...measures.map((name) => resolveThreshold(context, name, clause[name] as WrittenDated, [...at, name], scope)),
    ...inside('all_of').flatMap(flatten),
    ...(clause.any_of === undefined
      ? []
      : flatten(anyOf.every((rule) => rule !== undefined) ? either(anyOf) : undefined)),
  ];
  if (parts.length === 0) {
    if (context.writtenKeys(at).every((key) => SCOPE_KEYS.includes(key)))
      context.report('rule_empty', at, 'This rule asks for nothing.', {
        part: 'key',
        hint: 'Name a content measure with its threshold, e.g. regional: 75%.',
      });
    return undefined;
  }
  const found = parts.filter((part) => part !== undefined);
  if (found.length < parts.length) return undefined;
  return found.length === 1 ? found[0] : { kind: 'all_of', of: found };
}

/** All of several things inside an all_of is nothing but all of them. */
function flatten(rule: Rule | undefined): readonly (Rule | undefined)[] {
  return rule?.kind === 'all_of' ? rule.of : [rule];
}

function either(of: readonly Rule[]): Rule {
  return of.length === 1 ? (of[0] as Rule) : { kind: 'any_of', of };
}

function resolveThreshold(
  context: ResolveContext,
  measure: string,
  written: WrittenDated,
  at: Path,
  scope: Scope,
): Rule | undefined {
  const names = [...new Set([...Object.keys(context.parent?.measures ?? {}), ...context.writtenKeys(['content'])])];
  if (!names.includes(measure))
    context.report('measure_unknown', at, `There is no content measure '${measure}'.`, {
      part: 'key',
      hint:
        nameHint(measure, [...names, ...RULE_KEYS]) ??
        `Measures: ${names.join(', ')}. Others are defined under content.`,
    });
  const threshold = resolveDated(context, written, at);
  if (threshold === undefined) return undefined;
  warnIfFalling(context, threshold, at, `The threshold of '${measure}'`);
  return { kind: 'at_least', measure, threshold, ...scope };
}

function resolveScope(context: ResolveContext, clause: Clause, at: Path, outer: Scope): Scope {
  const { makers, except_makers: except, credits } = clause;
  if (makers !== undefined && except !== undefined)
    context.report('key_conflict', [...at, 'except_makers'], "'makers' and 'except_makers' exclude one another.", {
      part: 'key',
    });
  checkMakers(context, makers, [...at, 'makers']);
  checkMakers(context, except, [...at, 'except_makers']);
  const whom = makers === undefined && except === undefined ? outer : { makers, exceptMakers: except };
  return {
    classes: clause.for === undefined ? outer.classes : inOrderOf(VEHICLE_CLASSES, clause.for as never),
    ...(whom.makers === undefined ? {} : { makers: asList(whom.makers) }),
    ...(whom.exceptMakers === undefined ? {} : { exceptMakers: asList(whom.exceptMakers) }),
    credits: credits === undefined ? outer.credits : resolveCredits(credits),
  };
}

function resolveCredits(credits: NonNullable<Clause['credits']>): readonly ThresholdCredit[] {
  return (['development', 'flat'] as const).flatMap((kind) => {
    const text = credits[kind];
    return text === undefined ? [] : [{ kind, upTo: parsePercent(text) as number }];
  });
}

/** Reports makers of whom the baseline has no carline. */
export function checkMakers(context: ResolveContext, makers: string | readonly string[] | undefined, at: Path): void {
  if (makers === undefined) return;
  const known = [...new Set(context.baseline.carlines.map((carline) => carline.maker))];
  for (const [i, maker] of asList(makers).entries()) {
    if (known.includes(maker)) continue;
    const place = Array.isArray(makers) ? [...at, i] : at;
    context.report('maker_unknown', place, `The baseline has no carline of '${maker}'.`, {
      hint: nameHint(maker, known) ?? `Makers: ${known.join(', ')}.`,
    });
  }
}
