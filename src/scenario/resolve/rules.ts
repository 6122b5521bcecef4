import { nameHint } from '../diagnostics/nearest.js';
import { type Clause, RULE_KEYS, type WrittenRule } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { DatedRule, DatedValue, Rule, ThresholdCredit } from '../types.js';
import { formatPercent, parsePercent } from '../values.js';
import { asList, checkStart, inOrderOf, type ResolveContext } from './context.js';
import { resolveDated, type WrittenDated, warnIfFalling } from './dated.js';
import { firstStep, rulesOf, startOf } from './dates.js';
import { thresholdBefore } from './held-over.js';
import { resolveMeasures } from './measures.js';
import { checkRuleSize } from './sizes.js';
import type { Measures } from './timeline.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/** Whom a clause is for; clauses inside are for those of them that they name. */
type Scope = Pick<AtLeast, 'classes' | 'makers' | 'exceptMakers' | 'credits'>;

/** Keys of a clause that ask for nothing by themselves. */
const SCOPE_KEYS = ['in_force', 'announced', 'withdrawn', 'content', 'for', 'makers', 'except_makers', 'credits'];

/** What is around a clause; `isOption` says that it is one of several ways to meet the rule. */
type Surroundings = Scope & { readonly placing: Placing; readonly isOption: boolean };

/** What holds of a rule being read: when it comes into force, and the rule it takes the place of. */
type Placing = { readonly inForce: number; readonly earlier: Rule | undefined };

/** The rules that a file writes, by the year they come into force. */
export function resolveRules(context: ResolveContext, measures: Measures): readonly DatedRule[] {
  const { file, parent, baseline, effectiveYear } = context;
  const isList = Array.isArray(file.rule);
  const written = rulesOf(file)
    .map((rule, i) => ({
      rule,
      at: isList ? ['rule', i] : ['rule'],
      inForce: startOf(rule, baseline.firstYear) ?? effectiveYear,
    }))
    .sort((a, b) => a.inForce - b.inForce);
  const rules: DatedRule[] = [];
  for (const { rule, at, inForce } of written) {
    if (rules.at(-1)?.inForce === inForce)
      context.report('rule_date_duplicate', at, `Two rules come into force in ${inForce}.`);
    const inherited = parent?.rules.findLast((one) => one.inForce < inForce) ?? parent?.rules[0];
    const earlier = (rules.at(-1) ?? inherited)?.rule;
    rules.push(...resolveDatedRule(context, rule, measures, { inForce, earlier }, at));
  }
  return rules;
}

function resolveDatedRule(
  context: ResolveContext,
  written: WrittenRule,
  inherited: Measures,
  placing: Placing,
  at: Path,
): DatedRule[] {
  const { inForce } = placing;
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
  const rule = resolveHead({ ...context, formulasFrom }, written, at, placing);
  if (rule === undefined) return [];
  checkRuleSize(context, rule, at);
  return [{ inForce, announced, rule, measures }];
}

function resolveHead(context: ResolveContext, written: WrittenRule, at: Path, placing: Placing): Rule | undefined {
  if (written.withdrawn !== true)
    return resolveClause(context, written, at, {
      classes: context.baseline.dimensions.classes,
      credits: [],
      placing,
      isOption: false,
    });
  const head = new Set<string>(['in_force', 'announced', 'withdrawn', 'content']);
  const other = Object.keys(written).find((key) => !head.has(key));
  if (other !== undefined)
    context.report('key_conflict', [...at, other], `'withdrawn: true' leaves no room for '${other}'.`, { part: 'key' });
  return { kind: 'never' };
}

