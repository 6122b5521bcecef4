import { createHash } from 'node:crypto';
import type { Baseline } from '../../baseline/types.js';
import type { ParseExpression } from '../formulas/mathjs-parser.js';
import type { ShapedFile } from '../schema/check-shape.js';
import type { ScenarioFile } from '../schema/file.js';
import { valueAt } from '../schema/plain-data.js';
import type { Report, SourceFile } from '../source/source-file.js';
import type { Scenario } from '../types.js';
import type { ResolveContext } from './context.js';
import { earliestYear, rulesOf, startOf } from './dates.js';
import { reportShiftDoubts } from './doubts.js';
import { resolveAdditionalDuties, resolvePartsDuties } from './duties.js';
import { resolveFormulas } from './formulas.js';
import { resolveMeasures } from './measures.js';
import { movedFile } from './moved-file.js';
import { type ReachScenario, resolveOutlook } from './outlook.js';
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
  readonly reach: ReachScenario;
  /** The year it comes into force instead of its own. */
  readonly inForce?: number;
};

/**
 * Understands a file: resolves what it inherits, checks every name, year and formula, and reports all mistakes.
 * With a mistake reported, the scenario returned is not to be used.
 */
export function resolveScenario(input: ResolveInput): Scenario {
  const context = contextOf(input);
  const { baseline, parent, source } = input;
  const { file } = context;
  const measures = resolveMeasures(context, file.content, parent?.measures ?? {}, ['content']);
  const rules = resolveRules(context, measures);
  if (parent === undefined && file.rule === undefined && context.isWhole)
    context.report('rule_missing', [], 'A scenario that extends nothing needs a rule.', {
      hint: 'Add rule: ..., or extends: nafta-1994.',
    });
  const outlook = resolveOutlook(context, input.reach);
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
    ...(parent === undefined ? { rules } : { parent, ...joinTimeline(parent, measures, rules, context.effectiveYear) }),
    treatments: resolveTreatments(context),
    additionalDuties: resolveAdditionalDuties(context),
    partsDuties: resolvePartsDuties(context),
    sourcingShifts: resolveShifts(context),
    parameterOverrides: resolveParameters(context),
    ...resolveFormulas(context, input.reach),
    calendar: joinCalendar(parent, file),
    outlook,
    hash: hashOf([
      ...(input.inForce === undefined ? [] : [`in force ${input.inForce}`]),
      source.text,
      parent?.hash ?? '',
      ...(outlook ?? []).map(({ scenario }) => scenario.hash),
    ]),
  };
  checkSizes(context, scenario);
  reportShiftDoubts(context, scenario);
  return scenario;
}

function contextOf({ source, shaped, baseline, parent, report, parser, inForce }: ResolveInput): ResolveContext {
  const { isWhole, sourcePath } = shaped;
  const { firstYear } = baseline;
  const begins = effectiveYear(shaped.file, baseline, parent !== undefined);
  const moved = inForce === undefined || begins <= firstYear ? 0 : inForce - begins;
  return {
    file: moved === 0 ? shaped.file : movedFile(shaped.file, moved, firstYear),
    baseline,
    parent,
    isWhole,
    writtenKeys: (at) => keysOf(valueAt(source.data, sourcePath(at))),
    formulasFrom: baseline.firstYear,
    effectiveYear: begins + moved,
    moved,
    report: (code, at, message, options) => report(code, sourcePath(at), message, options),
    parser,
  };
}

/**
 * First year of what a file changes without saying when: that of its rule, else the earliest year it names, else the second
 * simulated. A scenario of its own begins with the simulation.
 */
function effectiveYear(file: ScenarioFile, { firstYear }: Baseline, isChild: boolean): number {
  const starts = rulesOf(file).flatMap((rule) => (isChild ? startOf(rule, firstYear) : rule.in_force) ?? []);
  if (starts.length > 0) return Math.min(...starts);
  return isChild ? Math.max(firstYear + 1, earliestYear(file) ?? firstYear) : firstYear;
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
