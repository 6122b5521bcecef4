import { outcomeClasses, outcomeCountries } from '../../types/dimensions.js';
import { METRICS } from '../../types/metrics.js';
import { compileCondition, metricFormula, ownMetrics } from '../formulas/compile-formula.js';
import type { OwnMetrics } from '../formulas/expression.js';
import { FormulaError } from '../formulas/formula-error.js';
import { UNIT_WORDS } from '../formulas/units.js';
import { LIMITS } from '../limits.js';
import type { Path } from '../source/source-file.js';
import type { Claim, Formula, Scenario } from '../types.js';
import { checkYear, type ResolveContext, reportFormulaError } from './context.js';
import type { ReachScenario } from './outlook.js';
import { reportTooMany } from './sizes.js';

/** Figures and claims that a scenario defines by formulas. */
export type ResolvedFormulas = {
  readonly metrics: Readonly<Record<string, Formula>>;
  readonly claims: readonly Claim[];
};

/** Compiles the metrics, inherited ones too since they may use one that is redefined here, and the claims of the file. */
export function resolveFormulas(context: ResolveContext, reach: ReachScenario): ResolvedFormulas {
  const own = context.file.metrics ?? {};
  checkNames(context, Object.keys(own));
  const inherited = Object.entries(context.parent?.metrics ?? {}).map(([name, { text }]) => [name, text] as const);
  const texts = new Map([...inherited, ...Object.entries(own)]);
  if (texts.size > LIMITS.notes) {
    reportTooMany(context, 'metrics', texts.size, LIMITS.notes, 'metrics');
    return { metrics: {}, claims: [] };
  }
  const metrics = ownMetrics(texts, context.parser, context.baseline.dimensions);
  const names: OwnMetrics = {
    ...metrics,
    names: [...new Set([...metrics.names, ...context.writtenKeys(['metrics'])])],
  };
  const compiled = [...texts].flatMap(([name, text]): [string, Formula][] => {
    try {
      return [[name, metricFormula(text, metrics.get(name))]];
    } catch (error) {
      // One that stumbles over another's mistake is not reported again; nor is what the other file reports.
      const isElsewhere = error instanceof FormulaError && error.of !== undefined && error.of !== name;
      if (!isElsewhere && Object.hasOwn(own, name)) reportFormulaError(context, error, ['metrics', name], text);
      return [];
    }
  });
  return { metrics: Object.fromEntries(compiled), claims: resolveClaims(context, names, reach) };
}

const SYNTAX_WORDS = 'and or not mod to in xor min max abs end true false null undefined'.split(' ');

/** A metric of one's own must not hide a word that formulas already have. */
function checkNames(context: ResolveContext, names: readonly string[]): void {
  const taken = new Set<string>([
    'year',
    'baseline',
    ...UNIT_WORDS.keys(),
    ...METRICS.map((metric) => metric.split('.')[0] as string),
    ...outcomeCountries(context.baseline.dimensions),
    ...outcomeClasses(context.baseline.dimensions),
    ...SYNTAX_WORDS,
  ]);
  for (const name of names.filter((name) => taken.has(name)))
    context.report('name_invalid', ['metrics', name], `'${name}' already means something in formulas.`, {
      part: 'key',
    });
}

function resolveClaims(context: ResolveContext, own: OwnMetrics, { find }: ReachScenario): readonly Claim[] {
  return (context.file.claims ?? []).flatMap((written, i): Claim[] => {
    checkYear(context, written.in, ['claims', i, 'in']);
    const against = written.against === undefined ? undefined : find(written.against, ['claims', i, 'against']);
    if (against !== undefined) checkComparable(context, against, ['claims', i, 'against']);
    try {
      const holdsIf = compileCondition(written.holds_if, context.parser(), own);
      const claim = { says: written.says, who: written.who, holdsIf, year: written.in };
      return [against === undefined ? claim : { ...claim, against }];
    } catch (error) {
      const isElsewhere = error instanceof FormulaError && error.of !== undefined;
      if (!isElsewhere) reportFormulaError(context, error, ['claims', i, 'holds_if'], written.holds_if);
      return [];
    }
  });
}

/** A claim is measured against a scenario of the same economy. */
function checkComparable({ baseline, report }: ResolveContext, against: Scenario, at: Path): void {
  if (against.baseline.hash === baseline.hash && against.outlook === undefined) return;
  const reason =
    against.outlook === undefined ? `starts from another economy, ${against.baseline.name}` : 'is an outlook';
  report('against_unusable', at, `'${against.name}' ${reason}.`);
}
