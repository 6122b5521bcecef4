import { nameHint } from '../diagnostics/nearest.js';
import { type Clause, RULE_KEYS, type WrittenRule } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { DatedRule, DatedValue, Rule } from '../types.js';
import { formatPercent } from '../values.js';
import { checkStart, type ResolveContext } from './context.js';
import { resolveDated, type WrittenDated, warnIfLoosened } from './dated.js';
import { firstStep, rulesOf, startOf } from './dates.js';
import { type Asked, thresholdBefore } from './held-over.js';
import { resolveMeasures } from './measures.js';
import { everyone, resolveScope, SCOPE_KEYS, type Scope } from './scope.js';
import { checkRuleSize } from './sizes.js';
import type { Measures } from './timeline.js';

/** What is around a clause; `isOption` says that it is one of several ways to meet the rule. */
type Surroundings = Scope & { readonly placing: Placing; readonly isOption: boolean };

/** A threshold as written: a floor, or the most there may be. */
type WrittenThreshold = WrittenDated | { readonly at_most: WrittenDated };

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
      ...everyone(context),
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
      resolveThreshold(context, name, clause[name] as WrittenThreshold, [...at, name], { ...scope, placing, isOption }),
    ),
    ...inside('all_of').flatMap(flatten),
    ...(clause.any_of === undefined
      ? []
      : flatten(anyOf.every((rule) => rule !== undefined) ? either(anyOf) : undefined)),
  ];
  if (parts.length === 0) {
    if (context.writtenKeys(at).every((key) => SCOPE_KEYS.has(key)))
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
  written: WrittenThreshold,
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
  const isCeiling = isMost(written);
  const value = isCeiling ? written.at_most : written;
  const valueAt = isCeiling ? [...at, 'at_most'] : at;
  const stated = resolveDated(context, value, valueAt);
  if (stated === undefined) return undefined;
  const asked = { measure, ...(isCeiling ? { isCeiling } : {}), ...scope };
  const threshold =
    firstStep(value) === undefined ? stated : sinceInForce(context, asked, stated, valueAt, { placing, isOption });
  if (threshold === undefined) return undefined;
  warnIfLoosened(context, threshold, valueAt, measure, isCeiling);
  return { kind: 'at_least', ...asked, threshold };
}

function isMost(written: WrittenThreshold): written is { readonly at_most: WrittenDated } {
  return typeof written === 'object' && Object.hasOwn(written, 'at_most');
}

/**
 * A threshold by year that begins after its rule is in force: until then what the earlier rule asked of the same vehicles
 * holds, nothing if it asked nothing.
 */
function sinceInForce(
  context: ResolveContext,
  asked: Asked,
  stated: DatedValue,
  at: Path,
  { placing, isOption }: Pick<Surroundings, 'placing' | 'isOption'>,
): DatedValue | undefined {
  const first = stated[0]?.from ?? placing.inForce;
  const from = Math.max(placing.inForce, context.baseline.firstYear);
  if (first <= from) return stated;
  const years = first - 1 === from ? `${from}` : `${from} to ${first - 1}`;
  const hint = `Add ${from}: ..., or write in_force: ${first}.`;
  const before = thresholdBefore(placing.earlier, asked);
  if (before === 'several' || (before === 'none' && isOption)) {
    const message = `This says nothing of ${years}, when its rule is in force, and no one threshold is inherited for these years.`;
    context.report('value_missing', at, message, { part: 'key', hint });
    return undefined;
  }
  const held =
    before === 'none'
      ? [{ from, value: asked.isCeiling === true ? 1 : 0 }]
      : before.filter((step) => step.from < first);
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
