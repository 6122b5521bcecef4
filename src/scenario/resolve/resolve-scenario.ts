import { createHash } from 'node:crypto';
import type { Baseline } from '../../baseline/types.js';
import type { ParseExpression } from '../formulas/mathjs-parser.js';
import type { ShapedFile } from '../schema/check-shape.js';
import type { ScenarioFile } from '../schema/file.js';
import { valueAt } from '../schema/plain-data.js';
import type { Report, SourceFile } from '../source/source-file.js';
import type { Scenario } from '../types.js';
import type { ResolveContext } from './context.js';
import { reportShiftDoubts } from './doubts.js';
import { resolveAdditionalDuties, resolvePartsDuties } from './duties.js';
import { resolveFormulas } from './formulas.js';
import { resolveMeasures } from './measures.js';
import { type FindScenario, resolveOutlook } from './outlook.js';
import { resolveParameters } from './parameters.js';
import { resolveRules } from './rules.js';
import { resolveShifts } from './shifts.js';
import { checkSizes } from './sizes.js';
import { joinTimeline } from './timeline.js';
import { resolveTreatments } from './treatments.js';

/** Everything a file of the right shape is understood from. */
export type ResolveInput = {
  readonly source: SourceFile;
  readonly shaped: ShapedFile;
  readonly baseline: Baseline;
  readonly parent: Scenario | undefined;
  readonly report: Report;
  readonly parser: () => ParseExpression;
  readonly find: FindScenario;
};

/**
 * Understands a file: resolves what it inherits, checks every name, year and formula, and reports all mistakes.
 * With a mistake reported, the scenario returned is not to be used.
 */
export function resolveScenario(input: ResolveInput): Scenario {
  const context = contextOf(input);
  const { baseline, parent, source } = input;
  const { file } = input.shaped;
  const measures = resolveMeasures(context, file.content, parent?.measures ?? {}, ['content']);
  const rules = resolveRules(context, measures);
  if (parent === undefined && file.rule === undefined && context.isWhole)
    context.report('rule_missing', [], 'A scenario that extends nothing needs a rule.', {
      hint: 'Add rule: ..., or extends: nafta-1994.',
    });
  const outlook = resolveOutlook(context, input.find);
  const scenario: Scenario = {
    name: file.scenario,
    title: file.title ?? file.scenario,
    summary: file.summary ?? '',
    path: source.path,
    lineage: parent === undefined ? [] : [parent.name, ...parent.lineage],
    sources: (file.sources ?? []).map(({ title, date, url }) => ({
      title,
      ...(date === undefined ? {} : { date: String(date) }),
      ...(url === undefined ? {} : { url }),
    })),
    baseline,
    measures,
    rules: parent === undefined ? rules : joinTimeline(parent, measures, rules, context.effectiveYear),
    treatments: resolveTreatments(context),
    additionalDuties: resolveAdditionalDuties(context),
    partsDuties: resolvePartsDuties(context),
    sourcingShifts: resolveShifts(context),
    parameterOverrides: resolveParameters(context),
    ...resolveFormulas(context),
    calendar: joinCalendar(parent, file),
    outlook,
    hash: hashOf([source.text, parent?.hash ?? '', ...(outlook ?? []).map(({ scenario }) => scenario.hash)]),
  };
  checkSizes(context, scenario);
  reportShiftDoubts(context, scenario);
  return scenario;
}

function contextOf({ source, shaped, baseline, parent, report, parser }: ResolveInput): ResolveContext {
  const { file, isWhole, sourcePath } = shaped;
  const rule = file.rule === undefined ? [] : Array.isArray(file.rule) ? file.rule : [file.rule];
  const dates = rule.flatMap(({ in_force }) => (in_force === undefined ? [] : [in_force as number]));
  const standard = parent === undefined ? baseline.firstYear : baseline.firstYear + 1;
  return {
    file,
    baseline,
    parent,
    isWhole,
    writtenKeys: (at) => keysOf(valueAt(source.data, sourcePath(at))),
    formulasFrom: baseline.firstYear,
    effectiveYear: dates.length === 0 ? standard : Math.min(...dates),
    report: (code, at, message, options) => report(code, sourcePath(at), message, options),
    parser,
  };
}

function keysOf(value: unknown): readonly string[] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}

function joinCalendar(parent: Scenario | undefined, file: ScenarioFile): Scenario['calendar'] {
  const entries = [...(parent?.calendar ?? []), ...(file.calendar ?? [])];
  const unique = new Map(entries.map(({ date, label }) => [`${date} ${label}`, { date, label }]));
  return [...unique.values()].sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