function resolveClause(context: ResolveContext, clause: Clause, at: Path, outer: Surroundings): Rule | undefined {
  const { placing, isOption } = outer;
  const scope = resolveScope(context, clause, at, outer);
  const known = new Set<string>(RULE_KEYS);
  const measures = Object.keys(clause).filter((key) => !known.has(key));
  const inside = (key: 'all_of' | 'any_of'): (Rule | undefined)[] =>
    (clause[key] ?? []).map((inner, i) =>
      resolveClause(context, inner, [...at, key, i], { ...scope, placing, isOption: isOption || key === 'any_of' }),
    );
  const anyOf = inside('any_of');
  const parts: (Rule | undefined)[] = [
    ...measures.map((name) =>
      resolveThreshold(context, name, clause[name] as WrittenDated, [...at, name], { ...scope, placing, isOption }),
    ),
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
  { placing, isOption, ...scope }: Surroundings,
): Rule | undefined {
  const names = [...new Set([...Object.keys(context.parent?.measures ?? {}), ...context.writtenKeys(['content'])])];
  if (!names.includes(measure))
    context.report('measure_unknown', at, `There is no content measure '${measure}'.`, {
      part: 'key',
      hint:
        nameHint(measure, [...names, ...RULE_KEYS]) ??
        `Measures: ${names.join(', ')}. Others are defined under content.`,
    });
  const stated = resolveDated(context, written, at);
  if (stated === undefined) return undefined;
  const threshold =
    firstStep(written) === undefined
      ? stated
      : sinceInForce(context, measure, stated, at, { placing, isOption, ...scope });
  if (threshold === undefined) return undefined;
  warnIfFalling(context, threshold, at, `The threshold of '${measure}'`);
  return { kind: 'at_least', measure, threshold, ...scope };
}

/**
 * A threshold by year that begins after its rule is in force: until then what the earlier rule asked of the same vehicles
 * holds, nothing if it asked nothing.
 */
function sinceInForce(
  context: ResolveContext,
  measure: string,
  stated: DatedValue,
  at: Path,
  { placing, isOption, ...scope }: Surroundings,
): DatedValue | undefined {
  const first = stated[0]?.from ?? placing.inForce;
  const from = Math.max(placing.inForce, context.baseline.firstYear);
  if (first <= from) return stated;
  const years = first - 1 === from ? `${from}` : `${from} to ${first - 1}`;
  const hint = `Add ${from}: ..., or write in_force: ${first}.`;
  const before = thresholdBefore(placing.earlier, measure, scope);
  if (before === 'several' || (before === 'none' && isOption)) {
    const message = `This says nothing of ${years}, when its rule is in force, and no one threshold is inherited for these years.`;
    context.report('value_missing', at, message, { part: 'key', hint });
    return undefined;
  }
  const held = before === 'none' ? [{ from, value: 0 }] : before.filter((step) => step.from < first);
  const words = before === 'none' ? 'nothing is asked' : `the inherited ${formatPercent(valueAtEnd(held))} holds`;
  context.report(
    'threshold_late',
    at,
    `The rule is in force in ${from}, this threshold from ${first} on: until then ${words}.`,
    {
      part: 'key',
      hint,
    },
  );
  return [...held, ...stated];
}

function valueAtEnd(steps: DatedValue): number {
  return steps.at(-1)?.value ?? 0;
}

function resolveScope(context: ResolveContext, clause: Clause, at: Path, outer: Scope): Scope {
  const { makers, except_makers: except, credits } = clause;
  if (makers !== undefined && except !== undefined)
    context.report('key_conflict', [...at, 'except_makers'], "'makers' and 'except_makers' exclude one another.", {
      part: 'key',
    });
  checkMakers(context, makers, [...at, 'makers']);
  checkMakers(context, except, [...at, 'except_makers']);
  const own = makers === undefined ? undefined : asList(makers);
  const named = own?.filter((maker) => outer.makers?.includes(maker) ?? true) ?? outer.makers;
  const excluded = [...new Set([...(outer.exceptMakers ?? []), ...(except === undefined ? [] : asList(except))])];
  const classes = clause.for === undefined ? outer.classes : inOrderOf(outer.classes, clause.for);
  const leftNobody = [
    ...(classes.length === 0 && outer.classes.length > 0 ? ['for'] : []),
    ...(own !== undefined && (named ?? []).every((maker) => excluded.includes(maker)) ? ['makers'] : []),
  ];
  for (const key of leftNobody)
    context.report(
      'scope_empty',
      [...at, key],
      `Nobody is both in this '${key}' and in that of the clause around it.`,
      {
        part: 'key',
        hint: 'A clause inside another is for those whom both name; put it beside the other instead.',
      },
    );
  return {
    classes,
    ...(named === undefined ? {} : { makers: named }),
    ...(excluded.length === 0 ? {} : { exceptMakers: excluded }),
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
